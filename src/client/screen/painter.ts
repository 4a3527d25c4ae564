/**
 * Decides when to draw. However many events come, the screen is drawn at most once per interval; and the
 * first event after a quiet time is drawn at once, so that typing feels immediate.
 */
export class Painter {
  readonly #paint: () => void;
  readonly #interval: number;
  #last = Number.NEGATIVE_INFINITY;
  #pending: (() => void) | undefined;

  /** @param interval - milliseconds between two drawings at least; 60 a second is as fast as anybody sees */
  constructor(paint: () => void, interval = 1000 / 60) {
    this.#paint = paint;
    this.#interval = interval;
  }

  /** Something changed: draws soon. */
  request(): void {
    if (this.#pending !== undefined) return;
    const wait = this.#last + this.#interval - performance.now();
    if (wait <= 0) {
      // After the other events of this turn, which would otherwise have to wait for the next drawing.
      const immediate = setImmediate(() => this.now());
      this.#pending = () => clearImmediate(immediate);
    } else {
      const timer = setTimeout(() => this.now(), wait);
      this.#pending = () => clearTimeout(timer);
    }
  }

  /** Draws now. */
  now(): void {
    this.cancel();
    this.#last = performance.now();
    this.#paint();
  }

  /** Draws no more, until the next request. */
  cancel(): void {
    this.#pending?.();
    this.#pending = undefined;
  }
}
