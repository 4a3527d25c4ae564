/** Something that happened on one of the connections of a scenario. */
export interface Entry {
  /** Whose connection: `Bob`. */
  readonly who: string;
  readonly what: 'sent' | 'received' | 'event';
  /** Of an event, the words for it; empty otherwise. */
  readonly note: string;
  readonly bytes: Buffer;
}

/** Bytes of one entry that are kept, at most. A report shows fewer. */
const MOST_BYTES = 4096;

/** What happened on the connections of a scenario, in order. */
export class Transcript {
  readonly entries: Entry[] = [];
  #chunks: Buffer[] = [];
  #size = 0;

  /** Adds bytes; those that follow others of the same connection and direction are joined to them. */
  add(who: string, what: 'sent' | 'received', bytes: Buffer): void {
    const last = this.entries.at(-1);
    if (last === undefined || last.who !== who || last.what !== what) {
      this.#chunks = [];
      this.#size = 0;
      this.entries.push({ who, what, note: '', bytes: Buffer.alloc(0) });
    }
    if (this.#size >= MOST_BYTES) return;
    // A copy, as what was received may be a part of something large.
    this.#chunks.push(Buffer.from(bytes.subarray(0, MOST_BYTES - this.#size)));
    this.#size += bytes.length;
    this.entries[this.entries.length - 1] = { who, what, note: '', bytes: Buffer.concat(this.#chunks) };
  }

  event(who: string, note: string): void {
    this.entries.push({ who, what: 'event', note, bytes: Buffer.alloc(0) });
  }

  /** A place, for {@link since}. */
  get mark(): number {
    return this.entries.length;
  }

  /** What happened from a place on; the last of it, if it is much. */
  since(mark: number, most = 12): Entry[] {
    const found = this.entries.slice(Math.max(0, mark));
    return found.length <= most ? found : [...found.slice(0, most / 2), ...found.slice(-most / 2)];
  }
}
