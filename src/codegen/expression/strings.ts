/** The escapes of double-quoted strings and format strings, and how messages quote a piece of text. */

import { ExpressionError } from './ast.js';

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
]);

const OCTAL = /[0-7]+/y;
const HEX = /u[0-9a-fA-F]{4}/y;

/**
 * Reads the escape whose backslash is at `start`. As in the official compiler an octal escape takes
 * every octal digit that follows, not at most three.
 * @returns the character and the offset after the escape.
 * @throws ExpressionError if it is not one of Kaitai's escapes.
 */
export function readEscape(text: string, start: number): { value: string; end: number } {
  const letter = text[start + 1];
  const simple = letter === undefined ? undefined : SIMPLE.get(letter);
  if (simple !== undefined) return { value: simple, end: start + 2 };
  OCTAL.lastIndex = start + 1;
  const octal = OCTAL.exec(text)?.[0];
  if (octal !== undefined) {
    const code = Number.parseInt(octal, 8);
    if (code > 0xffff) {
      throw new ExpressionError(
        start,
        `expected an octal escape up to \\177777, found ${quote(`\\${octal}`)}`,
      );
    }
    return { value: String.fromCharCode(code), end: start + 1 + octal.length };
  }
  HEX.lastIndex = start + 1;
  const hex = HEX.exec(text)?.[0];
  if (hex !== undefined) {
    return { value: String.fromCharCode(Number.parseInt(hex.slice(1), 16)), end: start + 1 + hex.length };
  }
  if (letter === undefined) {
    throw new ExpressionError(text.length, 'expected the rest of an escape after \\, found the end');
  }
  const found = quote(text.slice(start, start + (letter === 'u' ? 6 : 2)));
  throw new ExpressionError(
    start,
    letter === 'u'
      ? `expected four hexadecimal digits after \\u, found ${found}`
      : `expected one of the escapes \\a \\b \\t \\n \\v \\f \\r \\e \\' \\" \\\\ \\101 \\u0041, found ${found}`,
  );
}

/** Quotes what was found for a message; long text is cut. */
export function quote(found: string): string {
  return JSON.stringify(found.length > 40 ? `${found.slice(0, 39)}…` : found);
}
