/**
 * Text and bytes. To support another encoding, write an {@link Encoding} and add it to the table.
 */
import type { Encoding } from './encodings/encoding.js';
import { ascii, latin1 } from './encodings/single-byte.js';
import { utf8 } from './encodings/utf8.js';
import { utf16be, utf16le } from './encodings/utf16.js';
import { UnknownEncodingError } from './errors.js';

export type { Encoding } from './encodings/encoding.js';

const TABLE: readonly Encoding[] = [ascii, utf8, utf16le, utf16be, latin1];

const byName = new Map<string, Encoding>();
for (const encoding of TABLE) {
  // Both spellings of the name itself, so that the usual lookup needs no toLowerCase().
  for (const name of [encoding.name, encoding.name.toLowerCase(), ...encoding.aliases]) {
    byName.set(name, encoding);
  }
}

/**
 * What was asked for last. Most specifications have one encoding, and to look into the map takes as long as to
 * write a short text.
 */
let lastName = ascii.name;
let lastEncoding = ascii;

/**
 * The encoding of that name or alias, in upper or lower case.
 *
 * @throws UnknownEncodingError
 */
export function findEncoding(name: string): Encoding {
  if (name === lastName) return lastEncoding;
  const encoding = byName.get(name) ?? byName.get(name.toLowerCase());
  if (encoding === undefined) {
    throw new UnknownEncodingError(name, encodingNames());
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
  found.encodeInto(text, bytes, 0);
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
