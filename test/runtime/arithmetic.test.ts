import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrayMax,
  arrayMin,
  ConversionError,
  floatToInt,
  floorDiv,
  IntegerRangeError,
  KaitaiError,
  KaitaiStream,
  mod,
  strReverse,
  strSubstring,
  strToInt,
  toSafeNumber,
} from '../../src/runtime/index.js';
import { OfficialRuntime } from './official.js';

const safe = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -20, max: 20 }));
const bigint = fc.oneof(fc.bigInt(), fc.bigInt({ min: -20n, max: 20n }));

describe('mod and floorDiv', () => {
  it('belong together: a = floorDiv(a, b) * b + mod(a, b), and mod is from 0 to b - 1', () => {
    fc.assert(
      fc.property(
        bigint,
        bigint.filter((b) => b > 0n),
        (a, b) => {
          const rest = mod(a, b);
          expect(floorDiv(a, b) * b + rest).toBe(a);
          expect(rest >= 0n && rest < b).toBe(true);
        },
      ),
    );
  });

  it('give the same for numbers as for bigints, and never -0', () => {
    fc.assert(
      fc.property(
        safe,
        safe.filter((b) => b !== 0),
        (a, b) => {
          expect(floorDiv(a, b)).toBe(Number(floorDiv(BigInt(a), BigInt(b))));
          if (b > 0) {
            expect(mod(a, b)).toBe(Number(mod(BigInt(a), BigInt(b))));
            expect(mod(a, b)).toBe(OfficialRuntime.mod(a, b) + 0);
          }
        },
      ),
    );
  });

  it('refuse divisors that have no answer', () => {
    for (const action of [
      () => mod(1, 0),
      () => mod(1, -2),
      () => mod(1n, 0n),
      () => mod(1n, -2n),
      () => mod(1, Number.NaN),
      () => floorDiv(1, 0),
      () => floorDiv(1n, 0n),
    ]) {
      expect(action).toThrow(IntegerRangeError);
    }
  });
});

it('division by zero says which divisors there are', () => {
  const message = 'does not fit the divisor of / (any integer but 0)';
  expect(() => floorDiv(7, 0)).toThrow(message);
  expect(() => floorDiv(7n, 0n)).toThrow(message);
});

describe('floatToInt', () => {
  it('cuts off what is behind the point, and never returns -0', () => {
    expect([2.9, -2.9, -0.5, 0].map(floatToInt)).toEqual([2, -2, 0, 0]);
  });

  it.each([Number.NaN, Infinity, -Infinity, 2 ** 53, -1e300])('refuses %d', (value) => {
    expect(() => floatToInt(value)).toThrow(IntegerRangeError);
  });
});

describe('toSafeNumber', () => {
  it('is exact or an error', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }), (value) => {
        if (value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) {
          expect(BigInt(toSafeNumber(value))).toBe(value);
        } else {
          expect(() => toSafeNumber(value)).toThrow(IntegerRangeError);
        }
      }),
    );
    expect(() => toSafeNumber(2n ** 53n)).toThrow('9007199254740992 does not fit a JavaScript number');
  });
});

describe('strToInt', () => {
  it('reads what toString(base) printed, in either case', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 2, max: 36 }), (value, base) => {
        expect(strToInt(value.toString(base), base)).toBe(value);
        expect(strToInt(value.toString(base).toUpperCase(), base)).toBe(value);
      }),
    );
  });

  it.each([
    ['12x', 10],
    ['x', 10],
    ['', 10],
    ['-', 10],
    ['+-1', 10],
    [' 1', 10],
    ['1 ', 10],
    ['1.5', 10],
    ['1e3', 10],
    ['0x10', 16],
    ['2', 2],
    ['8', 8],
    ['g', 16],
    ['١', 10], // an Arabic digit
    ['\u212a', 36], // the Kelvin sign, whose lower case is the letter k
  ])('%j is not a number in base %i', (text, base) => {
    expect(() => strToInt(text, base)).toThrow(ConversionError);
  });

  it('takes a sign, and never returns -0', () => {
    expect([strToInt('+7'), strToInt('-7'), strToInt('-0')]).toEqual([7, -7, 0]);
  });

  it('refuses numbers that are not exact and bases that do not exist', () => {
    expect(() => strToInt('9007199254740993')).toThrow(IntegerRangeError);
    expect(() => strToInt('1', 1)).toThrow(IntegerRangeError);
    expect(() => strToInt('1', 37)).toThrow(IntegerRangeError);
  });
});

describe('strings and arrays', () => {
  it('strSubstring takes what is between two places, in their order, as far as the text goes', () => {
    const parts = [
      [0, 3],
      [1, 2],
      [3, 3],
      [1, 9],
      [5, 9],
    ].map(([from = 0, to = 0]) => strSubstring('abc', from, to));
    expect(parts).toEqual(['abc', 'b', '', 'bc', '']);
    for (const [from, to] of [
      [2, 1],
      [-1, 2],
    ] as const)
      expect(() => strSubstring('abc', from, to)).toThrow(IntegerRangeError);
  });

  it('strReverse twice is the text again, and surrogate pairs survive', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(strReverse(strReverse(text))).toBe(text);
      }),
    );
    expect(strReverse('a😀b')).toBe('b😀a');
  });

  it('arrayMin and arrayMax are the ends of the sorted array', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (items) => {
        const sorted = [...items].sort((a, b) => a - b);
        expect(arrayMin(items)).toBe(sorted[0]);
        expect(arrayMax(items)).toBe(sorted.at(-1));
      }),
    );
    expect(arrayMin(['b', 'a'])).toBe('a');
    expect(arrayMax([1n, 3n, 2n])).toBe(3n);
    expect(KaitaiStream.bytesMin(Uint8Array.of(5, 0, 9))).toBe(0);
    expect(KaitaiStream.bytesMax(Uint8Array.of(5, 0, 9))).toBe(9);
  });

  it('of an empty array there is no smallest or largest', () => {
    expect(() => arrayMin([])).toThrow(new KaitaiError('an empty array has no smallest element'));
    expect(() => KaitaiStream.bytesMax(new Uint8Array(0))).toThrow('an empty array has no largest element');
  });
});
