import type { Clock } from '../../system/clock.js';
import { waitPatiently } from './patience.js';

/** Milliseconds without a byte from the server after which it is asked for a sign of life. */
export const SILENCE = 30_000;
/** Milliseconds that it then has to answer. */
export const PATIENCE = 15_000;

/** What a heartbeat asks for. */
export interface HeartbeatListener {
  /** Nothing was heard for long: the server should be asked something that it answers. */
  onSilence(): void;
  /** Nothing was heard even then. */
  onDeath(): void;
}

/**
 * Notices a connection that is dead though no end of it was closed: a cable that was pulled, a laptop that
 * moved to another network. TCP alone notices it only when something is sent, and then after many minutes.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #listener: HeartbeatListener;
  #lastHeard: number;
  #cancel: () => void = () => {};

  /** Begins to watch. */
  constructor(clock: Clock, listener: HeartbeatListener) {
    this.#clock = clock;
    this.#listener = listener;
    this.#lastHeard = clock.now();
    this.#watch();
  }

  /** Something was heard. Costs next to nothing: no timer is touched. */
  heard(): void {
    this.#lastHeard = this.#clock.now();
  }

  /** Watches no more. */
  stop(): void {
    this.#cancel();
  }

  #watch(): void {
    const left = this.#lastHeard + SILENCE - this.#clock.now();
    if (left > 0) {
      this.#cancel = this.#clock.after(left, () => this.#watch());
      return;
    }
    const asked = this.#clock.now();
    this.#cancel = waitPatiently(this.#clock, PATIENCE, () => {
      if (this.#lastHeard >= asked) this.#watch();
      else this.#listener.onDeath();
    });
    this.#listener.onSilence();
  }
}
