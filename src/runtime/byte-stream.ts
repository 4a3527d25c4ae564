import { BitStream } from './bit-stream.js';
import { indexOfUnit } from './byte-arrays.js';
import { findEncoding } from './encodings.js';
import { EOFError, IntegerRangeError } from './errors.js';
import { showValue } from './show.js';

/** What reading no bytes gives; it has no content that a caller could change. */
const NO_BYTES = new Uint8Array(0);

/** Up to this many bytes, a loop copies faster than `set()`. */
const FEW_BYTES = 16;

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
    return this.terminated(start, this.find(term), 1, include, consume, eosError, term);
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

  /** Text of all bytes that are left. */
  readStrFull(encoding: string): string {
    return this.readStr(Math.max(0, this.limit - this.cursor), encoding);
  }

  /**
   * Text up to a terminator: `bytesToStr(readBytesTerm(...), encoding)` without the array in between.
   *
   * @throws DecodeError, EOFError, UnknownEncodingError
   */
  readStrTerm(term: number, include: boolean, consume: boolean, eosError: boolean, encoding: string): string {
    const codec = findEncoding(encoding);
    const start = this.origin + this.cursor;
    const found = this.find(term);
    // What is to be done without a terminator is the same as for bytes.
    if (found < 0) {
      const rest = this.terminated(start, found, 1, include, consume, eosError, term);
      return codec.decode(rest, 0, rest.length);
    }
    const text = codec.decode(this.bytes, start, include ? found + 1 : found);
    this.partialBits = 0;
    this.cursor = found - this.origin + (consume ? 1 : 0);
    return text;
  }

  /**
   * Writes all bytes of an array.
   *
   * @throws EOFError if the stream does not grow and has less room
   */
  writeBytes(bytes: Uint8Array): void {
    const at = this.room(bytes.length);
    if (bytes.length > FEW_BYTES) {
      this.bytes.set(bytes, at);
      return;
    }
    for (let i = 0; i < bytes.length; i++) this.bytes[at + i] = bytes[i] as number;
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
    const start = this.origin + this.cursor;
    // Usually there is room, and to count the bytes before would take as long as to write them.
    const isInside = this.cursor <= this.limit;
    let end = isInside ? codec.encodeInto(text, this.bytes, start, this.origin + this.limit) : -1;
    if (end < 0) {
      const length = codec.byteLength(text);
      if (length > this.limit - this.cursor) this.extend(length);
      end = codec.encodeInto(text, this.bytes, start, start + length);
    }
    this.partialBits = 0;
    this.cursor = end - this.origin;
  }

  /** Index in `bytes` of the next such byte of this stream, or -1. */
  private find(byte: number): number {
    const end = this.origin + this.limit;
    // Not indexOf(): it has no end, and would search what follows a short substream as well.
    for (let at = this.origin + this.cursor; at < end; at++) {
      if (this.bytes[at] === byte) return at;
    }
    return -1;
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
          this,
        );
      }
      return this.readBytesFull();
    }
    this.partialBits = 0;
    this.cursor = at - this.origin + (consume ? unit : 0);
    return this.bytes.subarray(start, include ? at + unit : at);
  }
}
