import { DecodeError, EncodeError } from '../errors.js';
import { showCodePoint } from '../show.js';
import { longText } from './char-codes.js';
import type { Encoding } from './encoding.js';

/**
 * UTF-16 in one byte order, by hand: TextDecoder has no big-endian in every build of Node, TextEncoder has
 * neither order, and both hide where an error is.
 *
 * @param low index of the less significant byte of each unit, 0 or 1
 */
function utf16(name: string, low: 0 | 1): Encoding {
  const high = 1 - low;
  return {
    name,
    aliases: [],
    unit: 2,

    decode(bytes, start, end) {
      const length = (end - start) >> 1;
      const units = new Uint16Array(length);
      for (let i = 0; i < length; i++) {
        const at = start + 2 * i;
        units[i] = ((bytes[at + high] as number) << 8) | (bytes[at + low] as number);
      }
      const text = longText(units);
      const alone = loneSurrogate(text);
      if (alone >= 0) {
        throw new DecodeError(
          name,
          2 * alone,
          `${showCodePoint(text.charCodeAt(alone))} is half of a surrogate pair`,
        );
      }
      if (2 * length !== end - start) {
        throw new DecodeError(name, 2 * length, 'half a character at the end');
      }
      return text;
    },

    byteLength(text) {
      return 2 * text.length;
    },

    encodeInto(text, target, at, end) {
      const behind = at + 2 * text.length;
      if (behind > end) return -1;
      const alone = loneSurrogate(text);
      if (alone >= 0) {
        throw new EncodeError(name, text, alone);
      }
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        target[at + 2 * i + high] = unit >> 8;
        target[at + 2 * i + low] = unit & 0xff;
      }
      return behind;
    },
  };
}

/** Index of the first surrogate that is not part of a pair, or -1. */
function loneSurrogate(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdfff) {
      if ((text.codePointAt(i) as number) <= 0xffff) {
        return i;
      }
      i++;
    }
  }
  return -1;
}

/** Less significant byte first. */
export const utf16le = utf16('UTF-16LE', 0);

/** More significant byte first. */
export const utf16be = utf16('UTF-16BE', 1);
