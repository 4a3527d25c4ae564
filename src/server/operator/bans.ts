import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Clock } from '../../system/clock.js';
import { codeOf } from '../../system/errors.js';
import { type Network, parseNetwork } from './network.js';

/** A network that is kept out. */
export interface Ban {
  readonly network: Network;
  /** The time of day in milliseconds at which it ends; undefined if it does not by itself. */
  readonly until: number | undefined;
}

/**
 * Who is kept out, by address. They are in a file, so that they outlive the server: a line for each, `NETWORK` or
 * `NETWORK UNTIL`, with the time as the logs have it.
 */
export class Bans {
  readonly #path: string | undefined;
  readonly #clock: Clock;
  readonly #bans = new Map<string, Ban>();

  /**
   * @param path of the file; without one they last as long as the server
   * @throws Error with a sentence for a file that cannot be read, or that has a line that is no ban
   */
  constructor(clock: Clock, path?: string) {
    this.#clock = clock;
    this.#path = path;
    for (const [i, line] of read(path).entries()) {
      const [given = '', time] = line.split(' ');
      const network = parseNetwork(given);
      const until = time === undefined ? undefined : Date.parse(time);
      if (network === undefined || Number.isNaN(until))
        throw new Error(`${path}:${i + 1}: this is no ban: ${line}`);
      this.#bans.set(network.text, { network, until });
    }
  }

  /** Whether an address is kept out now. */
  has(address: string): boolean {
    if (this.#bans.size === 0) return false;
    return this.all.some(({ network }) => network.has(address));
  }

  /** Those that have not ended. */
  get all(): readonly Ban[] {
    const now = this.#clock.timeOfDay();
    return [...this.#bans.values()].filter(({ until }) => until === undefined || until > now);
  }

  /** @throws the error of the system, if it cannot be written; it holds even so */
  add(network: Network, minutes: number | undefined): void {
    const until = minutes === undefined ? undefined : this.#clock.timeOfDay() + minutes * 60_000;
    this.#bans.set(network.text, { network, until });
    this.#write();
  }

  /** @returns whether it was there */
  remove(network: Network): boolean {
    const there = this.#bans.delete(network.text);
    if (there) this.#write();
    return there;
  }

  #write(): void {
    if (this.#path === undefined) return;
    const lines = this.all.map(
      ({ network, until }) =>
        `${network.text}${until === undefined ? '' : ` ${new Date(until).toISOString()}`}\n`,
    );
    // Under another name first, so that a full disk leaves the old ones.
    writeFileSync(`${this.#path}.new`, lines.join(''), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function read(path: string | undefined): string[] {
  if (path === undefined) return [];
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
