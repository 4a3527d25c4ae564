/**
 * What in a typed text cannot be sent, and how to tell the user.
 */

/** The first character of a text that the protocol cannot carry. */
export interface Offence {
  /** Where it is, in code units from the start of the text. */
  readonly index: number;
  /** Its code point. */
  readonly codePoint: number;
  /** A sentence that names it. */
  readonly sentence: string;
}

const UNSENDABLE = /[^\x20-\x7e]/u;
const INVISIBLE = /[\p{C}\p{M}\p{Z}]/u;

const SPOKEN = new Map<number, string>([
  [0x07, 'a bell'],
  [0x09, 'a tab'],
  [0x0a, 'a line end'],
  [0x0d, 'a carriage return'],
  [0x1b, 'an escape character'],
  [0x7f, 'a delete character'],
  [0xa0, 'a no-break space'],
  [0x200b, 'a zero-width space'],
  [0xfffd, 'a character that could not be decoded'],
]);

/**
 * Finds the first character that is not printable ASCII (0x20 to 0x7E).
 * @returns undefined if all of the text can be sent
 */
export function findOffence(text: string): Offence | undefined {
  const index = text.search(UNSENDABLE);
  if (index < 0) return undefined;
  const codePoint = text.codePointAt(index) ?? 0;
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const control = codePoint < 0x20 || codePoint === 0x7f;
  const why = control ? 'which is not printable' : 'which is not ASCII';
  return { index, codePoint, sentence: `Not sent: the text has ${name(codePoint)} (${code}), ${why}.` };
}

function name(codePoint: number): string {
  const spoken = SPOKEN.get(codePoint);
  if (spoken !== undefined) return spoken;
  const char = String.fromCodePoint(codePoint);
  return INVISIBLE.test(char) ? 'an invisible character' : `"${char}"`;
}
