import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import type { Clock } from '../system/clock.js';
import { plainAddress } from './address.js';
import { unanswered } from './unanswered.js';

/** Milliseconds between two looks. */
const LOOK_EVERY = 5000;

/** Milliseconds for which the other side may leave everything unanswered. */
export const PATIENCE = 25_000;

const TABLES = ['/proc/self/net/tcp', '/proc/self/net/tcp6'];

/**
 * Ends connections whose other side is not there any more, though no end of them was closed: a laptop that moved, a
 * machine that was switched off. Where nothing is said, the system finds out by itself (keep-alive). Where something
 * is, it sends it again and again, for a quarter of an hour, and asks nothing. So here it is looked how often.
 *
 * Where the system has no such table, there is only what it does by itself.
 */
export class DeadPeers {
  readonly #clock: Clock;
  readonly #port: () => number;
  readonly #sockets = new Map<string, Socket>();
  /** Since when those have not answered that did not at the last look. */
  #since = new Map<string, number>();
  #looking = false;

  /** @param port that is listened on */
  constructor(clock: Clock, port: () => number) {
    this.#clock = clock;
    this.#port = port;
  }

  /** Watches a connection until it is closed. */
  watch(socket: Socket, address: string, port: number): void {
    const key = `${plainAddress(address).replace(/%.*/, '')} ${port}`;
    this.#sockets.set(key, socket);
    socket.on('close', () => {
      if (this.#sockets.get(key) === socket) this.#sockets.delete(key);
    });
    this.#lookLater();
  }

  #lookLater(): void {
    if (this.#looking) return;
    this.#looking = true;
    this.#clock.after(LOOK_EVERY, () => void this.#look());
  }

  async #look(): Promise<void> {
    const texts = await Promise.all(TABLES.map((path) => readFile(path, 'latin1').catch(() => '')));
    this.found(texts.flatMap((text) => unanswered(text, this.#port())));
    this.#looking = false;
    // No table, no looks.
    if (this.#sockets.size > 0 && texts.some((text) => text !== '')) this.#lookLater();
  }

  /** A look has found that these do not answer. */
  found(keys: readonly string[]): void {
    const now = this.#clock.now();
    const since = new Map<string, number>();
    for (const key of keys) {
      const from = this.#since.get(key) ?? now;
      since.set(key, from);
      // As the system ends one that does not answer.
      if (now - from >= PATIENCE) this.#sockets.get(key)?.destroy(timedOut());
    }
    this.#since = since;
  }
}

function timedOut(): Error {
  return Object.assign(new Error('The other side does not answer.'), { code: 'ETIMEDOUT' });
}
