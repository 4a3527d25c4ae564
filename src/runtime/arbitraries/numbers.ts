/**
 * Arbitrary numbers beyond what fast-check has by itself.
 */
import fc from 'fast-check';

/** Single-precision numbers, special values included. */
export function number32(): fc.Arbitrary<number> {
  return fc.float();
}

/**
 * Mostly a member of an enum, and now and then another number that its field can hold.
 *
 * @param members the values of the members
 * @param min smallest number of the field
 * @param max largest number of the field
 */
export function memberOrNumber(members: readonly number[], min: number, max: number): fc.Arbitrary<number> {
  const other = fc.integer({ min, max });
  if (members.length === 0) return other;
  return fc.oneof({ arbitrary: fc.constantFrom(...members), weight: 9 }, { arbitrary: other, weight: 1 });
}
