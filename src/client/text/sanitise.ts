/**
 * Makes a text from the network safe to draw.
 *
 * A correct server sends printable ASCII. One that is broken or hostile may send control characters, with
 * which a terminal can be made to move its cursor, change its title or answer questions. They are shown
 * in caret notation (`^[` for escape) instead of being dropped, so that the reader sees that something was
 * there.
 */

const UNSAFE = /[^\x20-\x7e]/gu;

/**
 * The text with everything but printable ASCII spelled out in it.
 * @returns printable ASCII alone, so that each character takes exactly one terminal cell
 */
export function sanitise(text: string): string {
  return text.replace(UNSAFE, spell);
}

function spell(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
