import { DecodeError, EncodeError } from '../errors.js';
import { showCodePoint } from '../show.js';
import type { Encoding } from './encoding.js';

const UNIT = 4;
const MAX_CODE_POINT = 0x10ffff;

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** UTF-32 in one byte order; no TextDecoder has it. */
function utf32(name: string, littleEndian: boolean): Encoding {
  return {
    name,
    aliases: [],
    unit: UNIT,

    decode(bytes, start, end) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
      let text = '';
      let at = 0;
      for (; at + UNIT <= view.byteLength; at += UNIT) {
        const code = view.getUint32(at, littleEndian);
        if (code > MAX_CODE_POINT || isSurrogate(code))
          throw new DecodeError(name, at, `${showCodePoint(code)} is no character`);
        text += String.fromCodePoint(code);
      }
      if (at < view.byteLength) throw new DecodeError(name, at, 'a part of a character at the end');
      return text;
    },

    byteLength(text) {
      let length = 0;
      for (const _ of text) length += UNIT;
      return length;
    },

    encodeInto(text, target, at, end) {
      const view = new DataView(target.buffer, target.byteOffset + at, end - at);
      let to = 0;
      let index = 0;
      for (const character of text) {
        const code = character.codePointAt(0) as number;
        if (isSurrogate(code)) throw new EncodeError(name, text, index);
        if (to + UNIT > view.byteLength) return -1;
        view.setUint32(to, code, littleEndian);
        to += UNIT;
        index += character.length;
      }
      return at + to;
    },
  };
}

/** Least significant byte first. */
export const utf32le = utf32('UTF-32LE', true);

/** Most significant byte first. */
export const utf32be = utf32('UTF-32BE', false);
