/**
 * The text with everything but printable ASCII spelled out in it, so that nothing in a file (or in its name)
 * can move the cursor of the terminal, or end a line. Not reversible: for sentences, where values are quoted
 * already.
 */
export function printable(text: string): string {
  return text.replaceAll('…', '...').replace(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
