/**
 * Text and bytes. To support another encoding, write an {@link Encoding} and add it to the table.
 */
import { codePages } from './encodings/code-pages.js';
import type { Encoding } from './encodings/encoding.js';
import { lossless, strictName } from './encodings/lossless.js';
import { multiByteEncodings } from './encodings/multi-byte.js';
import { ascii, latin1 } from './encodings/single-byte.js';
import { utf8 } from './encodings/utf8.js';
import { utf16be, utf16le } from './encodings/utf16.js';
import { utf32be, utf32le } from './encodings/utf32.js';
import { UnknownEncodingError } from './errors.js';

export type { Encoding } from './encodings/encoding.js';
export { isDecodable } from './encodings/lossless.js';

const TABLE: readonly Encoding[] = [
  ascii,
  utf8,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  latin1,
  ...codePages,
  ...multiByteEncodings,
];

const byName = new Map<string, Encoding>();
for (const encoding of TABLE) {
  // The name itself as it is, so that the usual lookup has nothing to convert.
  byName.set(encoding.name, encoding);
  for (const name of [encoding.name, ...encoding.aliases]) byName.set(plainName(name), encoding);
}

/** `ISO_8859-1` and `iso8859-1` are the same. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/**
 * What was asked for last. Most specifications have one encoding, and to look into the map takes as long as to
 * write a short text.
 */
let lastName = ascii.name;
let lastEncoding = ascii;

/**
 * The encoding of that name or alias, however it is spelled; undefined if there is none. `UTF-8 lossless` is UTF-8 that keeps
 * bytes that are none, and so with every other.
 */
export function lookUpEncoding(name: string): Encoding | undefined {
  return byName.get(name) ?? byName.get(plainName(name)) ?? losslessOf(name);
}

function losslessOf(name: string): Encoding | undefined {
  const strict = strictName(name);
  const base = strict === undefined ? undefined : lookUpEncoding(strict);
  if (base === undefined || strictName(base.name) !== undefined) return undefined;
  const encoding = lossless(base);
  byName.set(name, encoding);
  return encoding;
}

/**
 * The encoding of that name or alias, where there must be one.
 *
 * @throws UnknownEncodingError
 */
export function findEncoding(name: string): Encoding {
  if (name === lastName) return lastEncoding;
  const encoding = lookUpEncoding(name);
  if (encoding === undefined) {
    throw new UnknownEncodingError(name);
  }
  lastName = name;
  lastEncoding = encoding;
  return encoding;
}

/** Names of the encodings that this library knows, as they are spelled in specifications. */
export function encodingNames(): string[] {
  return TABLE.map((encoding) => encoding.name);
}

/**
 * Text from bytes.
 *
 * @throws DecodeError if the bytes are not valid in the encoding
 * @throws UnknownEncodingError
 */
export function bytesToStr(bytes: Uint8Array, encoding: string): string {
  return findEncoding(encoding).decode(bytes, 0, bytes.length);
}

/**
 * Bytes of a text.
 *
 * @throws EncodeError if the encoding has no such character
 * @throws UnknownEncodingError
 */
export function strToBytes(text: string, encoding: string): Uint8Array {
  const found = findEncoding(encoding);
  const bytes = new Uint8Array(found.byteLength(text));
  found.encodeInto(text, bytes, 0, bytes.length);
  return bytes;
}

/**
 * Length in bytes of what {@link strToBytes} would return, without making it. A text that cannot be encoded
 * is not noticed here but when it is encoded.
 *
 * @throws UnknownEncodingError
 */
export function strByteLength(text: string, encoding: string): number {
  return findEncoding(encoding).byteLength(text);
}
