/**
 * Everything that reading, checking or writing a structure can throw.
 *
 * One base class, so that a program that receives bytes from strangers can tell "these bytes are wrong"
 * (a {@link KaitaiError}) from a mistake of its own (anything else). The names follow the official
 * JavaScript runtime of Kaitai Struct 0.11 and, for writing, its Java and Python runtimes.
 */
import { showCodePoint, showValue } from './show.js';

let follows: boolean | undefined;

/**
 * Whether the message may change before anybody asks for the stack, whose first line it is. So it is in Node, but not in
 * browsers. To ask for a stack takes long where it is mapped to sources, so it is not done for each error.
 */
function stackFollows(): boolean {
  if (follows === undefined) {
    const error = new Error('before');
    error.message = 'after';
    follows = error.stack?.includes('after') === true;
  }
  return follows;
}

/** Base of all errors of this library. */
export class KaitaiError extends Error {
  static {
    // On the prototype, as with the built-in errors: the first line of a stack trace is fixed before a
    // subclass constructor could set an own property, and a minifier may rename the class.
    KaitaiError.prototype.name = 'KaitaiError';
  }

  #path: string | undefined;
  #start: number | undefined;
  #unplaced: string | undefined;

  /**
   * The field that it is about, `records[3].frame.text`, by the ids of the specification, from the object that was to be
   * read or written. Undefined where no single field is to blame, and of an object that was read by its constructor.
   */
  get path(): string | undefined {
    return this.#path;
  }

  /** Of a field that could not be read: where it begins, in bytes from the start of the outermost stream. */
  get start(): number | undefined {
    return this.#start;
  }

  /** Says which field it is about, in the message too; while reading, also where this begins. @internal */
  place(path: string, start?: number): void {
    const before = this.message;
    this.#unplaced ??= before;
    this.#path = path;
    this.#start = start;
    this.message = this.placedMessage(this.#unplaced, path, start);
    if (stackFollows() || this.stack === undefined) return;
    this.stack = this.stack.replace(before, () => this.message);
  }

  /** @internal */
  protected placedMessage(message: string, path: string, start: number | undefined): string {
    return start === undefined ? `${path}: ${message}` : `${path}: at byte ${start}: ${message}`;
  }
}

/** The stream ends before what was asked for; also a terminator that never comes, and no room to write. */
export class EOFError extends KaitaiError {
  static {
    EOFError.prototype.name = 'EOFError';
  }

  /** Private, so that who prints the error does not see all that the stream holds. */
  readonly #stream: object | undefined;

  /**
   * @param bytesReq how many bytes the operation needed, from the position where it started
   * @param bytesAvail how many there were
   * @param stream the stream that ended
   */
  constructor(
    message: string,
    readonly bytesReq: number,
    readonly bytesAvail: number,
    stream?: object,
  ) {
    super(message);
    this.#stream = stream;
  }

  /** Whether it is this stream that ended, and not a part of it with a size of its own. */
  isOf(stream: object): boolean {
    return this.#stream === stream;
  }
}

/** The endianness of a type depends on a value that none of its cases covers. */
export class UndecidedEndiannessError extends KaitaiError {
  static {
    UndecidedEndiannessError.prototype.name = 'UndecidedEndiannessError';
  }

  constructor(message = 'the endianness of this type could not be decided') {
    super(message);
  }
}

/** An instance is found inside itself again and again, so that it can never be read as a whole. */
export class EndlessInstanceError extends KaitaiError {
  static {
    EndlessInstanceError.prototype.name = 'EndlessInstanceError';
  }

  /**
   * @param srcPath the instance in the specification
   * @param offset where it is, in bytes from the start of the outermost stream
   */
  constructor(
    readonly srcPath: string,
    readonly offset: number,
  ) {
    super(`${srcPath}: at byte ${offset}: it contains itself at the same position, and so has no end`);
  }
}

/** More elements of repeated fields take no bytes than `setMaxEmptyElements()` allows, or they would never reach the end. */
export class EmptyElementsError extends KaitaiError {
  static {
    EmptyElementsError.prototype.name = 'EmptyElementsError';
  }

  /** @param most how many are allowed; undefined where any number would not do */
  constructor(readonly most?: number) {
    super(
      most === undefined
        ? 'elements that take no bytes never come to the end of the stream'
        : `more than ${most} elements take no bytes (setMaxEmptyElements() sets how many may)`,
    );
  }
}

/** Objects are inside each other deeper than `setMaxNesting()` allows. */
export class NestingError extends KaitaiError {
  static {
    NestingError.prototype.name = 'NestingError';
  }

  /**
   * @param srcPath the type, or the instance, of the innermost in the specification
   * @param levels how many are allowed
   * @param offset where it begins, in bytes from the start of the outermost stream; undefined where there is no stream
   */
  constructor(
    readonly srcPath: string,
    readonly levels: number,
    readonly offset?: number,
  ) {
    const where = offset === undefined ? '' : ` at byte ${offset}:`;
    super(
      `${srcPath}:${where} more than ${levels} levels inside each other (setMaxNesting() sets how many may be)`,
    );
  }
}

/** Fixed contents that are not there. The code of this project throws ValidationNotEqualError instead. */
export class UnexpectedDataError extends KaitaiError {
  static {
    UnexpectedDataError.prototype.name = 'UnexpectedDataError';
  }

  constructor(
    readonly expected: Uint8Array,
    readonly actual: Uint8Array,
  ) {
    super(`expected ${showValue(expected)}, but got ${showValue(actual)}`);
  }
}

/** Text that is not a number in the base asked for. */
export class ConversionError extends KaitaiError {
  static {
    ConversionError.prototype.name = 'ConversionError';
  }
}

/**
 * A number outside the range of the type, size or position it is meant for. Also a 64-bit value that a
 * JavaScript number cannot hold exactly, and a finite number too large for a 32-bit float.
 */
export class IntegerRangeError extends KaitaiError {
  static {
    IntegerRangeError.prototype.name = 'IntegerRangeError';
  }

  /**
   * @param type what the value is meant for, such as `u2` or `a number of bytes`
   * @param min smallest value allowed
   * @param max largest value allowed
   * @param allowed the values allowed in words, where they are not all of those
   */
  constructor(
    readonly type: string,
    readonly value: unknown,
    readonly min: number | bigint,
    readonly max: number | bigint,
    allowed?: string,
  ) {
    const fraction = typeof value === 'number' && !Number.isInteger(value) && Number.isFinite(value);
    const range = allowed ?? `${min} to ${max}${fraction ? ', integers only' : ''}`;
    super(`${showValue(value)} does not fit ${type} (${range})`);
  }
}

/** Bytes that are not text in the encoding they should be in. */
export class DecodeError extends KaitaiError {
  static {
    DecodeError.prototype.name = 'DecodeError';
  }

  /** @param offset where in the bytes of this string the first bad sequence starts */
  constructor(
    readonly encoding: string,
    readonly offset: number,
    why: string,
  ) {
    super(`not valid ${encoding} at byte ${offset} of the string: ${why}`);
  }
}

/** A character that the encoding cannot express. */
export class EncodeError extends KaitaiError {
  static {
    EncodeError.prototype.name = 'EncodeError';
  }

  /** The character, or half of a surrogate pair if that is what stands alone. */
  readonly character: string;

  /** @param index where the character is, in UTF-16 units as in `text.charAt(index)` */
  constructor(
    readonly encoding: string,
    text: string,
    readonly index: number,
  ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(codePoint);
    super(
      `the character ${JSON.stringify(character)} (${showCodePoint(codePoint)}) at index ${index} cannot be encoded in ${encoding}`,
    );
    this.character = character;
  }
}

/**
 * An encoding name that this library does not know. That is no fault of the bytes but of the specification, so it is
 * no {@link KaitaiError}: it is what `new TextDecoder(name)` throws in such a case, as in the official runtime.
 */
export class UnknownEncodingError extends RangeError {
  static {
    UnknownEncodingError.prototype.name = 'UnknownEncodingError';
  }

  readonly code = 'ERR_ENCODING_NOT_SUPPORTED';

  constructor(readonly encoding: string) {
    super(`The "${encoding}" encoding is not supported`);
  }
}
