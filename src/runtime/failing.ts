/**
 * Where an error happened. Nothing is noted while all goes well: what has failed is done once more, by somebody who follows
 * it from field to field.
 */
import { EndlessInstanceError, KaitaiError, NestingError } from './errors.js';

/** Goes with what is done again. */
export interface Follower {
  /** The error with the place where it happened, or one that says better what it is. */
  place(error: Error): Error;
  /** Called when it has failed again, or has not. */
  end(): void;
}

/**
 * Whether it may be found out. The way to an object that is too deep would be as long as it is deep; these errors say by
 * themselves where they are.
 */
export function mayBePlaced(error: unknown): error is KaitaiError {
  return (
    error instanceof KaitaiError && !(error instanceof NestingError || error instanceof EndlessInstanceError)
  );
}

/** The error with its place, if the same happens again. */
export function placed(error: Error, follower: Follower, again: () => unknown): Error {
  try {
    again();
  } catch (second) {
    // Something else than what happened first says nothing of it.
    if (isSame(error, second)) return follower.place(error);
  } finally {
    follower.end();
  }
  return error;
}

/** By its class, of which a decoder may say more than the reader did; the engine's own has one class for everything. */
function isSame(error: Error, other: unknown): boolean {
  if (!(other instanceof Error) || other.constructor !== error.constructor) return false;
  return error instanceof KaitaiError || other.message === error.message;
}
