import { BYTES_PER_WRITE } from './backlog.js';
import type { Statistics } from './statistics.js';

/** One for whom something may wait: a connection. */
export interface Waiting {
  /** Bytes of memory for what waits to be read by the client. */
  readonly queuedBytes: number;
  /** Bytes of memory for what the client sent and what was not taken yet. */
  readonly heldBytes: number;
  /** Ends it, and with it what waits. */
  endForTotal(): void;
}

/** It is counted anew when so much of the limit may have come since: counting looks at everybody. */
const PART_TO_COUNT_ANEW = 1 / 8;

/** Bounds the memory of what waits for all clients, and of theirs, together. */
export class TotalBacklog {
  readonly #limit: number;
  readonly #statistics: Statistics;
  /** Memory for what had been sent and received when it was counted last. */
  #movedAtCount = 0;

  /** @param limit bytes; Infinity for none */
  constructor(limit: number, statistics: Statistics) {
    this.#limit = limit;
    this.#statistics = statistics;
  }

  /** Ends those for whom most waits, when too much waits in all. */
  bound(all: ReadonlyMap<unknown, Waiting>): void {
    const { bytesSent, bytesReceived, writes } = this.#statistics;
    const moved = bytesSent + bytesReceived + writes * BYTES_PER_WRITE;
    if (moved - this.#movedAtCount < this.#limit * PART_TO_COUNT_ANEW) return;
    this.#movedAtCount = moved;
    let total = sumOf(all);
    if (total <= this.#limit) return;
    const bySize = [...all.values()].sort((a, b) => sizeOf(b) - sizeOf(a));
    for (const one of bySize) {
      if (total <= this.#limit) return;
      total -= sizeOf(one);
      one.endForTotal();
    }
  }
}

/** Bytes of memory that what waits takes in all. Looks at everybody. */
export function sumOf(all: ReadonlyMap<unknown, Waiting>): number {
  let sum = 0;
  for (const one of all.values()) sum += sizeOf(one);
  return sum;
}

const sizeOf = ({ queuedBytes, heldBytes }: Waiting): number => queuedBytes + heldBytes;
