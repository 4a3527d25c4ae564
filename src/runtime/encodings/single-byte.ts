import { DecodeError, EncodeError } from '../errors.js';
import { showByte } from '../show.js';
import { longText, SHORT, SHORT_TO_ENCODE, shortText } from './char-codes.js';
import type { Encoding } from './encoding.js';

const ASCII = 'ASCII';
const ASCII_MAX = 0x7f;
const LATIN1 = 'ISO-8859-1';
const LATIN1_MAX = 0xff;

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8Encoder = new TextEncoder();

/** Seven bits; a byte above 0x7F is an error. */
export const ascii: Encoding = {
  name: ASCII,
  aliases: ['US-ASCII', 'ISO646-US', 'ANSI_X3.4-1968', 'IBM367', 'cp367'],
  unit: 1,

  decode(bytes, start, end) {
    const text =
      end - start <= SHORT ? shortText(bytes, start, end, ASCII_MAX) : longAscii(bytes, start, end);
    if (text !== undefined) {
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

  encodeInto(text, target, at) {
    if (text.length > SHORT_TO_ENCODE) {
      // In UTF-8, text is as many bytes as characters only if all of them are ASCII.
      const { read } = utf8Encoder.encodeInto(text, target.subarray(at, at + text.length));
      if (read === text.length) {
        return;
      }
    }
    putCodes(ASCII, ASCII_MAX, text, target, at);
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
    return short ?? longText(bytes.subarray(start, end));
  },

  byteLength(text) {
    return text.length;
  },

  encodeInto(text, target, at) {
    putCodes(LATIN1, LATIN1_MAX, text, target, at);
  },
};

/** Undefined if it is not ASCII: then it is not UTF-8 either, or has fewer characters than bytes. */
function longAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  try {
    const text = utf8Decoder.decode(bytes.subarray(start, end));
    return text.length === end - start ? text : undefined;
  } catch {
    return undefined;
  }
}

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
