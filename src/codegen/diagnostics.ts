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

/** What is suspicious and yet no error: `file:line:col: path: warning: text`. */
export interface SpecWarning {
  readonly location: Location;
  /** The message without the place. */
  readonly text: string;
  /** The whole of it. */
  readonly message: string;
}

/** Takes warnings as they are found. */
export type Warn = (warning: SpecWarning) => void;

/** Every error of one run, at least one, in the order of the file. */
export class SpecErrors extends Error {
  override readonly name = 'SpecErrors';
  readonly errors: readonly SpecError[];

  constructor(errors: readonly SpecError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}

/**
 * Collects errors: all passes that can go on after an error report to the same one, so that one run shows what each of
 * them finds. A pass that meets something that an earlier one has reported must not complain of the consequences.
 */
export class Diagnostics {
  readonly errors: SpecError[] = [];

  constructor(private readonly onWarning?: Warn) {}

  warn(location: Location, text: string): void {
    const { file, line, col, path } = location;
    this.onWarning?.({ location, text, message: `${file}:${line}:${col}: ${path}: warning: ${text}` });
  }

  report(location: Location, text: string): void {
    this.errors.push(new SpecError(location, text));
  }

  /** Whether there is an error at that place or inside what stands there. */
  has({ file, path }: Location): boolean {
    const inside = path === '/' ? '/' : `${path}/`;
    return this.errors.some(
      ({ location }) =>
        location.file === file && (location.path === path || location.path.startsWith(inside)),
    );
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
