/**
 * The arithmetic of Kaitai Struct expressions where it differs from that of JavaScript.
 */
import { ConversionError, IntegerRangeError, KaitaiError } from './errors.js';
import { showValue } from './show.js';

/**
 * Remainder that is never negative: `mod(-5, 3)` is 1, whereas `-5 % 3` is -2.
 *
 * @throws IntegerRangeError if `b` is not positive
 */
export function mod(a: number, b: number): number;
export function mod(a: bigint, b: bigint): bigint;
export function mod(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b <= 0n) {
      throw new IntegerRangeError('the divisor of %', b, 1, Number.MAX_SAFE_INTEGER);
    }
    const rest = a % b;
    return rest < 0n ? rest + b : rest;
  }
  const divisor = Number(b);
  if (!(divisor > 0)) {
    throw new IntegerRangeError('the divisor of %', b, 1, Number.MAX_SAFE_INTEGER);
  }
  const rest = Number(a) % divisor;
  // `+ 0` turns the -0 that JavaScript gives for -6 % 3 into 0.
  return rest < 0 ? rest + divisor : rest + 0;
}

/**
 * Integer division that rounds down: `floorDiv(-5, 3)` is -2. Exact for all safe integers.
 *
 * @throws IntegerRangeError if `b` is 0
 */
export function floorDiv(a: number, b: number): number;
export function floorDiv(a: bigint, b: bigint): bigint;
export function floorDiv(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) {
      throw divisionByZero(b);
    }
    const quotient = a / b;
    return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
  }
  const divisor = Number(b);
  if (divisor === 0 || Number.isNaN(divisor)) {
    throw divisionByZero(b);
  }
  return Math.floor(Number(a) / divisor) + 0;
}

function divisionByZero(divisor: number | bigint): IntegerRangeError {
  const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;
  return new IntegerRangeError(
    'the divisor of /',
    divisor,
    MIN_SAFE_INTEGER,
    MAX_SAFE_INTEGER,
    'any integer but 0',
  );
}

/**
 * `to_i` of a float: what is behind the point is cut off.
 *
 * @throws IntegerRangeError beyond ±(2^53 - 1), where numbers are no longer exact, and of infinity and NaN
 */
export function floatToInt(value: number): number {
  // `+ 0` turns the -0 that JavaScript gives for -0.5 into 0.
  const result = Math.trunc(value) + 0;
  if (!Number.isSafeInteger(result)) {
    const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;
    throw new IntegerRangeError('an integer', value, MIN_SAFE_INTEGER, MAX_SAFE_INTEGER);
  }
  return result;
}

/**
 * The number that a bigint stands for.
 *
 * @throws IntegerRangeError beyond ±(2^53 - 1), where numbers are no longer exact
 */
export function toSafeNumber(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) {
    throw new IntegerRangeError(
      'a JavaScript number',
      value,
      Number.MIN_SAFE_INTEGER,
      Number.MAX_SAFE_INTEGER,
    );
  }
  return result;
}

/** The number that a bigint stands for, or the bigint where no number can hold it: an integer of any size, of which small ones are numbers. */
export function toNumberIfSafe(value: bigint): number | bigint {
  const result = Number(value);
  return Number.isSafeInteger(result) ? result : value;
}

/**
 * `to_i(base)`: the whole text must be a number in the base, with an optional sign. Unlike `parseInt`, which
 * stops at the first character that it does not understand.
 *
 * @param base 2 to 36; letters may be of either case
 * @throws ConversionError if it is no such number
 * @throws IntegerRangeError if it is beyond ±(2^53 - 1), or the base is out of range
 */
export function strToInt(text: string, base = 10): number {
  if (!Number.isInteger(base) || base < 2 || base > 36) {
    throw new IntegerRangeError('a base', base, 2, 36);
  }
  const start = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  let valid = text.length > start;
  for (let i = start; valid && i < text.length; i++) {
    valid = digitValue(text.charCodeAt(i)) < base;
  }
  if (!valid) {
    throw new ConversionError(`${showValue(text)} is not an integer in base ${base}`);
  }
  const value = Number.parseInt(text, base) + 0;
  if (!Number.isSafeInteger(value)) {
    throw new IntegerRangeError(
      'a JavaScript number',
      text,
      Number.MIN_SAFE_INTEGER,
      Number.MAX_SAFE_INTEGER,
    );
  }
  return value;
}

/** Value of a digit or ASCII letter, by character code; NaN for everything else. */
function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) {
    return code - 0x30;
  }
  // Upper and lower case differ in one bit. (toLowerCase() would accept U+212A, the Kelvin sign, as a k.)
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : Number.NaN;
}

/**
 * `substring(from, to)`, in UTF-16 units, up to but not including `to`. What would be behind the end of the text is left out.
 *
 * @throws IntegerRangeError if `from` is less than 0, or `to` less than `from`; JavaScript would exchange them
 */
export function strSubstring(text: string, from: number, to: number): string {
  const { MAX_SAFE_INTEGER } = Number;
  if (from < 0) throw new IntegerRangeError('the start of a substring', from, 0, MAX_SAFE_INTEGER);
  if (to < from) throw new IntegerRangeError('the end of a substring', to, from, MAX_SAFE_INTEGER);
  return text.substring(from, to);
}

/** The text backwards, code point by code point, so that surrogate pairs stay together. */
export function strReverse(text: string): string {
  return Array.from(text).reverse().join('');
}

/**
 * The smallest element.
 *
 * @throws KaitaiError if there is none
 */
export function arrayMin<T extends number | bigint | string>(items: ArrayLike<T>): T {
  return extreme(items, 'smallest', (a, b) => a < b);
}

/**
 * The largest element.
 *
 * @throws KaitaiError if there is none
 */
export function arrayMax<T extends number | bigint | string>(items: ArrayLike<T>): T {
  return extreme(items, 'largest', (a, b) => a > b);
}

function extreme<T>(items: ArrayLike<T>, name: string, isBetter: (a: T, b: T) => boolean): T {
  let best = items[0];
  if (best === undefined) {
    throw new KaitaiError(`an empty array has no ${name} element`);
  }
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    if (isBetter(item, best)) {
      best = item;
    }
  }
  return best;
}
