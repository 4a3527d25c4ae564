/**
 * The names of the types that need no definition: `u1`, `s8le`, `f4be`, `b12`, `str`.
 */
import type { Endian, Meta } from '../model/spec.js';
import {
  type BitsField,
  type FieldEndian,
  type FloatField,
  held,
  type Int64,
  type IntField,
  rangeOfBits,
} from '../model/types.js';

/** The type of that name, a sentence that says what is wrong with it, or `undefined` if it is not built in. */
export function builtin(
  name: string,
  meta: Meta,
  int64: Int64,
): IntField | FloatField | BitsField | string | undefined {
  const number = /^([usf])([1248])(le|be)?$/.exec(name);
  if (number) return wholeBytes(name, number, meta, int64);
  const bits = /^b([1-9][0-9]*)(le|be)?$/.exec(name);
  if (bits) {
    const width = Number(bits[1]);
    if (width > 64) return `'${name}': a bit-sized integer has 64 bits at most`;
    return {
      kind: 'bits',
      width,
      endian: (bits[2] as Endian | undefined) ?? meta.bitEndian ?? 'be',
      boolean: width === 1,
      range: held(rangeOfBits(width, false), int64),
    };
  }
  return undefined;
}

function wholeBytes(
  name: string,
  match: RegExpExecArray,
  meta: Meta,
  int64: Int64,
): IntField | FloatField | string | undefined {
  const [, letter, digits, suffix] = match;
  const width = Number(digits) as 1 | 2 | 4 | 8;
  const endian = (suffix as Endian | undefined) ?? endianOf(meta);
  if (letter === 'f' && width < 4) return undefined;
  const signed = letter === 's';
  const range = held(rangeOfBits(width * 8, signed), int64);
  if (width === 1)
    return suffix === undefined ? { kind: 'int', width, signed, endian: 'be', range } : undefined;
  if (endian === undefined) {
    return `'${name}' needs to know its byte order: write '${name}le' or '${name}be', or set 'meta/endian'`;
  }
  if (letter === 'f') return { kind: 'float', width: width as 4 | 8, endian };
  return { kind: 'int', width, signed, endian, range };
}

function endianOf({ endian }: Meta): FieldEndian | undefined {
  return endian === undefined || endian === 'be' || endian === 'le' ? endian : 'calculated';
}
