/** Milliseconds before the first try to connect again, at most. */
export const FIRST_DELAY = 1000;
/** Milliseconds between two tries, at most, however many there were. */
export const LONGEST_DELAY = 30_000;

/**
 * How long to wait before a try to connect again: twice as long each time, up to a bound, so that a server
 * that is away for long is not asked all the time. Chance takes up to half of it away: all the clients of a
 * server that was restarted lost it in the same moment, and should not all come back in the same moment.
 *
 * @param attempt - the number of the try, from 1
 * @param chance - from 0 to 1, as `Math.random` gives it
 * @returns milliseconds
 */
export function backoff(attempt: number, chance: number): number {
  const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1));
  return Math.round(longest * (1 - chance / 2));
}
