import { IntegerRangeError } from './errors.js';
import { NumberWriter } from './number-writer.js';

/** Numbers hold this many bits exactly. */
const MAX_NUMBER_BITS = 53;
const MAX_BITS = 64;
/** So many bits, and up to seven that are not theirs, can be shifted together. */
const FEW_BITS = 24;

/**
 * Reads and writes integers of any width, which need not start or end at a byte.
 *
 * Big-endian fills each byte from its most significant bit and puts the more significant bits of the value
 * first; little-endian fills from the least significant bit and puts the less significant bits first. What is
 * left of a byte stays for the next bit field of the same order; a field of the other order and any byte
 * operation start at the next byte.
 */
export abstract class BitStream extends NumberWriter {
  /**
   * Unsigned integer of `width` bits, most significant bit first.
   *
   * @param width 0 to 53; above that see {@link readBitsIntBeAsBigInt}
   * @throws EOFError, IntegerRangeError
   */
  readBitsIntBe(width: number): number {
    if (isFew(width)) return this.getFewBitsBe(width);
    this.startBits(width, MAX_NUMBER_BITS, false);
    this.needBits(width);
    if (width <= 32) return this.getBitsBe(width);
    // In two steps, so that the bit operators can be used.
    const high = this.getBitsBe(width - 32);
    return high * 2 ** 32 + this.getBitsBe(32);
  }

  /**
   * Unsigned integer of `width` bits, least significant bit first.
   *
   * @param width 0 to 53; above that see {@link readBitsIntLeAsBigInt}
   * @throws EOFError, IntegerRangeError
   */
  readBitsIntLe(width: number): number {
    this.startBits(width, MAX_NUMBER_BITS, true);
    this.needBits(width);
    if (width <= 32) return this.getBitsLe(width);
    const low = this.getBitsLe(32);
    return this.getBitsLe(width - 32) * 2 ** 32 + low;
  }

  /** {@link readBitsIntBe} for 0 to 64 bits. */
  readBitsIntBeAsBigInt(width: number): bigint {
    this.startBits(width, MAX_BITS, false);
    if (width <= MAX_NUMBER_BITS) {
      return BigInt(this.readBitsIntBe(width));
    }
    this.needBits(width);
    const high = this.getBitsBe(width - 32);
    return (BigInt(high) << 32n) | BigInt(this.getBitsBe(32));
  }

  /** {@link readBitsIntLe} for 0 to 64 bits. */
  readBitsIntLeAsBigInt(width: number): bigint {
    this.startBits(width, MAX_BITS, true);
    if (width <= MAX_NUMBER_BITS) {
      return BigInt(this.readBitsIntLe(width));
    }
    this.needBits(width);
    const low = this.getBitsLe(32);
    return (BigInt(this.getBitsLe(width - 32)) << 32n) | BigInt(low);
  }

  /**
   * Writes an unsigned integer of `width` bits, most significant bit first. The bits of the last byte that
   * are not written yet become zero, unless they were reached by reading.
   *
   * @param width 0 to 64
   * @param value a bigint, or a number that is a safe integer
   * @throws IntegerRangeError, EOFError
   */
  writeBitsIntBe(width: number, value: number | bigint): void {
    if (isFewBits(width, value)) {
      this.putFewBitsBe(width, value);
      return;
    }
    this.startBits(width, MAX_BITS, false);
    checkFits(width, value);
    this.needRoomForBits(width);
    if (width > 32) {
      const [high, low] = halves(value);
      this.putBitsBe(width - 32, high);
      this.putBitsBe(32, low);
    } else {
      this.putBitsBe(width, Number(value));
    }
  }

  /** {@link writeBitsIntBe}, least significant bit first. */
  writeBitsIntLe(width: number, value: number | bigint): void {
    this.startBits(width, MAX_BITS, true);
    checkFits(width, value);
    this.needRoomForBits(width);
    if (width > 32) {
      const [high, low] = halves(value);
      this.putBitsLe(32, low);
      this.putBitsLe(width - 32, high);
    } else {
      this.putBitsLe(width, Number(value));
    }
  }

  /** Ends a run of bit fields: what is left of the last byte stays as it is, which for a fresh byte is zero. */
  writeAlignToByte(): void {
    this.alignToByte();
  }

  /** {@link readBitsIntBe} for at most {@link FEW_BITS}: with what is around them, they fit 32 bits. */
  private getFewBitsBe(width: number): number {
    this.setBitOrder(false);
    const { partialBits } = this;
    const left = partialBits - width;
    const begun = partialBits > 0 ? (this.bytes[this.origin + this.cursor - 1] as number) : 0;
    const value = begun & ((1 << partialBits) - 1);
    if (left < 0) return this.getBeyondByteBe(-left, value);
    this.partialBits = left;
    return value >> left;
  }

  /** The same where `width` bits more than those that are left of the last byte are read, which are 1 to 24. */
  private getBeyondByteBe(width: number, begun: number): number {
    const { bytes, cursor } = this;
    const count = (width + 7) >> 3;
    if (count > this.limit - cursor) this.failRead(count);
    let next = this.origin + cursor;
    let value = (begun << 8) | (bytes[next++] as number);
    if (count > 1) value = (value << 8) | (bytes[next++] as number);
    if (count > 2) value = (value << 8) | (bytes[next] as number);
    const left = 8 * count - width;
    this.cursor = cursor + count;
    this.partialBits = left;
    return value >> left;
  }

  /** {@link writeBitsIntBe} for a value that fits so few. */
  private putFewBitsBe(width: number, value: number): void {
    this.setBitOrder(false);
    const left = this.partialBits - width;
    if (left < 0) {
      this.putBeyondByteBe(-left, value);
    } else if (width > 0) {
      replaceBits(this.bytes, this.origin + this.cursor - 1, value, width, left);
      this.partialBits = left;
    }
  }

  /** The same where all that is left of the last byte is written, and `width` bits more, which are 1 to 24. */
  private putBeyondByteBe(width: number, value: number): void {
    const { partialBits, cursor } = this;
    const count = (width + 7) >> 3;
    if (count > this.limit - cursor) this.extend(count);
    const { bytes } = this;
    const next = this.origin + cursor;
    if (partialBits > 0) replaceBits(bytes, next - 1, value >>> width, partialBits, 0);
    const left = 8 * count - width;
    const rest = value << left;
    let at = next;
    if (count > 2) bytes[at++] = rest >> 16;
    if (count > 1) bytes[at++] = rest >> 8;
    bytes[at] = rest;
    this.cursor = cursor + count;
    this.partialBits = left;
  }

  private startBits(width: number, max: number, le: boolean): void {
    if (!Number.isInteger(width) || width < 0 || width > max) {
      throw new IntegerRangeError('a number of bits', width, 0, max);
    }
    this.setBitOrder(le);
  }

  /** What is left of a byte whose bits go the other way is skipped. */
  private setBitOrder(le: boolean): void {
    if (this.partialBitsLe !== le) {
      this.partialBits = 0;
      this.partialBitsLe = le;
    }
  }

  private needBits(width: number): void {
    const bytes = (width - this.partialBits + 7) >> 3;
    if (bytes > 0 && bytes > this.limit - this.cursor) {
      this.failRead(bytes);
    }
  }

  private needRoomForBits(width: number): void {
    const bytes = (width - this.partialBits + 7) >> 3;
    if (bytes > 0 && bytes > this.limit - this.cursor) {
      this.extend(bytes);
    }
  }

  // Below, `width` is at most 32, and there is room. What is left of the last byte comes first, then whole bytes, then
  // a part of one more. `next` is an index in `bytes`.

  private getBitsBe(width: number): number {
    const { bytes, partialBits } = this;
    let next = this.origin + this.cursor;
    let left = width;
    let value = 0;
    if (partialBits > 0) {
      value = (bytes[next - 1] as number) & ((1 << partialBits) - 1);
      if (width <= partialBits) {
        this.partialBits -= width;
        return value >> this.partialBits;
      }
      left -= partialBits;
    }
    for (; left >= 8; left -= 8) value = (value << 8) | (bytes[next++] as number);
    this.partialBits = left > 0 ? 8 - left : 0;
    if (left > 0) value = (value << left) | ((bytes[next++] as number) >> this.partialBits);
    this.cursor = next - this.origin;
    return value >>> 0;
  }

  private getBitsLe(width: number): number {
    const { bytes, partialBits } = this;
    let next = this.origin + this.cursor;
    let done = 0;
    let value = 0;
    if (partialBits > 0) {
      value = (bytes[next - 1] as number) >> (8 - partialBits);
      if (width <= partialBits) {
        this.partialBits -= width;
        return value & ((1 << width) - 1);
      }
      done = partialBits;
    }
    for (; width - done >= 8; done += 8) value |= (bytes[next++] as number) << done;
    const rest = width - done;
    this.partialBits = rest > 0 ? 8 - rest : 0;
    if (rest > 0) value |= ((bytes[next++] as number) & ((1 << rest) - 1)) << done;
    this.cursor = next - this.origin;
    return value >>> 0;
  }

  private putBitsBe(width: number, value: number): void {
    const { bytes, partialBits } = this;
    let next = this.origin + this.cursor;
    let left = width;
    if (partialBits > 0) {
      const taken = Math.min(width, partialBits);
      left -= taken;
      this.partialBits -= taken;
      replaceBits(bytes, next - 1, value >>> left, taken, this.partialBits);
      if (left === 0) return;
    }
    for (; left >= 8; ) {
      left -= 8;
      bytes[next++] = value >>> left;
    }
    this.partialBits = left > 0 ? 8 - left : 0;
    if (left > 0) bytes[next++] = value << this.partialBits;
    this.cursor = next - this.origin;
  }

  private putBitsLe(width: number, value: number): void {
    const { bytes, partialBits } = this;
    let next = this.origin + this.cursor;
    let done = 0;
    if (partialBits > 0) {
      done = Math.min(width, partialBits);
      this.partialBits -= done;
      replaceBits(bytes, next - 1, value, done, 8 - partialBits);
      if (done === width) return;
    }
    for (; width - done >= 8; done += 8) bytes[next++] = value >>> done;
    const rest = width - done;
    this.partialBits = rest > 0 ? 8 - rest : 0;
    if (rest > 0) bytes[next++] = value >>> done;
    this.cursor = next - this.origin;
  }
}

/** Puts the low `count` bits of `value` into a byte, `shift` bits from its right. */
function replaceBits(bytes: Uint8Array, at: number, value: number, count: number, shift: number): void {
  const mask = ((1 << count) - 1) << shift;
  bytes[at] = ((bytes[at] as number) & ~mask) | ((value << shift) & mask);
}

function isFew(width: number): boolean {
  return width >>> 0 === width && width <= FEW_BITS;
}

function isFewBits(width: number, value: number | bigint): value is number {
  return typeof value === 'number' && isFew(width) && value >>> 0 === value && value >>> width === 0;
}

/** The bits above the low 32, and those. */
function halves(value: number | bigint): [number, number] {
  const exact = BigInt(value);
  return [Number(exact >> 32n), Number(exact & 0xffff_ffffn)];
}

function checkFits(width: number, value: number | bigint): void {
  // The usual case. A shift by 32 would be none.
  if (typeof value === 'number' && width < 32 && value >>> 0 === value && value >>> width === 0) return;
  const fits =
    typeof value === 'bigint'
      ? value >= 0n && value >> BigInt(width) === 0n
      : Number.isSafeInteger(value) && value >= 0 && value < 2 ** width;
  if (!fits) {
    throw new IntegerRangeError(`b${width}`, value, 0, (1n << BigInt(width)) - 1n);
  }
}
