/** The type that was probably meant: one of the specification, or a built-in one under another name. */
import type { Meta } from '../model/spec.js';
import { didYouMean } from './hint.js';

/** What other languages call them. Sizes are those of C on most machines. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  string: 'str',
  cstring: 'strz',
  byte: 'u1',
  char: 'u1',
  bool: 'b1',
  boolean: 'b1',
  bit: 'b1',
  short: 's2',
  int: 's4',
  long: 's8',
  float: 'f4',
  float32: 'f4',
  float64: 'f8',
  double: 'f8',
};

/** `U4`, `B12LE`, `Str`. */
const OF_ANY_CASE = /^([us][1248]|f[48])(le|be)?$|^b[1-9][0-9]?(le|be)?$|^strz?$/;
/** Integers of 3, 5, 6 or 7 bytes: only bits have such sizes. */
const OF_ODD_WIDTH = /^u([3567])(le|be)?$/;
const INTEGER_OF_BITS = /^(u?)int(8|16|32|64)(_t)?$/;

/**
 * @param known the types of the specification that may be meant
 * @param meta of the type in which it is used
 */
export function typeHint(name: string, known: readonly string[], { endian }: Meta): string {
  const lower = name.toLowerCase();
  const isOwn = known.some((id) => id.toLowerCase() === lower);
  const meant = isOwn ? undefined : builtInName(lower, endian === 'le' ? 'le' : '');
  return meant === undefined ? didYouMean(name, known) : `, did you mean '${meant}'?`;
}

/** @param defaultOrder of numbers. That of bits is another key, which few know, so it is said where it is not the usual one. */
function builtInName(lower: string, defaultOrder: string): string | undefined {
  if (OF_ANY_CASE.test(lower)) return lower;
  const [, bytes, order = defaultOrder] = OF_ODD_WIDTH.exec(lower) ?? [];
  if (bytes !== undefined) return `b${8 * Number(bytes)}${order}`;
  const [, unsigned, bits] = INTEGER_OF_BITS.exec(lower) ?? [];
  if (bits !== undefined) return `${unsigned === 'u' ? 'u' : 's'}${Number(bits) / 8}`;
  return Object.hasOwn(ELSEWHERE, lower) ? ELSEWHERE[lower] : undefined;
}
