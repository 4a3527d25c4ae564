/** Cuts a stream into frames by hand, so that a test of the wire does not lean on the code that it tests. */
export class FrameCutter {
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** Bytes that the first unfinished frame is known to need. */
  #needed = HEAD;

  /** @returns the frames that are now whole, each from its command to its last byte */
  feed(bytes: Uint8Array): Buffer[] {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    if (this.#length < this.#needed) return [];
    let rest = Buffer.concat(this.#chunks);
    const frames: Buffer[] = [];
    for (;;) {
      this.#needed = rest.length < HEAD ? HEAD : HEAD + rest.readUInt16BE(1);
      if (rest.length < this.#needed) break;
      frames.push(rest.subarray(0, this.#needed));
      rest = rest.subarray(this.#needed);
    }
    this.#chunks = [rest];
    this.#length = rest.length;
    return frames;
  }

  /** Bytes of a frame that has not come whole. */
  get waiting(): number {
    return this.#length;
  }
}

/** Bytes of CommandType and LengthMessage. */
const HEAD = 3;
