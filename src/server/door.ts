import type { Duplex } from 'node:stream';
import { error } from '../protocol/index.js';
import { Addresses } from './addresses.js';
import type { Clock } from './clock.js';
import type { Peer } from './connection.js';
import type { Journal } from './journal.js';
import type { Limits } from './limits.js';
import type { Statistics } from './statistics.js';

/** Why a connection is not taken: what connections.log says, and what it is told. */
const TURNED_AWAY = {
  full: { event: 'too many connections', told: 'The chat is full. Please try again later.' },
  address: {
    event: 'too many connections from this address',
    told: 'There are too many connections from your address. Please close one, or try again later.',
  },
  rate: {
    event: 'connections from this address come too fast',
    told: 'Connections from your address come too fast. Please wait a moment and try again.',
  },
} as const;

/** What a door is given by its surroundings. */
export interface DoorOptions {
  readonly limits: Limits;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly statistics: Statistics;
}

/** Who may come in. A connection that is turned away is told why, and never becomes one. */
export class Door {
  readonly #options: DoorOptions;
  readonly #addresses: Addresses;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#addresses = new Addresses(options.limits, options.clock);
  }

  /**
   * Lets a connection in, or turns it away: then the stream is ended, and closed when the client has taken
   * that or its time is over.
   *
   * @param inside how many are in
   * @returns whether it is in
   */
  admit(stream: Duplex, peer: Peer, inside: number): boolean {
    const isFull = inside >= this.#options.limits.maxConnections;
    const refusal = isFull ? 'full' : this.#addresses.add(peer.address);
    if (refusal === undefined) return true;
    this.#turnAway(stream, peer, refusal);
    return false;
  }

  /** One that was let in has gone. */
  left(peer: Peer): void {
    this.#addresses.remove(peer.address);
  }

  #turnAway(stream: Duplex, peer: Peer, why: keyof typeof TURNED_AWAY): void {
    const { clock, journal, limits, statistics } = this.#options;
    const { event, told } = TURNED_AWAY[why];
    statistics.rejected.add(why);
    journal.entry(peer, undefined, `rejected - ${event}`);
    stream.on('error', () => {});
    stream.end(error(told).toBytes());
    stream.resume();
    const callOff = clock.after(limits.closeSeconds * 1000, () => stream.destroy());
    stream.on('close', callOff);
    journal.flushEntries();
  }
}
