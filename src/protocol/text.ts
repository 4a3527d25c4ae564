import { LIMITS } from './limits.js';

/** Nothing but printable ASCII characters, 0x20 (space) to 0x7E (tilde). Faster than to look for any other. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/** The same without the quote and the backslash. */
const NEEDS_NO_ESCAPE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * Says what is wrong with a text that a user wants to send, or `undefined` when nothing is.
 *
 * A text is printable ASCII. Nothing else is let through, so that nobody can end a line and forge the next
 * one, or move about on another user's screen with an escape sequence.
 *
 * @param text as typed; empty is allowed
 * @returns one sentence for the user
 */
export function checkText(text: string): string | undefined {
  if (!PRINTABLE.test(text)) {
    const [bad = ''] = /[^\x20-\x7e]/u.exec(text) ?? [];
    return `The text may hold printable ASCII only, which ${describeCharacter(bad)} is not.`;
  }
  if (text.length > LIMITS.MAX_MESSAGE)
    return `The text may be ${LIMITS.MAX_MESSAGE} characters long at most.`;
  return undefined;
}

/** Names one character so that a person finds it: `U+00E9 (é)`, or `U+000A` for one that cannot be shown. */
export function describeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(character) ? `U+${code}` : `U+${code} (${character})`;
}

/**
 * Puts what a peer sent between double quotes, on one line of printable ASCII: `"` and `\` get a backslash,
 * every other character that is not printable becomes `\xHH` or `\u{HHHH}`. Different texts stay different
 * (unless cut), and what is inside can end neither the quotes nor the line.
 *
 * @param text  anything at all, of any length
 * @param most  characters of the text shown, at most; a cut is marked by `...` after the closing quote
 */
export function quote(text: string, most = 64): string {
  // Cut by characters, not by code units, so that no pair is torn. Never spread a text of unknown length.
  const shown =
    text.length > most
      ? Array.from(text.slice(0, 2 * most))
          .slice(0, most)
          .join('')
      : text;
  // Most texts need no escape, and to look for one is much faster than to replace none.
  if (shown.length === text.length && NEEDS_NO_ESCAPE.test(text)) return `"${text}"`;
  const escaped = shown.replace(/["\\]|[^\x20-\x7e]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
  return shown.length < text.length ? `"${escaped}"...` : `"${escaped}"`;
}
