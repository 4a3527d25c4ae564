/**
 * Arbitrary numbers beyond what fast-check has by itself.
 */
import fc from 'fast-check';
import { DeadEnd } from './within.js';

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
  return mostlyOneOf(members, fc.integer({ min, max }));
}

/** {@link memberOrNumber} of an enum with members that no number can hold. */
export function memberOrBigInt(members: readonly bigint[], min: bigint, max: bigint): fc.Arbitrary<bigint> {
  return mostlyOneOf(members, fc.bigInt({ min, max }));
}

function mostlyOneOf<T>(members: readonly T[], other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  if (members.length === 0) return other;
  return fc.oneof({ arbitrary: fc.constantFrom(...members), weight: 9 }, { arbitrary: other, weight: 1 });
}

/**
 * A number between two that other fields may say.
 *
 * @param least smallest number of the field
 * @param most largest number of the field
 * @throws DeadEnd if there is none
 */
export function integerBetween(min: number, max: number, least: number, most: number): fc.Arbitrary<number> {
  const range = { min: Math.max(min, least), max: Math.min(max, most) };
  if (!(range.min <= range.max)) throw new DeadEnd();
  return fc.integer(range);
}

/** {@link integerBetween} of a field of more than 53 bits. */
export function bigIntBetween(min: bigint, max: bigint, least: bigint, most: bigint): fc.Arbitrary<bigint> {
  const range = { min: min > least ? min : least, max: max < most ? max : most };
  if (range.min > range.max) throw new DeadEnd();
  return fc.bigInt(range);
}
