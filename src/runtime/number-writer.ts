import { IntegerRangeError } from './errors.js';
import { NumberReader } from './number-reader.js';

/** To turn floats and bigints into bit patterns, most significant byte first. */
const scratch = new DataView(new ArrayBuffer(8));

/**
 * Writes integers and floats, under the names of the reading methods.
 *
 * All throw {@link IntegerRangeError} if the value does not fit the type or is not an integer, and
 * {@link EOFError} at the end of a stream that does not grow. A write that throws does not move.
 */
export abstract class NumberWriter extends NumberReader {
  /** Writes an unsigned 8-bit integer. */
  writeU1(value: number): void {
    if (value !== (value & 0xff)) {
      failRange('u1', value, 0, 0xff);
    }
    const at = this.room(1);
    this.bytes[at] = value;
  }

  /** Writes a signed 8-bit integer. */
  writeS1(value: number): void {
    if (value !== (value << 24) >> 24) {
      failRange('s1', value, -0x80, 0x7f);
    }
    const at = this.room(1);
    this.bytes[at] = value;
  }

  /** Writes an unsigned 16-bit integer, most significant byte first. */
  writeU2be(value: number): void {
    if (value !== (value & 0xffff)) {
      failRange('u2', value, 0, 0xffff);
    }
    this.put2be(value);
  }

  /** Writes an unsigned 16-bit integer, least significant byte first. */
  writeU2le(value: number): void {
    if (value !== (value & 0xffff)) {
      failRange('u2', value, 0, 0xffff);
    }
    this.put2le(value);
  }

  /** Writes a signed 16-bit integer, most significant byte first. */
  writeS2be(value: number): void {
    if (value !== (value << 16) >> 16) {
      failRange('s2', value, -0x8000, 0x7fff);
    }
    this.put2be(value);
  }

  /** Writes a signed 16-bit integer, least significant byte first. */
  writeS2le(value: number): void {
    if (value !== (value << 16) >> 16) {
      failRange('s2', value, -0x8000, 0x7fff);
    }
    this.put2le(value);
  }

  /** Writes an unsigned 32-bit integer, most significant byte first. */
  writeU4be(value: number): void {
    if (value !== value >>> 0) {
      failRange('u4', value, 0, 0xffff_ffff);
    }
    this.put4be(value);
  }

  /** Writes an unsigned 32-bit integer, least significant byte first. */
  writeU4le(value: number): void {
    if (value !== value >>> 0) {
      failRange('u4', value, 0, 0xffff_ffff);
    }
    this.put4le(value);
  }

  /** Writes a signed 32-bit integer, most significant byte first. */
  writeS4be(value: number): void {
    if (value !== (value | 0)) {
      failRange('s4', value, -0x8000_0000, 0x7fff_ffff);
    }
    this.put4be(value);
  }

  /** Writes a signed 32-bit integer, least significant byte first. */
  writeS4le(value: number): void {
    if (value !== (value | 0)) {
      failRange('s4', value, -0x8000_0000, 0x7fff_ffff);
    }
    this.put4le(value);
  }

  /**
   * Writes an unsigned 64-bit integer, most significant byte first.
   *
   * @param value a bigint, or a number that is a safe integer
   */
  writeU8be(value: number | bigint): void {
    loadU8(value);
    this.store8be();
  }

  /**
   * Writes an unsigned 64-bit integer, least significant byte first.
   *
   * @param value a bigint, or a number that is a safe integer
   */
  writeU8le(value: number | bigint): void {
    loadU8(value);
    this.store8le();
  }

  /**
   * Writes a signed 64-bit integer, most significant byte first.
   *
   * @param value a bigint, or a number that is a safe integer
   */
  writeS8be(value: number | bigint): void {
    loadS8(value);
    this.store8be();
  }

  /**
   * Writes a signed 64-bit integer, least significant byte first.
   *
   * @param value a bigint, or a number that is a safe integer
   */
  writeS8le(value: number | bigint): void {
    loadS8(value);
    this.store8le();
  }

  /** Rounds to the nearest 32-bit float. */
  writeF4be(value: number): void {
    loadF4(value);
    this.put4be(scratch.getInt32(0));
  }

  /** Rounds to the nearest 32-bit float. */
  writeF4le(value: number): void {
    loadF4(value);
    this.put4le(scratch.getInt32(0));
  }

  /** Writes a 64-bit float, most significant byte first. */
  writeF8be(value: number): void {
    scratch.setFloat64(0, value);
    this.store8be();
  }

  /** Writes a 64-bit float, least significant byte first. */
  writeF8le(value: number): void {
    scratch.setFloat64(0, value);
    this.store8le();
  }

  // A Uint8Array keeps the low eight bits of what is stored in it, so nothing has to be masked below.

  private put2be(value: number): void {
    const at = this.room(2);
    const bytes = this.bytes;
    bytes[at] = value >> 8;
    bytes[at + 1] = value;
  }

  private put2le(value: number): void {
    const at = this.room(2);
    const bytes = this.bytes;
    bytes[at] = value;
    bytes[at + 1] = value >> 8;
  }

  private put4be(value: number): void {
    const at = this.room(4);
    const bytes = this.bytes;
    bytes[at] = value >> 24;
    bytes[at + 1] = value >> 16;
    bytes[at + 2] = value >> 8;
    bytes[at + 3] = value;
  }

  private put4le(value: number): void {
    const at = this.room(4);
    const bytes = this.bytes;
    bytes[at] = value;
    bytes[at + 1] = value >> 8;
    bytes[at + 2] = value >> 16;
    bytes[at + 3] = value >> 24;
  }

  private store8be(): void {
    const at = this.room(8);
    for (let i = 0; i < 8; i++) {
      this.bytes[at + i] = scratch.getUint8(i);
    }
  }

  private store8le(): void {
    const at = this.room(8);
    for (let i = 0; i < 8; i++) {
      this.bytes[at + i] = scratch.getUint8(7 - i);
    }
  }
}

function loadU8(value: number | bigint): void {
  const exact = toBigInt(value);
  if (exact === undefined || exact < 0n || exact > 0xffff_ffff_ffff_ffffn) {
    failRange('u8', value, 0n, 0xffff_ffff_ffff_ffffn);
  }
  scratch.setBigUint64(0, exact);
}

function loadS8(value: number | bigint): void {
  const exact = toBigInt(value);
  if (exact === undefined || exact < -0x8000_0000_0000_0000n || exact > 0x7fff_ffff_ffff_ffffn) {
    failRange('s8', value, -0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn);
  }
  scratch.setBigInt64(0, exact);
}

/** Infinities and NaN are floats too; but a finite number must not become an infinity. */
function loadF4(value: number): void {
  scratch.setFloat32(0, value);
  if (Number.isFinite(value) && !Number.isFinite(scratch.getFloat32(0))) {
    failRange('f4', value, -3.4028234663852886e38, 3.4028234663852886e38);
  }
}

/** Undefined for a number that may already have lost its last digits. */
function toBigInt(value: number | bigint): bigint | undefined {
  if (typeof value === 'bigint') {
    return value;
  }
  return Number.isSafeInteger(value) ? BigInt(value) : undefined;
}

function failRange(type: string, value: unknown, min: number | bigint, max: number | bigint): never {
  throw new IntegerRangeError(type, value, min, max);
}
