import { IntegerRangeError } from './errors.js';
import { NumberWriter } from './number-writer.js';

/** Numbers hold this many bits exactly. */
const MAX_NUMBER_BITS = 53;
const MAX_BITS = 64;

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
    this.startBits(width, MAX_NUMBER_BITS, false);
    this.needBits(width);
    let left = width;
    let value = 0;
    if (this.partialBits > 0) {
      const taken = Math.min(left, this.partialBits);
      this.partialBits -= taken;
      left -= taken;
      value = (this.currentByte() >> this.partialBits) & ((1 << taken) - 1);
    }
    // Arithmetic, because the bit operators of JavaScript end at 32 bits.
    while (left >= 8) {
      value = value * 256 + this.nextByte();
      left -= 8;
    }
    if (left > 0) {
      this.partialBits = 8 - left;
      value = value * (1 << left) + (this.nextByte() >> this.partialBits);
    }
    return value;
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
    let left = width;
    let value = 0;
    /** What the next bit read is worth. */
    let weight = 1;
    if (this.partialBits > 0) {
      const taken = Math.min(left, this.partialBits);
      value = (this.currentByte() >> (8 - this.partialBits)) & ((1 << taken) - 1);
      this.partialBits -= taken;
      left -= taken;
      weight = 1 << taken;
    }
    while (left >= 8) {
      value += this.nextByte() * weight;
      weight *= 256;
      left -= 8;
    }
    if (left > 0) {
      value += (this.nextByte() & ((1 << left) - 1)) * weight;
      this.partialBits = 8 - left;
    }
    return value;
  }

  /** {@link readBitsIntBe} for 0 to 64 bits. */
  readBitsIntBeAsBigInt(width: number): bigint {
    this.startBits(width, MAX_BITS, false);
    if (width <= MAX_NUMBER_BITS) {
      return BigInt(this.readBitsIntBe(width));
    }
    this.needBits(width);
    const high = this.readBitsIntBe(width - 32);
    return (BigInt(high) << 32n) | BigInt(this.readBitsIntBe(32));
  }

  /** {@link readBitsIntLe} for 0 to 64 bits. */
  readBitsIntLeAsBigInt(width: number): bigint {
    this.startBits(width, MAX_BITS, true);
    if (width <= MAX_NUMBER_BITS) {
      return BigInt(this.readBitsIntLe(width));
    }
    this.needBits(width);
    const low = this.readBitsIntLe(32);
    return (BigInt(this.readBitsIntLe(width - 32)) << 32n) | BigInt(low);
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
    this.startBits(width, MAX_BITS, false);
    checkFits(width, value);
    this.needRoomForBits(width);
    if (width > 32) {
      // In two steps, so that the bit operators can be used.
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

  private startBits(width: number, max: number, le: boolean): void {
    if (!Number.isInteger(width) || width < 0 || width > max) {
      throw new IntegerRangeError('a number of bits', width, 0, max);
    }
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

  private currentByte(): number {
    return this.bytes[this.origin + this.cursor - 1] as number;
  }

  private nextByte(): number {
    return this.bytes[this.origin + this.cursor++] as number;
  }

  /** @param width at most 32 */
  private putBitsBe(width: number, value: number): void {
    let left = width;
    while (left > 0) {
      if (this.partialBits === 0) {
        this.startByte();
      }
      const taken = Math.min(left, this.partialBits);
      left -= taken;
      this.partialBits -= taken;
      this.replaceBits(value >>> left, taken, this.partialBits);
    }
  }

  /** @param width at most 32 */
  private putBitsLe(width: number, value: number): void {
    let done = 0;
    while (done < width) {
      if (this.partialBits === 0) {
        this.startByte();
      }
      const taken = Math.min(width - done, this.partialBits);
      this.replaceBits(value >>> done, taken, 8 - this.partialBits);
      this.partialBits -= taken;
      done += taken;
    }
  }

  private startByte(): void {
    this.bytes[this.origin + this.cursor++] = 0;
    this.partialBits = 8;
  }

  /** Puts the low `count` bits of `value` into the byte before the position, `shift` bits from its right. */
  private replaceBits(value: number, count: number, shift: number): void {
    const mask = ((1 << count) - 1) << shift;
    const at = this.origin + this.cursor - 1;
    this.bytes[at] = ((this.bytes[at] as number) & ~mask) | ((value << shift) & mask);
  }
}

/** The bits above the low 32, and those. */
function halves(value: number | bigint): [number, number] {
  const exact = BigInt(value);
  return [Number(exact >> 32n), Number(exact & 0xffff_ffffn)];
}

function checkFits(width: number, value: number | bigint): void {
  const fits =
    typeof value === 'bigint'
      ? value >= 0n && value >> BigInt(width) === 0n
      : Number.isSafeInteger(value) && value >= 0 && value < 2 ** width;
  if (!fits) {
    throw new IntegerRangeError(`b${width}`, value, 0, (1n << BigInt(width)) - 1n);
  }
}
