/**
 * Errors of values that the specification forbids (`valid:`, `contents:`), found while reading or checking,
 * and of objects whose parts contradict each other, found before writing.
 */
import { KaitaiError } from './errors.js';
import { showValue } from './show.js';

/** The part of a stream that an error looks at. */
export interface StreamPosition {
  readonly pos: number;
  readonly baseOffset: number;
}

/** Base of all failures of a `valid:` or `contents:` key. */
export class ValidationFailedError extends KaitaiError {
  static {
    ValidationFailedError.prototype.name = 'ValidationFailedError';
  }

  /** Where the stream stood, counted in bytes from the start of the outermost stream; none outside reading. */
  readonly pos: number | undefined;

  readonly #what: string;

  /**
   * @param what the sentence without the place
   * @param io the stream being read, or undefined when an object is checked before writing
   * @param srcPath the field in the specification, such as `/types/frame/seq/1`
   */
  constructor(
    what: string,
    io: StreamPosition | undefined,
    readonly srcPath: string,
  ) {
    const pos = io === undefined ? undefined : io.baseOffset + io.pos;
    super(pos === undefined ? `${srcPath}: ${what}` : `${srcPath}: at byte ${pos}: ${what}`);
    this.pos = pos;
    this.#what = what;
  }

  /** Where the field begins says more than where the stream stood behind it. */
  protected override placedMessage(message: string, path: string, start: number | undefined): string {
    if (start === undefined) return `${path}: ${message}`;
    return `${path}: ${this.srcPath}: at byte ${start}: ${this.#what}`;
  }
}

/** `valid: X` or `contents:`, and the value is another. */
export class ValidationNotEqualError extends ValidationFailedError {
  static {
    ValidationNotEqualError.prototype.name = 'ValidationNotEqualError';
  }

  constructor(
    readonly expected: unknown,
    readonly actual: unknown,
    io: StreamPosition | undefined,
    srcPath: string,
  ) {
    super(`not equal, expected ${showValue(expected)}, but got ${showValue(actual)}`, io, srcPath);
  }
}

/** The value is below `valid/min`. */
export class ValidationLessThanError extends ValidationFailedError {
  static {
    ValidationLessThanError.prototype.name = 'ValidationLessThanError';
  }

  constructor(
    readonly min: unknown,
    readonly actual: unknown,
    io: StreamPosition | undefined,
    srcPath: string,
  ) {
    super(`not in range, the minimum is ${showValue(min)}, but got ${showValue(actual)}`, io, srcPath);
  }
}

/** The value is above `valid/max`. */
export class ValidationGreaterThanError extends ValidationFailedError {
  static {
    ValidationGreaterThanError.prototype.name = 'ValidationGreaterThanError';
  }

  constructor(
    readonly max: unknown,
    readonly actual: unknown,
    io: StreamPosition | undefined,
    srcPath: string,
  ) {
    super(`not in range, the maximum is ${showValue(max)}, but got ${showValue(actual)}`, io, srcPath);
  }
}

/** The value is none of `valid/any-of`. */
export class ValidationNotAnyOfError extends ValidationFailedError {
  static {
    ValidationNotAnyOfError.prototype.name = 'ValidationNotAnyOfError';
  }

  constructor(
    readonly actual: unknown,
    io: StreamPosition | undefined,
    srcPath: string,
  ) {
    super(`not any of the values allowed, got ${showValue(actual)}`, io, srcPath);
  }
}

/** `valid/in-enum: true`, and the enum has no such member. */
export class ValidationNotInEnumError extends ValidationFailedError {
  static {
    ValidationNotInEnumError.prototype.name = 'ValidationNotInEnumError';
  }

  constructor(
    readonly actual: unknown,
    io: StreamPosition | undefined,
    srcPath: string,
  ) {
    super(`not in the enum, got ${showValue(actual)}`, io, srcPath);
  }
}

/** The expression of `valid/expr` is false for the value. */
export class ValidationExprError extends ValidationFailedError {
  static {
    ValidationExprError.prototype.name = 'ValidationExprError';
  }

  constructor(
    readonly actual: unknown,
    io: StreamPosition | undefined,
    srcPath: string,
  ) {
    super(`not matching the expression, got ${showValue(actual)}`, io, srcPath);
  }
}

function checkFailed(field: string, expected: unknown, actual: unknown): string {
  return `Check failed: ${field}, expected: ${showValue(expected)}, actual: ${showValue(actual)}`;
}

/** Two parts of an object contradict each other, such as a count and the array it counts. */
export class ConsistencyError extends KaitaiError {
  static {
    ConsistencyError.prototype.name = 'ConsistencyError';
  }

  /** @param id the field, as in the specification, in the object that was checked; {@link path} says where that is */
  constructor(
    readonly id: string,
    readonly expected: unknown,
    readonly actual: unknown,
  ) {
    super(checkFailed(id, expected, actual));
  }

  protected override placedMessage(message: string, path: string, start: number | undefined): string {
    // The field without a value is often another than the field or instance that asks for it.
    const isOther = /([^.[\]]*)(\[\d+\])*$/.exec(path)?.[1] !== this.id;
    if (this.actual === undefined && (start !== undefined || isOther))
      return super.placedMessage(`'${this.id}' is asked for, and has no value`, path, start);
    return start === undefined
      ? checkFailed(path, this.expected, this.actual)
      : super.placedMessage(message, path, start);
  }
}

/** An object is written that has changed since its last `_check()`. */
export class ConsistencyNotCheckedError extends KaitaiError {
  static {
    ConsistencyNotCheckedError.prototype.name = 'ConsistencyNotCheckedError';
  }

  constructor(message = 'the object has changed since it was checked: call _check() before _write()') {
    super(message);
  }
}
