import { BitStream } from './bit-stream.js';
import { indexOfUnit } from './byte-arrays.js';
import { findEncoding } from './encodings.js';
import { EOFError, IntegerRangeError } from './errors.js';
import { showValue } from './show.js';

/** What reading no bytes gives; it has no content that a caller could change. */
const NO_BYTES = new Uint8Array(0);

/**
 * Reads and writes byte arrays and text. Byte arrays read are views: they share the memory of the stream.
 */
export abstract class ByteStream extends BitStream {
  /**
   * The next `count` bytes.
   *
   * @throws EOFError if there are fewer
   * @throws IntegerRangeError if the count is negative or not an integer
   */
  readBytes(count: number): Uint8Array {
    this.checkCount(count);
    if (count === 0) {
      this.partialBits = 0;
      return NO_BYTES;
    }
    const at = this.take(count);
    return this.bytes.subarray(at, at + count);
  }

  /** All bytes that are left. */
  readBytesFull(): Uint8Array {
    return this.readBytes(Math.max(0, this.limit - this.cursor));
  }

  /**
   * Bytes up to a terminator.
   *
   * @param term the byte that ends them
   * @param include whether the result has the terminator at its end
   * @param consume whether to move past the terminator; if not, the position is before it
   * @param eosError whether it is an error when the stream ends first, or the result is then the rest of it
   * @throws EOFError
   */
  readBytesTerm(term: number, include: boolean, consume: boolean, eosError: boolean): Uint8Array {
    const start = this.origin + this.cursor;
    const end = this.origin + this.limit;
    // Not indexOf(): it has no end, and would search what follows a short substream as well.
    let at = start;
    while (at < end && this.bytes[at] !== term) {
      at++;
    }
    return this.terminated(start, at < end ? at : -1, 1, include, consume, eosError, term);
  }

  /**
   * The same with a terminator of several bytes, looked for at multiples of its length from the position.
   * When the stream ends first and that is no error, the result is all that is left.
   */
  readBytesTermMulti(term: Uint8Array, include: boolean, consume: boolean, eosError: boolean): Uint8Array {
    const start = this.origin + this.cursor;
    const at = indexOfUnit(this.bytes, term, start, this.origin + this.limit);
    return this.terminated(start, at, term.length, include, consume, eosError, term);
  }

  /**
   * Text of `count` bytes: `bytesToStr(readBytes(count), encoding)` without the array in between.
   *
   * @throws DecodeError, EOFError, IntegerRangeError, UnknownEncodingError
   */
  readStr(count: number, encoding: string): string {
    this.checkCount(count);
    const codec = findEncoding(encoding);
    if (count > 0 && count > this.limit - this.cursor) {
      this.failRead(count);
    }
    const at = this.origin + this.cursor;
    const text = codec.decode(this.bytes, at, at + count);
    this.partialBits = 0;
    this.cursor += count;
    return text;
  }

  /**
   * Writes all bytes of an array.
   *
   * @throws EOFError if the stream does not grow and has less room
   */
  writeBytes(bytes: Uint8Array): void {
    const at = this.room(bytes.length);
    this.bytes.set(bytes, at);
  }

  /**
   * Writes a field of `size` bytes: the bytes, then, if they are fewer, one `term` byte, then `padByte` up to
   * the size. Without a terminator, give the pad byte as `term`.
   *
   * @throws IntegerRangeError if the bytes are more than `size`
   * @throws EOFError if the stream does not grow and has less room
   */
  writeBytesLimit(bytes: Uint8Array, size: number, term: number, padByte: number): void {
    this.checkCount(size);
    if (bytes.length > size) {
      throw new IntegerRangeError(`a field of ${size} bytes`, bytes.length, 0, size);
    }
    const at = this.room(size);
    this.bytes.set(bytes, at);
    if (bytes.length < size) {
      const after = at + bytes.length;
      this.bytes[after] = term;
      this.bytes.fill(padByte, after + 1, at + size);
    }
  }

  /**
   * Writes text: `writeBytes(strToBytes(text, encoding))` without the array in between.
   *
   * @throws EncodeError, EOFError, UnknownEncodingError
   */
  writeStr(text: string, encoding: string): void {
    const codec = findEncoding(encoding);
    const before = this.cursor;
    const at = this.room(codec.byteLength(text));
    try {
      codec.encodeInto(text, this.bytes, at);
    } catch (error) {
      this.cursor = before;
      throw error;
    }
  }

  /** Moves as the flags say once the terminator was found at index `at`, or -1, and returns the bytes. */
  private terminated(
    start: number,
    at: number,
    unit: number,
    include: boolean,
    consume: boolean,
    eosError: boolean,
    term: number | Uint8Array,
  ): Uint8Array {
    if (at < 0) {
      const left = Math.max(0, this.limit - this.cursor);
      if (eosError) {
        throw new EOFError(
          `end of stream reached, but no terminator ${showValue(term)} found in ${left} bytes`,
          left + unit,
          left,
        );
      }
      return this.readBytesFull();
    }
    this.partialBits = 0;
    this.cursor = at - this.origin + (consume ? unit : 0);
    return this.bytes.subarray(start, include ? at + unit : at);
  }
}
