import type { Clock } from '../../system/clock.js';

/** Milliseconds without a key after which nobody is believed to be looking. */
export const IDLE_AFTER = 60_000;

/** Tells when no key was pressed for a while; once, until the next key. */
export class Idle {
  readonly #clock: Clock;
  readonly #onIdle: () => void;
  #lastKey: number;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, onIdle: () => void) {
    this.#clock = clock;
    this.#onIdle = onIdle;
    this.#lastKey = clock.now();
    this.#watch();
  }

  /** A key was pressed. No timer is touched while one runs. */
  pressed(): void {
    this.#lastKey = this.#clock.now();
    if (this.#cancel === undefined) this.#watch();
  }

  /** Watches no more. */
  stop(): void {
    this.#cancel?.();
  }

  #watch(): void {
    const left = this.#lastKey + IDLE_AFTER - this.#clock.now();
    this.#cancel = this.#clock.after(Math.max(0, left), () => {
      this.#cancel = undefined;
      if (this.#clock.now() - this.#lastKey < IDLE_AFTER) this.#watch();
      else this.#onIdle();
    });
  }
}
