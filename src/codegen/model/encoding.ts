/**
 * The character encodings that the generator knows. The runtime has the tables; here are their names
 * and what a size computation needs to know of each.
 */
export interface Encoding {
  /** Kaitai's canonical name. */
  readonly name: string;
  /** Bytes in one code unit, so also the length of a terminator. */
  readonly unit: 1 | 2;
}

const ENCODINGS: readonly (Encoding & { aliases: readonly string[] })[] = [
  { name: 'ASCII', unit: 1, aliases: ['US-ASCII'] },
  { name: 'UTF-8', unit: 1, aliases: ['UTF8'] },
  { name: 'UTF-16LE', unit: 2, aliases: ['UTF16LE', 'UTF-16-LE'] },
  { name: 'UTF-16BE', unit: 2, aliases: ['UTF16BE', 'UTF-16-BE'] },
  { name: 'ISO-8859-1', unit: 1, aliases: ['ISO8859-1', 'ISO_8859-1', 'LATIN1', 'LATIN-1'] },
];

/** The names for a message. */
export const ENCODING_NAMES: readonly string[] = ENCODINGS.map((encoding) => encoding.name);

/** The encoding of that name, in any case, or `undefined`. */
export function findEncoding(name: string): Encoding | undefined {
  const wanted = name.toUpperCase();
  return ENCODINGS.find((encoding) => encoding.name === wanted || encoding.aliases.includes(wanted));
}
