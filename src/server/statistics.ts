/** Counts by a name out of a small set, such as the reason for a rejection. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** Counts one more of this name. */
  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Every name that was ever counted, with its count. */
  get entries(): Iterable<readonly [name: string, count: number]> {
    return this.#counts;
  }

  /** The counts of all names together. */
  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }
}

/**
 * What a server has done since it was started. Whoever does it counts it, with a plain `+= 1`: counting must
 * cost nothing, and who wants to know (metrics.ts, the last line of the command) reads the fields.
 */
export class Statistics {
  /** Connections that were taken. Not those turned away. */
  accepted = 0;
  /** Users who have joined. */
  joined = 0;
  /** Texts said in the room; announcements are none. */
  messages = 0;
  /** Direct messages that were passed on. */
  directMessages = 0;
  /** Lines of the room, said or announced, times those who were to get each. */
  deliveries = 0;
  /** Bytes that clients sent. */
  bytesReceived = 0;
  /** Bytes that were handed to the system, or queued, for clients. */
  bytesSent = 0;
  /** Writes that these bytes were handed over in. The fewer, the more was gathered for each. */
  writes = 0;
  /** Connections turned away before they became one, by reason: `full`, `address`, `rate`. */
  readonly rejected = new Tally();
  /** Frames with an error that clients were sent, by kind: `unsupported`, `malformed`, `not joined`, ... */
  readonly errors = new Tally();
  /** Limits that a client met, by the name in Limits: it was made to wait, or ended. */
  readonly limitsMet = new Tally();
}
