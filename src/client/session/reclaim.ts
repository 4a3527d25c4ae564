import type { Clock } from '../../system/clock.js';
import type { SessionEvent } from './events.js';

/** Milliseconds between the tries to get a name back. The server needs some time to notice a lost connection. */
export const RECLAIM_DELAYS: readonly number[] = [1000, 2000, 4000, 8000, 15_000];

type Reclaiming = SessionEvent & { kind: 'reclaiming' };

/**
 * Gets a name back after the connection was lost. To a server that has not noticed the loss yet, the name is
 * in use by this very user; so it is asked for a few times before the user is asked for another one.
 */
export class Reclaim {
  readonly #clock: Clock;
  /** The delays that are left; none while no name has to be got back. */
  #left: readonly number[] = [];
  #cancel: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A connection was lost. */
  begin(): void {
    this.#left = RECLAIM_DELAYS;
  }

  /** The user is in the chat again. */
  forget(): void {
    this.cancel();
    this.#left = [];
  }

  /** The wait for the next try is over. */
  cancel(): void {
    this.#cancel();
    this.#cancel = () => {};
  }

  /**
   * The server refused a name.
   * @returns what is done about it; undefined if the user has to be asked
   */
  tryAgain({ name, inUse }: SessionEvent & { kind: 'refused' }, retry: () => void): Reclaiming | undefined {
    const again = this.#left !== RECLAIM_DELAYS;
    const [delay, ...rest] = inUse ? this.#left : [];
    this.#left = rest;
    if (delay === undefined) return undefined;
    this.#cancel = this.#clock.after(delay, retry);
    return { kind: 'reclaiming', name, again, delay };
  }
}
