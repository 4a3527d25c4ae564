/**
 * UTF-8 and ASCII, which is a part of it, by the fastest native code that there is.
 */
import { native } from './native-text.js';

// ignoreBOM means "do not drop it".
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** What Node has in place of bytes that are no UTF-8. */
const REPLACEMENT = '\ufffd';

/** Text from `bytes[start..end)`; undefined if they are not UTF-8. */
export function utf8Text(bytes: Uint8Array, start: number, end: number): string | undefined {
  const text = native?.utf8Slice(bytes, start, end);
  if (text !== undefined && !text.includes(REPLACEMENT)) return text;
  // Something was replaced, or the character itself is in the text: this one knows.
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch {
    return undefined;
  }
}

/**
 * Writes a text of which all is ASCII to `target` from `at` on.
 *
 * @returns whether it is; if not, what was written is to be written anew
 */
export function writeAscii(text: string, target: Uint8Array, at: number): boolean {
  if (native === undefined) {
    // In UTF-8, text is as many bytes as characters only if all of them are ASCII.
    return encoder.encodeInto(text, target.subarray(at, at + text.length)).read === text.length;
  }
  if (native.utf8Length(text) !== text.length) return false;
  native.latin1Write(target, text, at);
  return true;
}
