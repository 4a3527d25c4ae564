import { BYTES_PER_WRITE } from './backlog.js';
import type { Statistics } from './statistics.js';

/** One for whom something may wait: a connection. */
export interface Waiting {
  /** Bytes of memory that it takes. */
  readonly queuedBytes: number;
  /** Ends it, and with it what waits. */
  endForTotal(): void;
}

/** It is counted anew when so much of the limit may have come since: counting looks at everybody. */
const PART_TO_COUNT_ANEW = 1 / 8;

/** Bounds the memory of what waits for all clients together. */
export class TotalBacklog {
  readonly #limit: number;
  readonly #statistics: Statistics;
  /** Memory for what had been sent when it was counted last. */
  #sentAtCount = 0;

  /** @param limit bytes; Infinity for none */
  constructor(limit: number, statistics: Statistics) {
    this.#limit = limit;
    this.#statistics = statistics;
  }

  /** Ends those for whom most waits, when too much waits in all. */
  bound(all: ReadonlyMap<unknown, Waiting>): void {
    const { bytesSent, writes } = this.#statistics;
    const sent = bytesSent + writes * BYTES_PER_WRITE;
    if (sent - this.#sentAtCount < this.#limit * PART_TO_COUNT_ANEW) return;
    this.#sentAtCount = sent;
    let total = sumOf(all);
    if (total <= this.#limit) return;
    const bySize = [...all.values()].sort((a, b) => b.queuedBytes - a.queuedBytes);
    for (const one of bySize) {
      if (total <= this.#limit) return;
      total -= one.queuedBytes;
      one.endForTotal();
    }
  }
}

/** Bytes of memory that what waits takes in all. Looks at everybody. */
export function sumOf(all: ReadonlyMap<unknown, Waiting>): number {
  let sum = 0;
  for (const { queuedBytes } of all.values()) sum += queuedBytes;
  return sum;
}
