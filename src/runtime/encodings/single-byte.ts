import { DecodeError, EncodeError } from '../errors.js';
import { showByte } from '../show.js';
import { isLong, longText, SHORT, shortText } from './char-codes.js';
import type { Encoding } from './encoding.js';
import { native } from './native-text.js';
import { utf8Text, writeAscii } from './utf8-text.js';

const ASCII = 'ASCII';
const ASCII_MAX = 0x7f;
const LATIN1 = 'ISO-8859-1';
const LATIN1_MAX = 0xff;

/** Seven bits; a byte above 0x7F is an error. */
export const ascii: Encoding = {
  name: ASCII,
  aliases: ['US-ASCII', 'ISO646-US', 'ANSI_X3.4-1968', 'IBM367', 'cp367'],
  unit: 1,

  decode(bytes, start, end) {
    const text = end - start <= SHORT ? shortText(bytes, start, end, ASCII_MAX) : utf8Text(bytes, start, end);
    // In UTF-8, text is as many bytes as characters only if all of them are ASCII.
    if (text !== undefined && text.length === end - start) {
      return text;
    }
    let at = start;
    while ((bytes[at] as number) <= ASCII_MAX) {
      at++;
    }
    throw new DecodeError(ASCII, at - start, `${showByte(bytes[at] as number)} is above 0x7f`);
  },

  byteLength(text) {
    return text.length;
  },

  encodeInto(text, target, at, end) {
    if (text.length > end - at) return -1;
    if (!isLong(text, target) || !writeAscii(text, target, at)) putCodes(ASCII, ASCII_MAX, text, target, at);
    return at + text.length;
  },
};

/**
 * All 256 bytes, one to one. Not what `TextDecoder('iso-8859-1')` does: that is Windows-1252, which has other
 * characters at 0x80 to 0x9F.
 */
export const latin1: Encoding = {
  name: LATIN1,
  aliases: ['latin1', 'l1', 'IBM819', 'cp819'],
  unit: 1,

  decode(bytes, start, end) {
    const short = end - start <= SHORT ? shortText(bytes, start, end, LATIN1_MAX) : undefined;
    return short ?? native?.latin1Slice(bytes, start, end) ?? longText(bytes.subarray(start, end));
  },

  byteLength(text) {
    return text.length;
  },

  encodeInto(text, target, at, end) {
    if (text.length > end - at) return -1;
    putCodes(LATIN1, LATIN1_MAX, text, target, at);
    return at + text.length;
  },
};

/** One character, one byte of the value of its code. */
function putCodes(encoding: string, max: number, text: string, target: Uint8Array, at: number): void {
  // One look at the end instead of one at each character: nearly twice as fast.
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bits |= code;
    target[at + i] = code;
  }
  if (bits <= max) return;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > max) throw new EncodeError(encoding, text, i);
  }
}
