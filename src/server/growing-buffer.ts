/** The least that is set aside. */
const FIRST_ALLOCATION = 1024;

/** Bytes put one after the other into a buffer that grows by doubling. */
export class GrowingBuffer {
  #buffer: Buffer;
  #length = 0;

  /** @param expected bytes that will probably be appended: with a good guess it never has to grow */
  constructor(expected = 0) {
    this.#buffer = expected === 0 ? EMPTY : Buffer.allocUnsafe(expected);
  }

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length, FIRST_ALLOCATION));
      grown.set(this.view());
      this.#buffer = grown;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = needed;
  }

  /** What has been appended so far, without a copy. */
  view(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

const EMPTY = Buffer.alloc(0);
