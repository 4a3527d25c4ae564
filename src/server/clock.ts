/** The time, passed in, so that a test decides what time it is and none has to wait. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /**
   * Calls back once, after so many milliseconds.
   * @returns a function that calls it off
   */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The longest that a timer of Node can be set to; a longer one would go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The time of this machine. Its timers do not keep the process alive: what they would end has ended then. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
