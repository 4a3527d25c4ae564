import { KaitaiStream } from './kaitai-stream.js';

/**
 * How many bytes objects will take that share some: a bit field goes on in the byte that the one before it has begun, so
 * the lengths of the two do not add up. It is told of every field in turn, and counts as {@link KaitaiStream} writes.
 */
export class BitCounter {
  /** Whole, or begun. */
  private count = 0;
  /** Bits of the last one that are still free, 0 to 7, and for which order. */
  private left = 0;
  private le = false;

  /** Bytes so far. */
  get size(): number {
    return this.count;
  }

  /**
   * Bit fields of one order.
   *
   * @param width of all of them together, in bits
   */
  bits(width: number, le: boolean): void {
    if (width === 0) return;
    if (le !== this.le) this.left = 0;
    this.le = le;
    const more = Math.ceil(Math.max(0, width - this.left) / 8);
    this.count += more;
    this.left += 8 * more - width;
  }

  /** A field that starts at a byte, even if it takes none. */
  bytes(length: number): void {
    this.left = 0;
    this.count += length;
  }

  /** What follows starts at a byte. */
  align(): void {
    this.left = 0;
  }

  /** What nothing but writing tells. */
  written(write: (io: KaitaiStream) => void): void {
    const io = KaitaiStream.growing();
    io.writeU1(0);
    io.reset(io.mark() + (this.le ? 8 : 0) + this.left);
    write(io);
    this.count += io.pos - 1;
    this.left = io.bitsLeft;
    this.le = (io.mark() & 8) !== 0;
  }
}
