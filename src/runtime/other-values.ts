/**
 * Types for the values of a field that none of the cases has which are made by it. TypeScript has no type for "a number, but
 * not 1 or 2", and an alternative whose tag is any number would stay possible whatever the tag was compared with. So each is
 * the type of one value that no field ever has; it can be used wherever a number, a string or a bigint can.
 */
declare enum Other {
  INTEGER = 0.5,
  STRING = 'any other',
}

/** A number that has no case of its own. */
export type OtherInteger = Other.INTEGER;

/** A string that has no case of its own. */
export type OtherString = Other.STRING;

/** A bigint that has no case of its own: -(2^64), less than any number of 64 bits. In decimal, for TypeDoc. */
export type OtherBigInt = -18446744073709551616n;
