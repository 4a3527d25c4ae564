/**
 * The encodings of East Asia, of one to three bytes a character. Their tables are not here: the platform's
 * TextDecoder is asked what each sequence of bytes means when an encoding is first used, which takes some 30 ms.
 * It is not asked again, because what it does with ASCII and with errors is not the same everywhere.
 */
import { DecodeError, EncodeError } from '../errors.js';
import { showByte } from '../show.js';
import type { Encoding } from './encoding.js';

const ASCII_END = 0x80;

interface Shape {
  /** The first bytes of two, in the order in which the code of a character is looked for. */
  readonly leads: readonly number[];
  /** The first of the second bytes. */
  readonly trail: number;
  /** The first byte of three, if there are such. */
  readonly lead3?: number;
}

interface Tables {
  /** By the bytes of its code, the most significant first. */
  readonly characters: ReadonlyMap<number, string>;
  readonly codes: ReadonlyMap<string, readonly number[]>;
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

function tablesOf(label: string, { leads, trail, lead3 }: Shape): Tables {
  const decoder = new TextDecoder(label);
  const characters = new Map<number, string>();
  const codes = new Map<string, readonly number[]>();
  const add = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const isOne = text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
    if (!isOne || text === '\ufffd') return;
    characters.set(keyOf(bytes, 0, bytes.length), text);
    if (!codes.has(text)) codes.set(text, bytes);
  };
  for (const byte of range(0, ASCII_END - 1)) codes.set(String.fromCharCode(byte), [byte]);
  for (const byte of range(ASCII_END, 0xff)) if (!leads.includes(byte)) add(byte);
  for (const lead of leads) for (const second of range(trail, 0xfe)) add(lead, second);
  if (lead3 !== undefined)
    for (const second of range(trail, 0xfe))
      for (const third of range(trail, 0xfe)) add(lead3, second, third);
  return { characters, codes };
}

function keyOf(bytes: ArrayLike<number>, at: number, length: number): number {
  let key = 0;
  for (let i = 0; i < length; i++) key = key * 0x100 + (bytes[at + i] as number);
  return key;
}

function multiByte(name: string, aliases: readonly string[], label: string, shape: Shape): Encoding {
  let made: Tables | undefined;
  const tables = () => {
    made ??= tablesOf(label, shape);
    return made;
  };
  const lengthAt = (byte: number) => (byte === shape.lead3 ? 3 : shape.leads.includes(byte) ? 2 : 1);
  return {
    name,
    aliases,
    unit: 1,

    decode(bytes, start, end) {
      const { characters } = tables();
      let text = '';
      for (let at = start; at < end; ) {
        const byte = bytes[at] as number;
        const length = lengthAt(byte);
        const character =
          byte < ASCII_END
            ? String.fromCharCode(byte)
            : at + length <= end
              ? characters.get(keyOf(bytes, at, length))
              : undefined;
        if (character === undefined)
          throw new DecodeError(name, at - start, `no character starts with ${showByte(byte)} here`);
        text += character;
        at += length;
      }
      return text;
    },

    byteLength(text) {
      const { codes } = tables();
      let length = 0;
      for (const character of text) length += codes.get(character)?.length ?? 1;
      return length;
    },

    encodeInto(text, target, at, end) {
      const { codes } = tables();
      let to = at;
      let index = 0;
      for (const character of text) {
        const code = codes.get(character);
        if (code === undefined) throw new EncodeError(name, text, index);
        if (code.length > end - to) return -1;
        target.set(code, to);
        to += code.length;
        index += character.length;
      }
      return to;
    },
  };
}

/** All of them. Where a character has two codes, the usual one is written. */
export const multiByteEncodings: readonly Encoding[] = [
  // The rows 0xED and 0xEE repeat characters of IBM's extensions behind them.
  multiByte('Shift_JIS', ['SJIS', 'MS932', 'windows-31j', 'cp932'], 'shift_jis', {
    leads: [...range(0x81, 0x9f), ...range(0xe0, 0xec), ...range(0xef, 0xfc), 0xed, 0xee],
    trail: 0x40,
  }),
  multiByte('EUC-JP', [], 'euc-jp', { leads: [0x8e, ...range(0xa1, 0xfe)], trail: 0xa1, lead3: 0x8f }),
  multiByte('EUC-KR', ['windows-949', 'cp949'], 'euc-kr', { leads: range(0x81, 0xfe), trail: 0x41 }),
  multiByte('GBK', ['cp936', 'windows-936'], 'gbk', { leads: range(0x81, 0xfe), trail: 0x40 }),
  multiByte('GB2312', ['EUC-CN'], 'gbk', { leads: range(0xa1, 0xf7), trail: 0xa1 }),
  // What is below 0xA1 are Hong Kong's additions.
  multiByte('Big5', ['cp950', 'windows-950'], 'big5', {
    leads: [...range(0xa1, 0xfe), ...range(0x81, 0xa0)],
    trail: 0x40,
  }),
];
