import type { Clock } from '../system/clock.js';
import { networkOf } from './address.js';
import type { Peer } from './connection.js';
import { UNKNOWN_PEER } from './log-lines.js';

/** Seconds for which refusals of one kind are counted together. */
const WINDOW = 60;

/** So many refusals of an address are each a line, for one reason and in one window; and so many addresses are told apart. */
const MOST_LINES = 5;
const MOST_KEYS = 100;

interface Count {
  readonly peer: Peer | undefined;
  readonly event: string;
  seen: number;
}

/**
 * Connections that are turned away. Whoever can cause a line can fill the disk: so after the first few of an address, the
 * rest of a minute become one line with their number.
 */
export class Refusals {
  readonly #clock: Clock;
  readonly #write: (peer: Peer | undefined, event: string) => void;
  readonly #counts = new Map<string, Count>();
  #callOff: (() => void) | undefined;

  /** @param write a line; is to be flushed at once */
  constructor(clock: Clock, write: (peer: Peer | undefined, event: string) => void) {
    this.#clock = clock;
    this.#write = write;
  }

  /** One more. */
  add(peer: Peer, event: string): void {
    this.#callOff ??= this.#clock.after(WINDOW * 1000, () => this.flush());
    const own = `${networkOf(peer.address)} ${event}`;
    const pooled = !this.#counts.has(own) && this.#counts.size >= MOST_KEYS;
    const key = pooled ? event : own;
    let count = this.#counts.get(key);
    if (count === undefined) {
      count = { peer: pooled ? undefined : withoutPort(peer), event, seen: 0 };
      this.#counts.set(key, count);
    }
    count.seen += 1;
    if (count.seen <= MOST_LINES && !pooled) this.#write(peer, event);
  }

  /** Writes how many there were beyond those that are lines, and begins anew. */
  flush(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const counts = [...this.#counts.values()];
    this.#counts.clear();
    for (const { peer, event, seen } of counts) {
      const more = peer === undefined ? seen : seen - MOST_LINES;
      if (more > 0) this.#write(peer, `${event}, ${more} more within ${WINDOW} seconds`);
    }
  }
}

/** The refusals that are counted together came from many ports. */
function withoutPort(peer: Peer): Peer {
  return peer === UNKNOWN_PEER ? peer : { address: peer.address, port: 0 };
}
