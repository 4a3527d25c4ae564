/**
 * Memory that one waiting write takes besides its bytes: the stream's record of it, the bytes as an object, the
 * memory that they are in, and its place below (measured on Node 20: 60 to 290 bytes, the most where it is a copy).
 * A client that takes nothing, in a room where one short line is said at a time, would otherwise hold thirty times
 * as much as what is counted.
 */
export const BYTES_PER_WRITE = 300;

/**
 * How much memory what waits for one client takes. A stream tells how many bytes wait, but not in how many
 * writes. They are taken in order and each as a whole, so it is enough to know where each of them ended.
 */
export class Backlog {
  /** For each write, in order, how many bytes had been written after it. What waited first may be gone. */
  #ends: number[] = [];
  /** The first of them that waits. */
  #first = 0;
  #written = 0;

  /**
   * Something was written that was not taken at once.
   * @param waiting bytes that wait, with these
   */
  add(bytes: number, waiting: number): void {
    if (waiting === bytes) {
      this.#ends = [];
      this.#first = 0;
      this.#written = 0;
    }
    this.#written += bytes;
    this.#ends.push(this.#written);
  }

  /**
   * Bytes of memory.
   * @param waiting bytes that wait
   */
  held(waiting: number): number {
    if (waiting === 0) return 0;
    const taken = this.#written - waiting;
    while ((this.#ends[this.#first] ?? Number.POSITIVE_INFINITY) <= taken) this.#first += 1;
    // What is forgotten is at least half of it: so each is moved once, on average.
    if (this.#first > this.#ends.length / 2) {
      this.#ends = this.#ends.slice(this.#first);
      this.#first = 0;
    }
    return waiting + BYTES_PER_WRITE * (this.#ends.length - this.#first);
  }
}

/**
 * The same bytes, in memory of their own if that which they are in is more than twice as much: the lines of a whole
 * turn, say, of which a client that talks itself gets one word. As long as the word waits, none of it can be freed.
 */
export function ownMemory(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= 2 * bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  own.set(bytes);
  return own;
}
