import { type Annotation, DecodeError, EOFError, ValidationFailedError } from '../runtime/index.js';
import { join } from './rows.js';

/** What was wrong with bytes that could not be read, and where. */
export interface Fault {
  /** The name of the error's class, e.g. `EOFError`, `ValidationNotInEnumError`. */
  readonly kind: string;
  /** The field in the specification, e.g. `/types/client_frame/seq/2`. */
  readonly path: string;
  /** The field in the bytes, e.g. `records[3].frame.message`. */
  readonly field: string;
  /** Offset of the first byte of that field. */
  readonly at: number;
  /**
   * Offset of the byte that is wrong: of a text the first that belongs to no character, of a value that is not
   * allowed its first, and where bytes are missing the place where they should be.
   */
  readonly byte: number;
  /** What was wrong with it; no place in it, and no full stop. */
  readonly reason: string;
}

/**
 * Finds the field that an error is about: the innermost one that was being read, or, where a field was read
 * and its value is not allowed, that field.
 *
 * @param annotations the fields up to the error, as `annotate` returns them
 * @param offset of the first of the bytes that they count in, in what is inspected as a whole
 */
export function faultOf(annotations: readonly Annotation[], error: Error, offset = 0): Fault {
  const wanted = error instanceof ValidationFailedError ? error.srcPath : undefined;
  const found = lastField(annotations, wanted) ?? lastField(annotations, undefined);
  const at = offset + (found?.annotation.start ?? 0);
  return {
    kind: error.name,
    path: found?.annotation.field.path ?? wanted ?? '/',
    field: found?.name ?? '',
    at,
    byte: at + offsetIn(error),
    reason: reasonOf(error),
  };
}

interface Found {
  readonly name: string;
  readonly annotation: Annotation;
}

/** Goes down along the last field of each, to the innermost; or to the innermost that has the path. */
function lastField(annotations: readonly Annotation[], path: string | undefined): Found | undefined {
  let found: Found | undefined;
  let annotation = annotations.at(-1);
  let name = annotation?.name ?? '';
  while (annotation !== undefined) {
    const isIt = path === undefined ? annotation.incomplete === true : annotation.field.path === path;
    if (isIt) found = { name, annotation };
    const child: Annotation | undefined = annotation.children.at(-1);
    if (child !== undefined) name = join(name, annotation, child);
    annotation = child;
  }
  return found;
}

/** How far behind the start of its field an error is. */
function offsetIn(error: Error): number {
  if (error instanceof DecodeError) return error.offset;
  return error instanceof EOFError ? error.bytesAvail : 0;
}

/** The message without the place that its class puts in front of it, since the place is told anyway. */
function reasonOf(error: Error): string {
  if (!(error instanceof ValidationFailedError)) return error.message;
  const place = `${error.srcPath}: at byte ${error.pos}: `;
  return error.message.startsWith(place) ? error.message.slice(place.length) : error.message;
}
