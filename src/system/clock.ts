/**
 * The time, passed in, so that a test decides what time it is and none has to wait.
 *
 * There are two, since they are for different things. The time of day can be set, by hand, by NTP or when a virtual
 * machine wakes up, and then goes back or jumps ahead: it says when something was, and nothing is ever measured with
 * it. The other one says how long something took, and nothing else.
 */
export interface Clock {
  /** Milliseconds since a moment of its own, with a fraction. Does not go back, whatever is done to the time of day. */
  now(): number;
  /** The time of day, for stamps: whole milliseconds since 1970-01-01 UTC. May go back between two calls. */
  timeOfDay(): number;
  /**
   * Calls back once, after so many milliseconds by `now`.
   * @returns a function that calls it off
   */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The longest that a timer of Node can be set to; a longer one would go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  timeOfDay: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};

/** The same. Its timers do not keep the process alive: what they would end has ended then. */
export const backgroundClock: Clock = {
  ...systemClock,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER)).unref();
    return () => clearTimeout(timer);
  },
};
