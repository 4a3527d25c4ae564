/**
 * Memory that one waiting write takes besides its bytes: the stream's record of it and the view of the bytes
 * (measured on Node 20: 150 to 250 bytes). A client that takes nothing, in a room where one short line is said
 * at a time, would otherwise hold twenty times as much as what is counted.
 */
export const BYTES_PER_WRITE = 200;

/**
 * How much memory what waits for one client takes. A stream tells how many bytes wait, but not in how many
 * writes; so these are estimated from the mean size of the writes since the last time when nothing waited.
 */
export class Backlog {
  #bytes = 0;
  #writes = 0;

  /**
   * Something is about to be written.
   * @param waiting bytes that wait already
   */
  add(bytes: number, waiting: number): void {
    if (waiting === 0) {
      this.#bytes = 0;
      this.#writes = 0;
    }
    this.#bytes += bytes;
    this.#writes += 1;
  }

  /**
   * Bytes of memory.
   * @param waiting bytes that wait
   */
  held(waiting: number): number {
    if (waiting === 0) return 0;
    return waiting + Math.ceil((BYTES_PER_WRITE * this.#writes * waiting) / Math.max(this.#bytes, waiting));
  }
}
