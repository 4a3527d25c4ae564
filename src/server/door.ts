import type { Duplex } from 'node:stream';
import { error } from '../protocol/index.js';
import type { Clock } from '../system/clock.js';
import { networkOf } from './address.js';
import { Addresses } from './addresses.js';
import type { Peer } from './connection.js';
import type { Journal } from './journal.js';
import type { Limits } from './limits.js';
import { UNKNOWN_PEER } from './log-lines.js';
import type { Bans } from './operator/bans.js';
import type { Statistics } from './statistics.js';
import { WaitingLine } from './waiting-line.js';

/** Why a connection is not taken: what connections.log says, and what it is told. */
const TURNED_AWAY = {
  full: { event: 'too many connections', told: 'The chat is full. Please try again later.' },
  address: {
    event: 'too many connections from this address',
    told: 'There are too many connections from your address. Please close one, or try again later.',
  },
  banned: { event: 'banned', told: 'You are banned from this chat.' },
  rate: {
    event: 'connections from this address come too fast',
    told: 'Connections from your address come too fast. Please wait a moment and try again.',
  },
} as const;

/** What a door is given by its surroundings. */
export interface DoorOptions {
  readonly limits: Limits;
  readonly bans: Bans;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly statistics: Statistics;
  /** Called when somebody is turned away since all places are taken, and then when there is room again. */
  readonly onFull: (full: boolean) => void;
}

/**
 * So many are told at a time why they are turned away; more are closed without a word. Each has a file open
 * while it is told, and those in the chat must not be left without.
 */
export const MOST_TOLD = 32;

/** There is room again when fewer than this part of the places are taken. At the limit, it would be said all the time. */
const ROOM = 0.9;

/**
 * Who may come in, and when. One that comes too fast waits for its turn. One that is turned away is told why, and never
 * becomes a connection.
 */
export class Door {
  readonly #options: DoorOptions;
  readonly #addresses: Addresses;
  /** Those who come too fast, by address. */
  readonly #lines = new Map<string, WaitingLine>();
  /** How many are in, or wait. */
  #inside = 0;
  /** How many are being told that they are turned away. */
  #told = 0;
  #full = false;
  #closed = false;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#addresses = new Addresses(options.limits, options.clock);
  }

  /**
   * Lets a connection in, now or when its turn comes; or turns it away: then the stream is ended, and closed when the
   * client has taken that or its time is over.
   *
   * @param enter called when it is in
   */
  admit(stream: Duplex, peer: Peer, enter: () => void): void {
    if (this.#options.bans.has(peer.address)) {
      this.#turnAway(stream, peer, 'banned');
      return;
    }
    const isFull = this.#inside >= this.#options.limits.maxConnections;
    if (isFull && !this.#full) this.#setFull(true);
    if (isFull) this.#turnAway(stream, peer, 'full');
    else if (!this.#addresses.add(peer.address)) this.#turnAway(stream, peer, 'address');
    else {
      this.#inside += 1;
      this.#enterInTurn(stream, peer, enter);
    }
  }

  /** One has gone before it was taken, with a reset: the system does not know any more who it was. */
  lost(stream: Duplex): void {
    const { journal, statistics } = this.#options;
    statistics.rejected.add('reset');
    journal.refused(UNKNOWN_PEER, 'reset before it was taken');
    stream.on('error', () => {}).destroy();
  }

  /** One cannot be told anything, since there is no encryption that both know. */
  unencrypted(stream: Duplex, peer: Peer): void {
    const { journal, statistics } = this.#options;
    statistics.rejected.add('tls');
    journal.refused(peer, 'no TLS, or no certificate that is known');
    stream.on('error', () => {}).destroy();
  }

  /** One that was let in has gone. */
  left(peer: Peer): void {
    this.#inside -= 1;
    this.#addresses.remove(peer.address);
    if (this.#full && this.#inside < ROOM * this.#options.limits.maxConnections) this.#setFull(false);
  }

  /** Nobody is let in any more: those who wait are cut. */
  close(): void {
    this.#closed = true;
    for (const line of [...this.#lines.values()]) line.close();
  }

  #enterInTurn(stream: Duplex, peer: Peer, enter: () => void): void {
    const { address } = peer;
    const key = networkOf(address);
    let line = this.#lines.get(key);
    if (line === undefined) {
      if (this.#addresses.enter(address) === 0) {
        enter();
        return;
      }
      line = new WaitingLine(this.#options.clock, () => this.#addresses.enter(address));
      this.#lines.set(key, line);
      this.#options.statistics.limitsMet.add('connectionsPerSecond');
    }
    const gone = () => {
      this.left(peer);
      if (!this.#closed) this.#turnAway(stream, peer, 'rate');
    };
    const waiting = line;
    const after = (then: () => void) => () => {
      if (waiting.length === 0) this.#lines.delete(key);
      then();
    };
    waiting.add(stream, after(enter), after(gone));
  }

  #setFull(full: boolean): void {
    this.#full = full;
    this.#options.onFull(full);
  }

  #turnAway(stream: Duplex, peer: Peer, why: keyof typeof TURNED_AWAY): void {
    const { clock, journal, limits, statistics } = this.#options;
    const { event, told } = TURNED_AWAY[why];
    statistics.rejected.add(why);
    journal.refused(peer, event);
    stream.on('error', () => {});
    if (this.#told >= MOST_TOLD || stream.destroyed) {
      stream.destroy();
      return;
    }
    this.#told += 1;
    stream.end(error(told).toBytes());
    stream.resume();
    const callOff = clock.after(limits.closeSeconds * 1000, () => stream.destroy());
    stream.on('close', () => {
      this.#told -= 1;
      callOff();
    });
  }
}
