/** What is lost of a token by computing with fractions. */
const ROUNDING = 1e-6;

/**
 * How much of something may be done: so much a second in the long run, and a burst after a rest.
 * It may be overdrawn: what has arrived has arrived. Then it says how long to wait before the next.
 */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;

  /**
   * @param perSecond tokens that flow in; Infinity for no limit
   * @param burst     tokens that fit
   * @param now       milliseconds of a clock that does not go back; if it does, no time has passed
   */
  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = Math.max(burst, 1);
    this.#tokens = this.#burst;
    this.#filledAt = now;
  }

  /** @returns milliseconds until it is not overdrawn any more: 0 when it is not now */
  take(count: number, now: number): number {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return 0;
    const gained = (Math.max(0, now - this.#filledAt) / 1000) * this.#perSecond;
    this.#filledAt = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + gained) - count;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#perSecond) * 1000);
  }

  /** @returns how many may be taken now without overdrawing, a whole number; Infinity where there is no limit */
  available(now: number): number {
    this.take(0, now);
    return this.#perSecond === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : Math.max(0, Math.floor(this.#tokens + ROUNDING));
  }

  /** @returns milliseconds until one may be taken without overdrawing */
  wait(now: number): number {
    this.take(0, now);
    return this.#tokens + ROUNDING >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1000);
  }
}
