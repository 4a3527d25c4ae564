import type { Annotation } from '../runtime/index.js';

/** A field without fields of its own, or bytes that belong to no field; with the bytes that it stands on. */
export interface Row {
  /** From the object that was inspected, ids as in the specification: `message.line.sender`, `entries[2]`. */
  readonly path: string;
  /** Offset of the first of the bytes. */
  readonly start: number;
  /** The bytes that no row before has shown. */
  readonly bytes: Uint8Array;
  /** The field; undefined for bytes that belong to none. */
  readonly annotation: Annotation | undefined;
}

/** Fields whose bytes are to be shown, and where those bytes are. */
export interface Extent {
  readonly annotations: readonly Annotation[];
  /** Offset of the first byte to be shown. */
  readonly start: number;
  /** Offset behind the last one. */
  readonly end: number;
}

/**
 * The fields in the order in which they were read, each with its bytes, so that every byte of the extent is in
 * exactly one row: bytes that two fields share (bit fields do) go to the first of them, and bytes that no field
 * has read get rows of their own.
 *
 * @param bytes what the offsets of the annotations count in
 */
export function rowsOf(bytes: Uint8Array, { annotations, start, end }: Extent): Row[] {
  const rows: Row[] = [];
  let shown = start;
  const showUpTo = (offset: number, path: string, annotation?: Annotation): void => {
    const to = Math.min(Math.max(offset, shown), end);
    rows.push({ path, start: shown, bytes: bytes.subarray(shown, to), annotation });
    shown = to;
  };
  const skipUpTo = (offset: number): void => {
    if (offset > shown) showUpTo(offset, '');
  };
  for (const { path, annotation } of leaves(annotations)) {
    skipUpTo(Math.min(annotation.start, end));
    showUpTo(annotation.end, path, annotation);
  }
  skipUpTo(end);
  return rows;
}

interface Leaf {
  readonly path: string;
  readonly annotation: Annotation;
}

/** The fields without fields of their own, each with its way from the top. */
export function leaves(annotations: readonly Annotation[]): Leaf[] {
  const found: Leaf[] = [];
  const walk = (annotation: Annotation, path: string): void => {
    if (annotation.children.length === 0) found.push({ path, annotation });
    for (const child of annotation.children) walk(child, join(path, annotation, child));
  };
  for (const annotation of annotations) walk(annotation, annotation.name);
  return found;
}

/** An element stands in for its array: `entries[2]`, not `entries.entries[2]`. */
export function join(path: string, parent: Annotation, child: Annotation): string {
  if (child.field !== parent.field) return `${path}.${child.name}`;
  return path.slice(0, path.length - parent.name.length) + child.name;
}
