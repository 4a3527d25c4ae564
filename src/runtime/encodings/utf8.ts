import { DecodeError, EncodeError } from '../errors.js';
import { showByte } from '../show.js';
import { isLong, SHORT, shortText } from './char-codes.js';
import type { Encoding } from './encoding.js';
import { native } from './native-text.js';
import { utf8Text, writeAscii } from './utf8-text.js';

const NAME = 'UTF-8';

const encoder = new TextEncoder();

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
export const utf8: Encoding = {
  name: NAME,
  aliases: ['unicode-1-1-utf-8', 'cp65001'],
  unit: 1,

  decode(bytes, start, end) {
    const ascii = end - start <= SHORT ? shortText(bytes, start, end, 0x7f) : undefined;
    const text = ascii ?? utf8Text(bytes, start, end);
    if (text !== undefined) {
      return text;
    }
    const at = invalidAt(bytes, start, end);
    throw new DecodeError(NAME, at - start, `no character starts with ${showByte(bytes[at] as number)} here`);
  },

  byteLength(text) {
    if (native !== undefined && text.length > SHORT) return native.utf8Length(text);
    let length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        // A surrogate pair is two units and four bytes, so each of its halves adds one byte.
        length += code > 0x7ff && !(code >= 0xd800 && code <= 0xdfff) ? 2 : 1;
      }
    }
    return length;
  },

  encodeInto(text, target, at, end) {
    // What is left for characters of more than a byte, or a pair of units of more than two: nothing is counted before.
    let room = end - at - text.length;
    if (room < 0) return -1;
    if (isLong(text, target)) {
      if (writeAscii(text, target, at)) return at + text.length;
      checkSurrogates(text);
      const { read, written } = encoder.encodeInto(text, target.subarray(at, end));
      return read === text.length ? at + written : -1;
    }
    let to = at;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code <= 0x7f) {
        target[to++] = code;
      } else if (code <= 0x7ff) {
        if (--room < 0) return -1;
        target[to++] = 0xc0 | (code >> 6);
        target[to++] = 0x80 | (code & 0x3f);
      } else if (code >= 0xd800 && code <= 0xdfff) {
        const point = pairAt(text, i);
        i++;
        room -= 2;
        if (room < 0) return -1;
        target[to++] = 0xf0 | (point >> 18);
        target[to++] = 0x80 | ((point >> 12) & 0x3f);
        target[to++] = 0x80 | ((point >> 6) & 0x3f);
        target[to++] = 0x80 | (point & 0x3f);
      } else {
        room -= 2;
        if (room < 0) return -1;
        target[to++] = 0xe0 | (code >> 12);
        target[to++] = 0x80 | ((code >> 6) & 0x3f);
        target[to++] = 0x80 | (code & 0x3f);
      }
    }
    return to;
  },
};

/** The code point of the surrogate pair at `index`; an error if there is only half of one. */
function pairAt(text: string, index: number): number {
  const point = text.codePointAt(index) ?? 0;
  if (point <= 0xffff) {
    throw new EncodeError(NAME, text, index);
  }
  return point;
}

/** TextEncoder would write U+FFFD for half of a pair, without a word. */
function checkSurrogates(text: string): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) {
      pairAt(text, i);
      i++;
    }
  }
}

/** Where the first sequence that is not UTF-8 starts. TextDecoder knows, but does not say. */
function invalidAt(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const length = sequenceLength(bytes, at, end);
    if (length === 0) {
      break;
    }
    at += length;
  }
  return at;
}

/** Length of the character at `at`, or 0 if there is none. Ranges: Unicode Standard, table 3-7. */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  if (first <= 0x7f) {
    return 1;
  }
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > end) {
    return 0;
  }
  for (let i = 1; i < length; i++) {
    if (((bytes[at + i] as number) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  const second = bytes[at + 1] as number;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const surrogate = first === 0xed && second > 0x9f;
  const tooLarge = first === 0xf4 && second > 0x8f;
  return overlong || surrogate || tooLarge ? 0 : length;
}
