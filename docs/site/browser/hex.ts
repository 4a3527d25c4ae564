/** Bytes as people write them down: `00 00 03`, `000003`, `0x00, 0x03`, `\x00\x03`, on as many lines as they like. */

/** Why a text is no bytes, and where. */
export class HexError extends Error {
  override readonly name = 'HexError';

  /**
   * @param offset of the first wrong character, from 0
   * @param line from 1
   * @param column from 1
   */
  constructor(
    why: string,
    readonly offset: number,
    readonly line: number,
    readonly column: number,
  ) {
    super(`Line ${line}, column ${column}: ${why}`);
  }
}

/**
 * The bytes of a text.
 *
 * @throws HexError at the first character that is wrong
 */
export function parseHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  let count = 0;
  let at = skip(text, 0);
  while (at < text.length) {
    if (!isDigit(text[at]) || !isDigit(text[at + 1])) throw wrong(text, at);
    bytes[count++] = Number.parseInt(text.slice(at, at + 2), 16);
    at = skip(text, at + 2);
  }
  return bytes.slice(0, count);
}

/** Passes over what may stand before and between bytes. */
function skip(text: string, from: number): number {
  let at = from;
  for (;;) {
    if (isBetween(text[at])) at += 1;
    else if (text.startsWith('0x', at) || text.startsWith('\\x', at)) at += 2;
    else return at;
  }
}

function isBetween(character: string | undefined): boolean {
  return character !== undefined && /[\s,:;]/.test(character);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /[0-9a-f]/i.test(character);
}

function wrong(text: string, at: number): HexError {
  const isAlone = isDigit(text[at]) && (at + 1 >= text.length || isBetween(text[at + 1]));
  const offset = isDigit(text[at]) && !isAlone ? at + 1 : at;
  const before = text.slice(0, offset);
  const character = JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0));
  const why = isAlone
    ? `the digit ${character} stands alone, and a byte has two.`
    : `${character} is no hexadecimal digit.`;
  return new HexError(why, offset, before.split('\n').length, offset - before.lastIndexOf('\n'));
}
