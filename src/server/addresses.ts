import type { Clock } from '../system/clock.js';
import type { Limits } from './limits.js';
import { TokenBucket } from './token-bucket.js';

/** Why an address gets no more connections for now. */
export type AddressRefusal = 'address' | 'rate';

interface Address {
  open: number;
  readonly arrivals: TokenBucket;
  /** Calls off that it is forgotten; there is something to call off while it has no connection. */
  stay: () => void;
}

/**
 * How many connections each address has open, and how fast they come. To join again takes a connection of its
 * own, so this is what bounds the announcements that one machine can cause.
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

  /** A connection of this address. @returns why it is not to be taken; undefined if it is, and then it counts */
  add(name: string): AddressRefusal | undefined {
    const { maxConnectionsPerAddress, connectionsPerSecond, burstConnections } = this.#limits;
    const now = this.#clock.now();
    let address = this.#addresses.get(name);
    if (address === undefined) {
      const arrivals = new TokenBucket(connectionsPerSecond, burstConnections, now);
      address = { open: 0, arrivals, stay: () => {} };
      this.#addresses.set(name, address);
    }
    if (address.open >= maxConnectionsPerAddress) return 'address';
    // One that is turned away is not counted, so that who keeps trying gets in as fast as it may.
    if (address.arrivals.wait(now) > 0) return 'rate';
    address.arrivals.take(1, now);
    address.open += 1;
    address.stay();
    return undefined;
  }

  /** A connection of this address, which was taken, has closed. */
  remove(name: string): void {
    const address = this.#addresses.get(name);
    if (address === undefined) return;
    address.open -= 1;
    if (address.open > 0) return;
    const { connectionsPerSecond, burstConnections } = this.#limits;
    // When the bucket is full again, a new one is no different.
    const unlimited =
      connectionsPerSecond === Number.POSITIVE_INFINITY || burstConnections === Number.POSITIVE_INFINITY;
    const seconds = unlimited ? 0 : burstConnections / connectionsPerSecond;
    if (seconds === 0) this.#addresses.delete(name);
    else address.stay = this.#clock.after(seconds * 1000, () => this.#addresses.delete(name));
  }
}
