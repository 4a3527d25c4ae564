import { IntegerRangeError } from './errors.js';
import { StreamCore } from './stream-core.js';

/** To turn bit patterns into floats and bigints without a DataView for each stream. */
const scratch = new DataView(new ArrayBuffer(8));

/**
 * Reads integers and floats. The names are `read`, S(igned), U(nsigned) or F(loat), the length in bytes, and
 * the byte order. All throw {@link EOFError} at the end of the stream, and a read that throws does not move.
 *
 * (The many `as number` say that an index is in bounds, which `take` has checked.)
 */
export abstract class NumberReader extends StreamCore {
  /** Reads an unsigned 8-bit integer. */
  readU1(): number {
    const at = this.take(1);
    return this.bytes[at] as number;
  }

  /** Reads a signed 8-bit integer. */
  readS1(): number {
    const at = this.take(1);
    return ((this.bytes[at] as number) << 24) >> 24;
  }

  /** Reads an unsigned 16-bit integer, most significant byte first. */
  readU2be(): number {
    const at = this.take(2);
    const bytes = this.bytes;
    return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  }

  /** Reads an unsigned 16-bit integer, least significant byte first. */
  readU2le(): number {
    const at = this.take(2);
    const bytes = this.bytes;
    return ((bytes[at + 1] as number) << 8) | (bytes[at] as number);
  }

  /** Reads a signed 16-bit integer, most significant byte first. */
  readS2be(): number {
    return (this.readU2be() << 16) >> 16;
  }

  /** Reads a signed 16-bit integer, least significant byte first. */
  readS2le(): number {
    return (this.readU2le() << 16) >> 16;
  }

  /** Reads an unsigned 32-bit integer, most significant byte first. */
  readU4be(): number {
    return this.readS4be() >>> 0;
  }

  /** Reads an unsigned 32-bit integer, least significant byte first. */
  readU4le(): number {
    return this.readS4le() >>> 0;
  }

  /** Reads a signed 32-bit integer, most significant byte first. */
  readS4be(): number {
    const at = this.take(4);
    const bytes = this.bytes;
    return (
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
    );
  }

  /** Reads a signed 32-bit integer, least significant byte first. */
  readS4le(): number {
    const at = this.take(4);
    const bytes = this.bytes;
    return (
      ((bytes[at + 3] as number) << 24) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 1] as number) << 8) |
      (bytes[at] as number)
    );
  }

  /** @throws IntegerRangeError above 2^53 - 1: read those with {@link readU8beAsBigInt} */
  readU8be(): number {
    this.loadBe();
    return this.safe(scratch.getUint32(0) * 0x1_0000_0000 + scratch.getUint32(4), false);
  }

  /** @throws IntegerRangeError above 2^53 - 1: read those with {@link readU8leAsBigInt} */
  readU8le(): number {
    this.loadLe();
    return this.safe(scratch.getUint32(0) * 0x1_0000_0000 + scratch.getUint32(4), false);
  }

  /** @throws IntegerRangeError beyond ±(2^53 - 1): read those with {@link readS8beAsBigInt} */
  readS8be(): number {
    this.loadBe();
    return this.safe(scratch.getInt32(0) * 0x1_0000_0000 + scratch.getUint32(4), true);
  }

  /** @throws IntegerRangeError beyond ±(2^53 - 1): read those with {@link readS8leAsBigInt} */
  readS8le(): number {
    this.loadLe();
    return this.safe(scratch.getInt32(0) * 0x1_0000_0000 + scratch.getUint32(4), true);
  }

  /** Reads an unsigned 64-bit integer, most significant byte first. */
  readU8beAsBigInt(): bigint {
    this.loadBe();
    return scratch.getBigUint64(0);
  }

  /** Reads an unsigned 64-bit integer, least significant byte first. */
  readU8leAsBigInt(): bigint {
    this.loadLe();
    return scratch.getBigUint64(0);
  }

  /** Reads a signed 64-bit integer, most significant byte first. */
  readS8beAsBigInt(): bigint {
    this.loadBe();
    return scratch.getBigInt64(0);
  }

  /** Reads a signed 64-bit integer, least significant byte first. */
  readS8leAsBigInt(): bigint {
    this.loadLe();
    return scratch.getBigInt64(0);
  }

  /** Reads a 32-bit float, most significant byte first. */
  readF4be(): number {
    scratch.setInt32(0, this.readS4be());
    return scratch.getFloat32(0);
  }

  /** Reads a 32-bit float, least significant byte first. */
  readF4le(): number {
    scratch.setInt32(0, this.readS4le());
    return scratch.getFloat32(0);
  }

  /** Reads a 64-bit float, most significant byte first. */
  readF8be(): number {
    this.loadBe();
    return scratch.getFloat64(0);
  }

  /** Reads a 64-bit float, least significant byte first. */
  readF8le(): number {
    this.loadLe();
    return scratch.getFloat64(0);
  }

  /** Puts the next eight bytes into `scratch`, where the more significant come first. */
  private loadBe(): void {
    const at = this.take(8);
    for (let i = 0; i < 8; i++) {
      scratch.setUint8(i, this.bytes[at + i] as number);
    }
  }

  /** The same from the other byte order. */
  private loadLe(): void {
    const at = this.take(8);
    for (let i = 0; i < 8; i++) {
      scratch.setUint8(7 - i, this.bytes[at + i] as number);
    }
  }

  /** A sum that was rounded is beyond the safe integers as well, so one look at it is enough. */
  private safe(value: number, signed: boolean): number {
    if (!Number.isSafeInteger(value)) {
      this.cursor -= 8;
      throw new IntegerRangeError(
        'a JavaScript number',
        signed ? scratch.getBigInt64(0) : scratch.getBigUint64(0),
        Number.MIN_SAFE_INTEGER,
        Number.MAX_SAFE_INTEGER,
      );
    }
    return value;
  }
}
