import type { Clock } from '../../src/system/clock.js';

/** A clock that stands still until it is told to go on. Its time of day can be set apart from the time that passes. */
export class ManualClock implements Clock {
  #now = 1000;
  #timeOfDay: number;
  #timers: { at: number; callback: () => void }[] = [];

  /** @param start the time of day, in milliseconds since 1970 */
  constructor(start = Date.UTC(2026, 0, 31, 12)) {
    this.#timeOfDay = start;
  }

  now(): number {
    return this.#now;
  }

  timeOfDay(): number {
    return this.#timeOfDay;
  }

  /** Sets the time of day ahead, or back, as NTP does. No time passes. */
  setTimeOfDay(milliseconds: number): void {
    this.#timeOfDay = milliseconds;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Lets time pass; what is due is called, in the order in which it is due. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    this.#timeOfDay += milliseconds;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= this.#now).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) return;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      due.callback();
    }
  }
}
