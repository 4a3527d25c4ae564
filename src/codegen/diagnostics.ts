/**
 * Errors in a specification, each with the place it is about. Errors are collected so that one run
 * of the generator shows as many of them as it can, in the order of the file.
 */

/** A place in a specification file. */
export interface Location {
  /** The file's name as it was given to the reader. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly col: number;
  /** Keys and indices from the root, as in `/types/foo/seq/2`; the root itself is `/`. */
  readonly path: string;
}

/** One error in a specification: `file:line:col: path: text`. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly location: Location;
  /** The message without the place. */
  readonly text: string;

  constructor(location: Location, text: string) {
    super(`${location.file}:${location.line}:${location.col}: ${location.path}: ${text}`);
    this.location = location;
    this.text = text;
  }
}

/** Every error of one pass, at least one, in the order of the file. */
export class SpecErrors extends Error {
  override readonly name = 'SpecErrors';
  readonly errors: readonly SpecError[];

  constructor(errors: readonly SpecError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}

/** Called for what is suspicious and yet no error. */
export type Warn = (warning: SpecError) => void;

/** Collects errors; a pass reports what it finds and throws once, at its end. */
export class Diagnostics {
  readonly errors: SpecError[] = [];

  constructor(private readonly onWarning?: Warn) {}

  warn(location: Location, text: string): void {
    this.onWarning?.(new SpecError(location, `warning: ${text}`));
  }

  report(location: Location, text: string): void {
    this.errors.push(new SpecError(location, text));
  }

  /** @throws SpecErrors with every reported error, sorted by position, if there is one. */
  throwIfAny(): void {
    if (this.errors.length > 0) throw new SpecErrors([...this.errors].sort(byPosition));
  }
}

/** An expression in a message: on one line, as it may be written on several. */
export function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function byPosition(a: SpecError, b: SpecError): number {
  const [p, q] = [a.location, b.location];
  if (p.file !== q.file) return p.file < q.file ? -1 : 1;
  return p.line - q.line || p.col - q.col;
}
