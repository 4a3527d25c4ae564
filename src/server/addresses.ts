import type { Clock } from '../system/clock.js';
import { networkOf } from './address.js';
import type { Limits } from './limits.js';
import { TokenBucket } from './token-bucket.js';

interface Address {
  open: number;
  readonly arrivals: TokenBucket;
  /** Calls off that it is forgotten; there is something to call off while it has no connection. */
  stay: () => void;
}

/**
 * How many connections each address has open, and how fast they come. To join again takes a connection of its
 * own, so this is what bounds the announcements that one machine can cause. All addresses of one IPv6 network are one.
 */
export class Addresses {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #addresses = new Map<string, Address>();

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** How many are remembered: those with a connection, and for some seconds those which had one. */
  get size(): number {
    return this.#addresses.size;
  }

  /** A connection of this address. @returns whether it may have one more, and then it counts */
  add(name: string): boolean {
    const { maxConnectionsPerAddress, connectionsPerSecond, burstConnections } = this.#limits;
    const key = networkOf(name);
    let address = this.#addresses.get(key);
    if (address === undefined) {
      const arrivals = new TokenBucket(connectionsPerSecond, burstConnections, this.#clock.now());
      address = { open: 0, arrivals, stay: () => {} };
      this.#addresses.set(key, address);
    }
    if (address.open >= maxConnectionsPerAddress) return false;
    address.open += 1;
    address.stay();
    return true;
  }

  /** A connection of this address, which was added, wants in. @returns milliseconds to wait for its turn: 0 is now */
  enter(name: string): number {
    const arrivals = this.#addresses.get(networkOf(name))?.arrivals;
    if (arrivals === undefined) return 0;
    const now = this.#clock.now();
    const wait = arrivals.wait(now);
    if (wait === 0) arrivals.take(1, now);
    return wait;
  }

  /** A connection of this address, which was added, has closed. */
  remove(name: string): void {
    const key = networkOf(name);
    const address = this.#addresses.get(key);
    if (address === undefined) return;
    address.open -= 1;
    if (address.open > 0) return;
    const { connectionsPerSecond, burstConnections } = this.#limits;
    // When the bucket is full again, a new one is no different.
    const unlimited =
      connectionsPerSecond === Number.POSITIVE_INFINITY || burstConnections === Number.POSITIVE_INFINITY;
    const seconds = unlimited ? 0 : burstConnections / connectionsPerSecond;
    if (seconds === 0) this.#addresses.delete(key);
    else address.stay = this.#clock.after(seconds * 1000, () => this.#addresses.delete(key));
  }
}
