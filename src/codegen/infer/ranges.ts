/**
 * The smallest and largest value that integer arithmetic can yield. It decides whether a result is
 * exact as a JavaScript number or needs a bigint.
 */
import type { Range } from '../model/types.js';

const least = (...values: bigint[]) => values.reduce((a, b) => (b < a ? b : a));
const most = (...values: bigint[]) => values.reduce((a, b) => (b > a ? b : a));

/** The furthest that generated code shifts: as wide as the widest integer. More is an error when it runs. */
export const MAX_SHIFT = 64n;

/** The range of `a op b`. */
export function rangeOf(op: string, a: Range, b: Range): Range {
  switch (op) {
    case '+':
      return { min: a.min + b.min, max: a.max + b.max };
    case '-':
      return { min: a.min - b.max, max: a.max - b.min };
    case '*':
      return corners(a, b, (x, y) => x * y);
    case '/':
      return quotient(a, b);
    case '%':
      return { min: 0n, max: most(0n, least(b.max - 1n, a.min >= 0n ? a.max : b.max - 1n)) };
    case '<<':
      return corners(a, shift(b), (x, y) => x << y);
    case '>>':
      return corners(a, shift(b), (x, y) => x >> y);
    case '&':
      return and(a, b);
    default:
      return wide(a, b);
  }
}

export function negated({ min, max }: Range): Range {
  return { min: -max, max: -min };
}

export function inverted({ min, max }: Range): Range {
  return { min: -max - 1n, max: -min - 1n };
}

function corners(a: Range, b: Range, op: (x: bigint, y: bigint) => bigint): Range {
  const all = [op(a.min, b.min), op(a.min, b.max), op(a.max, b.min), op(a.max, b.max)];
  return { min: least(...all), max: most(...all) };
}

/** No quotient is further from 0 than its dividend; only a divisor below 0 turns the sign. */
function quotient(a: Range, b: Range): Range {
  if (b.min > 0n) return { min: least(a.min, 0n), max: most(a.max, 0n) };
  const bound = most(-a.min, a.min, -a.max, a.max) + 1n;
  return { min: -bound, max: bound };
}

function shift({ min, max }: Range): Range {
  const clamp = (n: bigint) => least(most(n, 0n), MAX_SHIFT);
  return { min: clamp(min), max: clamp(max) };
}

function and(a: Range, b: Range): Range {
  if (a.min >= 0n && b.min >= 0n) return { min: 0n, max: least(a.max, b.max) };
  if (a.min >= 0n) return { min: 0n, max: a.max };
  if (b.min >= 0n) return { min: 0n, max: b.max };
  return wide(a, b);
}

/** Everything that fits in as many bits as the operands need. */
function wide(a: Range, b: Range): Range {
  const signed = a.min < 0n || b.min < 0n;
  const bits = (n: bigint) => BigInt((n < 0n ? -n - 1n : n).toString(2).length);
  const n = most(bits(a.min), bits(a.max), bits(b.min), bits(b.max));
  return { min: signed ? -(2n ** n) : 0n, max: 2n ** n - 1n };
}
