/**
 * Shifts by an amount that comes from the stream. JavaScript would shift a bigint by anything, and run out of memory.
 */
import { IntegerRangeError } from './errors.js';

/** As wide as the widest integer of a specification. */
const MAX_SHIFT = 64n;

/**
 * `<<` of integers that may be wider than 32 bits.
 *
 * @throws IntegerRangeError unless `by` is 0 to 64
 */
export function shiftLeft(value: bigint, by: bigint): bigint {
  return value << checked(by);
}

/**
 * `>>` of integers that may be wider than 32 bits; the sign is kept.
 *
 * @throws IntegerRangeError unless `by` is 0 to 64
 */
export function shiftRight(value: bigint, by: bigint): bigint {
  return value >> checked(by);
}

function checked(by: bigint): bigint {
  if (by < 0n || by > MAX_SHIFT)
    throw new IntegerRangeError('a number of bits to shift by', by, 0n, MAX_SHIFT);
  return by;
}
