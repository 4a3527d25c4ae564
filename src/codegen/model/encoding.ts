/**
 * The character encodings. The runtime knows them; any other name is a warning and no error, as in the official
 * compiler: whatever is not such a string can still be read.
 */
import { encodingNames, lookUpEncoding } from '../../runtime/encodings.js';
import { didYouMean } from '../resolve/hint.js';

/**
 * What becomes of bytes that are no text of their encoding:
 *
 * - `strict`: to read them is an error
 * - `lossless`: they are kept in the string that is read, and written again
 */
export const TEXT = ['strict', 'lossless'] as const;
export type TextMode = (typeof TEXT)[number];

export interface Encoding {
  /** Kaitai's canonical name, or what the specification says if there is none. */
  readonly name: string;
  /** Bytes in one code unit, so also the length of a terminator. */
  readonly unit: 1 | 2 | 4;
}

/** The encoding of that name, in any spelling. */
export function encodingOf(name: string): Encoding {
  const { name: canonical, unit } = lookUpEncoding(name) ?? { name, unit: 1 };
  return { name: canonical, unit };
}

/** What is wrong with the name: it is not known, or there is a better one for the same. */
export function encodingWarning(name: string): string | undefined {
  const found = lookUpEncoding(name);
  if (found?.name === name) return undefined;
  if (found !== undefined) return `the canonical name of this encoding is '${found.name}', not '${name}'`;
  return `unrecognized encoding name '${name}'${hint(name)}`;
}

/** One number for another is no slip: IBM850 is not IBM866. But of the names without a byte order, there are two. */
function hint(name: string): string {
  const orders = ['LE', 'BE'].map((order) => lookUpEncoding(name + order)?.name);
  const [le, be] = orders;
  if (le !== undefined && be !== undefined) return `, it says no byte order: use '${le}' or '${be}'`;
  const digits = digitsOf(name);
  return didYouMean(
    name,
    encodingNames().filter((known) => digitsOf(known) === digits),
  );
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '');
}

/** The name by which the runtime knows it; that of an encoding that it does not know stays as it is. */
export function runtimeName(name: string, text: TextMode = 'strict'): string {
  return text === 'strict' ? name : (lookUpEncoding(`${name} ${text}`)?.name ?? name);
}
