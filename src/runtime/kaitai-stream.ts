import * as arithmetic from './arithmetic.js';
import * as byteArrays from './byte-arrays.js';
import { ByteStream } from './byte-stream.js';
import * as encodings from './encodings.js';
import * as errors from './errors.js';
import * as process from './process.js';
import * as validation from './validation-errors.js';

/**
 * A stream of bytes in memory that is read and written at a position.
 *
 * The methods are those of the official runtimes of Kaitai Struct 0.11: reading as in JavaScript, writing as
 * in Java and Python. {@link NumberReader}, {@link NumberWriter}, {@link BitStream} and {@link ByteStream}
 * document them. All byte operations first skip what is left of a partly read or written byte.
 *
 * ```ts
 * const io = KaitaiStream.growing();
 * io.writeU1(2);
 * io.writeStr('Hi', 'ASCII');
 * io.toByteArray(); // 02 48 69
 * ```
 */
export class KaitaiStream extends ByteStream {
  /**
   * A stream over existing bytes, which are not copied: writing changes them, and it cannot grow.
   *
   * @param source the memory; of a typed array or DataView the part that it covers
   * @param byteOffset where in the source the stream starts, 0 to its length
   * @throws IntegerRangeError if the offset is not in the source
   */
  constructor(source: ArrayBufferLike | ArrayBufferView, byteOffset = 0) {
    const bytes = toPlainBytes(source);
    if (!Number.isInteger(byteOffset) || byteOffset < 0 || byteOffset > bytes.length) {
      throw new errors.IntegerRangeError('a byte offset', byteOffset, 0, bytes.length);
    }
    super(bytes, byteOffset);
  }

  /**
   * An empty stream that becomes longer when it is written.
   *
   * @param capacity how many bytes to make room for at once; a good guess saves copying
   */
  static growing(capacity = 64): KaitaiStream {
    const io = new KaitaiStream(new Uint8Array(capacity));
    io.limit = 0;
    io.growable = true;
    return io;
  }

  /** A stream of `size` zeros, to be written. Writing past its end is an error. */
  static fixed(size: number): KaitaiStream {
    return new KaitaiStream(new Uint8Array(size));
  }

  /**
   * A stream over the next `size` bytes, which shares their memory; the position moves past them.
   *
   * Of a growing stream, bytes that are not there yet are added as zeros. The substream can be written and is
   * of fixed size. It is valid until the growing stream has to move to larger memory, so finish with it
   * before you write on (or make the stream large enough at the start).
   *
   * @throws EOFError if there are fewer bytes
   * @throws IntegerRangeError if the size is negative or not an integer
   */
  substream(size: number): KaitaiStream {
    this.checkCount(size);
    // Nothing can be taken anywhere, even past the end.
    const at = this.growable ? this.room(size) : size > 0 ? this.take(size) : this.nowhere();
    const part = new KaitaiStream(this.bytes, at);
    part.limit = size;
    part.base = this.base + at - this.origin;
    part.annotator = this.annotator;
    return part;
  }

  /** A stream over bytes that were read from this one. */
  streamOf(bytes: Uint8Array): KaitaiStream {
    const part = new KaitaiStream(bytes);
    const offset = bytes.byteOffset - this.bytes.byteOffset - this.origin;
    // No bytes are nowhere; they may as well have been here.
    part.base = this.base + (bytes.length === 0 ? this.cursor : offset);
    part.annotator = this.annotator;
    return part;
  }

  /** A stream over what was made of such bytes, which has no offsets in this one, so nothing in it is annotated. */
  streamOfOther(bytes: Uint8Array): KaitaiStream {
    return new KaitaiStream(bytes);
  }

  /** A stream over all bytes that are left. */
  substreamFull(): KaitaiStream {
    return this.substream(Math.max(0, this.limit - this.cursor));
  }

  /**
   * Takes away what is behind `size` bytes of a growing stream. A position behind them moves to the end.
   *
   * @throws IntegerRangeError if the stream is not that long, or does not grow
   */
  truncate(size: number): void {
    this.checkCount(size);
    if (size > this.limit || !this.growable) {
      throw new errors.IntegerRangeError(
        'the size of a growing stream',
        size,
        0,
        this.growable ? this.limit : 0,
      );
    }
    this.bytes.fill(0, this.origin + size, this.origin + this.limit);
    this.limit = size;
    this.cursor = Math.min(this.cursor, size);
    this.partialBits = 0;
  }

  /** Everything from the start of the stream to its {@link size}. Shares the memory of the stream. */
  toByteArray(): Uint8Array {
    this.alignToByte();
    const end = this.origin + this.limit;
    // The usual end of writing: the array is full. To make a view of it is not free, and of a small array that
    // has none yet (V8 keeps up to 64 bytes inside the object) costs more than all the writing before it.
    return this.origin === 0 && end === this.bytes.length
      ? this.bytes
      : this.bytes.subarray(this.origin, end);
  }

  /** Index of the position, or of the end if the position is past it. */
  private nowhere(): number {
    this.alignToByte();
    return this.origin + Math.min(this.cursor, this.limit);
  }

  // The functions and errors of this library, where users of the official runtime look for them.

  /** {@link mod} */
  static readonly mod = arithmetic.mod;
  /** {@link floorDiv} */
  static readonly floorDiv = arithmetic.floorDiv;
  /** {@link toSafeNumber} */
  static readonly toSafeNumber = arithmetic.toSafeNumber;
  /** {@link strToInt} */
  static readonly strToInt = arithmetic.strToInt;
  /** {@link strReverse} */
  static readonly strReverse = arithmetic.strReverse;
  /** {@link arrayMin} */
  static readonly arrayMin = arithmetic.arrayMin;
  /** {@link arrayMax} */
  static readonly arrayMax = arithmetic.arrayMax;
  /** {@link arrayMin} of the values of the bytes. */
  static readonly bytesMin: (bytes: Uint8Array) => number = arithmetic.arrayMin;
  /** {@link arrayMax} of the values of the bytes. */
  static readonly bytesMax: (bytes: Uint8Array) => number = arithmetic.arrayMax;

  /** {@link bytesStripRight} */
  static readonly bytesStripRight = byteArrays.bytesStripRight;
  /** {@link bytesTerminate} */
  static readonly bytesTerminate = byteArrays.bytesTerminate;
  /** {@link bytesTerminateMulti} */
  static readonly bytesTerminateMulti = byteArrays.bytesTerminateMulti;
  /** {@link byteArrayCompare} */
  static readonly byteArrayCompare = byteArrays.byteArrayCompare;
  /** {@link byteArrayEquals} */
  static readonly byteArrayEquals = byteArrays.byteArrayEquals;

  /** {@link bytesToStr} */
  static readonly bytesToStr = encodings.bytesToStr;
  /** {@link strToBytes} */
  static readonly strToBytes = encodings.strToBytes;
  /** {@link strByteLength} */
  static readonly strByteLength = encodings.strByteLength;

  static readonly KaitaiError = errors.KaitaiError;
  static readonly EOFError = errors.EOFError;
  static readonly UnexpectedDataError = errors.UnexpectedDataError;
  static readonly UndecidedEndiannessError = errors.UndecidedEndiannessError;
  static readonly ConversionError = errors.ConversionError;
  static readonly EmptyElementsError = errors.EmptyElementsError;
  static readonly EndlessInstanceError = errors.EndlessInstanceError;
  static readonly NestingError = errors.NestingError;
  static readonly ProcessError = process.ProcessError;
  static readonly IntegerRangeError = errors.IntegerRangeError;
  static readonly DecodeError = errors.DecodeError;
  static readonly EncodeError = errors.EncodeError;
  static readonly UnknownEncodingError = errors.UnknownEncodingError;
  static readonly ValidationFailedError = validation.ValidationFailedError;
  static readonly ValidationNotEqualError = validation.ValidationNotEqualError;
  static readonly ValidationLessThanError = validation.ValidationLessThanError;
  static readonly ValidationGreaterThanError = validation.ValidationGreaterThanError;
  static readonly ValidationNotAnyOfError = validation.ValidationNotAnyOfError;
  static readonly ValidationNotInEnumError = validation.ValidationNotInEnumError;
  static readonly ValidationExprError = validation.ValidationExprError;
  static readonly ConsistencyError = validation.ConsistencyError;
  static readonly ConsistencyNotCheckedError = validation.ConsistencyNotCheckedError;
}

/**
 * A plain Uint8Array over the same memory. Plain, because a Buffer of Node is a subclass whose `subarray`
 * makes Buffers, and every byte array read from the stream would be one.
 */
function toPlainBytes(source: ArrayBufferLike | ArrayBufferView): Uint8Array {
  if (ArrayBuffer.isView(source)) {
    return source.constructor === Uint8Array
      ? source
      : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  if (typeof source !== 'object' || source === null) {
    // `new Uint8Array(5)` would be five zeros.
    throw new TypeError('a KaitaiStream needs an ArrayBuffer, a typed array or a DataView');
  }
  return new Uint8Array(source);
}
