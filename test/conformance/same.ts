/** Comparing values as the suite means them: without regard to how a language represents them. */
import { KaitaiStruct } from '../../src/runtime/index.js';

/** Floats of the suite are written with some digits only. */
const TOLERANCE = 1e-6;

/** Whether two values are the same: `1` and `1n` are, and a byte array and an array of its bytes. */
export function same(a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (isList(a) && isList(b)) {
    return a.length === b.length && Array.from(a, (item, i) => same(item, b[i])).every(Boolean);
  }
  if (isNumber(a) && isNumber(b)) return sameNumber(a, b);
  return a === b;
}

function sameNumber(a: number | bigint, b: number | bigint): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: 1 and 1n are the same number
  if (a == b || Object.is(a, b)) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return !(Number.isInteger(a) && Number.isInteger(b)) && Math.abs(a - b) < TOLERANCE;
}

function isEmpty(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Uint8Array;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A value in a message. */
export function show(value: unknown): string {
  if (isEmpty(value)) return 'nothing';
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Uint8Array) return `hex ${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (value instanceof KaitaiStruct) return 'an object';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
