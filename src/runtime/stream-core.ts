import type { Annotator } from './annotations.js';
import { EOFError, IntegerRangeError } from './errors.js';

/** So many bytes may be left out in front of what is written to a growing stream: a wrong offset is no reason for gigabytes. */
const MAX_GAP = 2 ** 28;

/**
 * A window on an array of bytes, a position in it, and how much of the last byte is still unread.
 *
 * {@link KaitaiStream} is built up in layers, one file each: this one holds the state, the next ones add
 * numbers, bits, and bytes. There are no other subclasses, so that every stream has the same shape and the
 * engine can compile each method for that one shape.
 *
 * Bits need no buffer of their own. Of the byte before the position, `bitsLeft` bits (0 to 7) are not read
 * or written yet; the byte itself is always in the array. So nothing is ever waiting to be flushed, and to
 * align is to forget those bits.
 */
export abstract class StreamCore {
  // `declare` and assignments in the constructor, instead of initial values here: in a class with base classes
  // Node 20 needs twice as long to make an object with fields that the language itself initializes.

  /** Set before reading, makes generated code report every field to it. Substreams inherit it. */
  declare annotator: Annotator | undefined;

  /** Holds this stream's bytes, and often more: a substream shares the array of its parent. */
  protected declare bytes: Uint8Array;
  /** Index in `bytes` of this stream's first byte. */
  protected declare origin: number;
  /** The position, see {@link pos}. */
  protected declare cursor: number;
  /** The size, see {@link size}. */
  protected declare limit: number;
  /** See {@link baseOffset}. */
  protected declare base: number;
  /** Unread bits of the byte before the position, 0 to 7. */
  protected declare partialBits: number;
  /** Which end of that byte they are at: the more significant (true, little-endian) or the less. */
  protected declare partialBitsLe: boolean;
  /** Whether writing past the end makes the stream longer. */
  protected declare growable: boolean;

  protected constructor(bytes: Uint8Array, origin: number) {
    this.annotator = undefined;
    this.bytes = bytes;
    this.origin = origin;
    this.cursor = 0;
    this.limit = bytes.length - origin;
    this.base = 0;
    this.partialBits = 0;
    this.partialBitsLe = false;
    this.growable = false;
  }

  /** Offset in bytes of this stream's first byte in the outermost stream that it is a part of. */
  get baseOffset(): number {
    return this.base;
  }

  /** Position in bytes from the start of this stream. A byte of which only some bits were read counts whole. */
  get pos(): number {
    return this.cursor;
  }

  /** Whether writing past the end makes the stream longer. */
  get isGrowing(): boolean {
    return this.growable;
  }

  /** Length of this stream in bytes; for a growing one, how far it has been written. */
  get size(): number {
    return this.limit;
  }

  /** How many bits of the byte before {@link pos} are still to be read or written: 0 to 7. */
  get bitsLeft(): number {
    return this.partialBits;
  }

  /** The bits of the byte before {@link pos} that are still to be read or written, as a number. They stay so. @internal */
  peekBitsLeft(): number {
    const { partialBits } = this;
    const byte = this.bytes[this.origin + this.cursor - 1] as number;
    return this.partialBitsLe ? byte >> (8 - partialBits) : byte & ((1 << partialBits) - 1);
  }

  /** Sets them, until something else is written there. @internal */
  presetBitsLeft(value: number): void {
    const at = this.origin + this.cursor - 1;
    const written =
      (this.bytes[at] as number) & (this.partialBitsLe ? 0xff >> this.partialBits : 0xff << this.partialBits);
    this.bytes[at] = written | (this.partialBitsLe ? value << (8 - this.partialBits) : value);
  }

  /** Whether everything has been read, bits included. */
  isEof(): boolean {
    return this.cursor >= this.limit && this.partialBits === 0;
  }

  /**
   * Moves to a position in bytes. A position past the end is accepted: reading there fails, and writing there
   * fills the gap of a growing stream with zeros.
   *
   * @throws IntegerRangeError if it is negative or not an integer
   */
  seek(pos: number): void {
    if (!Number.isSafeInteger(pos) || pos < 0) {
      throw new IntegerRangeError('a position', pos, 0, this.limit);
    }
    this.partialBits = 0;
    this.cursor = pos;
  }

  /** The place in the stream, to the bit, for {@link reset}. */
  mark(): number {
    return this.cursor * 16 + (this.partialBitsLe ? 8 : 0) + this.partialBits;
  }

  /** Goes back to a place from `mark()`. */
  reset(mark: number): void {
    this.cursor = Math.floor(mark / 16);
    this.partialBitsLe = (mark & 8) !== 0;
    this.partialBits = mark & 7;
  }

  /** Skips the rest of a byte of which some bits were read or written. */
  alignToByte(): void {
    this.partialBits = 0;
  }

  /**
   * Aligns, checks that `count` bytes are there and moves past them.
   *
   * @param count must be a non-negative integer
   * @returns the index in `bytes` of the first
   */
  protected take(count: number): number {
    const at = this.cursor;
    if (count > this.limit - at) {
      this.failRead(count);
    }
    this.partialBits = 0;
    this.cursor = at + count;
    return this.origin + at;
  }

  /**
   * The same for writing: a growing stream is made longer instead.
   *
   * The index is valid in the value that `bytes` has after the call.
   */
  protected room(count: number): number {
    const at = this.cursor;
    const end = at + count;
    if (end > this.limit) {
      this.extend(count);
    }
    this.partialBits = 0;
    this.cursor = end;
    return this.origin + at;
  }

  /** Makes a growing stream reach `count` bytes past the position. */
  protected extend(count: number): void {
    const end = this.cursor + count;
    if (!this.growable) {
      const left = Math.max(0, this.limit - this.cursor);
      throw new EOFError(
        `requested to write ${count} bytes, but only ${left} bytes left in the stream`,
        count,
        left,
      );
    }
    const gap = this.cursor - this.limit;
    if (gap > MAX_GAP)
      throw new IntegerRangeError('a position to write at', this.cursor, 0, this.limit + MAX_GAP);
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.bytes.length));
      larger.set(this.bytes.subarray(0, this.limit));
      this.bytes = larger;
    }
    this.limit = end;
  }

  /** Throws the error of a read of `count` bytes that are not there. */
  protected failRead(count: number): never {
    const left = Math.max(0, this.limit - this.cursor);
    throw new EOFError(`requested ${count} bytes, but only ${left} bytes available`, count, left, this);
  }

  /** Throws unless `count` can be a number of bytes. */
  protected checkCount(count: number): void {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new IntegerRangeError('a number of bytes', count, 0, Math.max(0, this.limit - this.cursor));
    }
  }
}
