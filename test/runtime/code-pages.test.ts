/** The encodings whose tables are made of the platform's TextDecoder. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesToStr,
  DecodeError,
  EOFError,
  findEncoding,
  KaitaiStream,
  strByteLength,
  strToBytes,
} from '../../src/runtime/index.js';
import { CODE_PAGES, MULTI_BYTE } from './code-pages.js';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

/** The text of bytes, or undefined if they are none. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return bytesToStr(bytes, encoding);
  } catch (error) {
    expect(error).toBeInstanceOf(DecodeError);
    return undefined;
  }
}

describe.each([...CODE_PAGES, ...MULTI_BYTE])('$name', ({ name, text, bytes }) => {
  it('reads and writes what another implementation does', () => {
    expect(bytesToStr(hex(bytes), name)).toBe(text);
    expect(strToBytes(text, name)).toEqual(hex(bytes));
  });

  it('has ASCII in its lower half', () => {
    const ascii = Uint8Array.from({ length: 0x80 }, (_, i) => i);
    expect(strToBytes(bytesToStr(ascii, name), name)).toEqual(ascii);
    expect(bytesToStr(ascii, name)).toBe(bytesToStr(ascii, 'ASCII'));
  });

  it('writes every text that it can read so that it is read again, in the length it announced', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 0xff, maxLength: 8 }), (some) => {
        const value = decoded(some, name);
        if (value === undefined) return;
        const written = strToBytes(value, name);
        expect(bytesToStr(written, name)).toBe(value);
        expect(strByteLength(value, name)).toBe(written.length);
        const io = KaitaiStream.growing();
        io.writeStr(value, name);
        expect(io.toByteArray()).toEqual(written);
      }),
    );
  });

  it('is written where it has just enough room, and nowhere else', () => {
    const expected = hex(bytes);
    for (let size = 0; size <= expected.length; size++) {
      const around = new Uint8Array(expected.length + 4).fill(0xee);
      const io = new KaitaiStream(around, 2).substream(size);
      if (size === expected.length) io.writeStr(text, name);
      else expect(() => io.writeStr(text, name)).toThrow(EOFError);
      expect(io.pos).toBe(size === expected.length ? size : 0);
      const outside = [...around.subarray(0, 2), ...around.subarray(2 + size)];
      expect(outside).toEqual(new Array(outside.length).fill(0xee));
    }
  });

  it('names the place of the first bad byte: all before it is good', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), (junk) => {
        try {
          bytesToStr(Uint8Array.of(...hex(bytes), ...junk), name);
        } catch (error) {
          const { offset } = error as DecodeError;
          expect(offset).toBeGreaterThanOrEqual(hex(bytes).length);
          bytesToStr(Uint8Array.of(...hex(bytes), ...junk.slice(0, offset - hex(bytes).length)), name);
        }
      }),
    );
  });
});

describe.each(CODE_PAGES)('$name', ({ name }) => {
  it('has one byte for each character and one character for each byte', () => {
    for (let byte = 0; byte < 0x100; byte++) {
      const character = decoded(Uint8Array.of(byte), name);
      if (character !== undefined) expect(strToBytes(character, name)).toEqual(Uint8Array.of(byte));
    }
  });
});

it('the parts of ISO 8859 have controls where Windows has characters', () => {
  for (const part of [2, 9, 11, 16])
    expect(bytesToStr(Uint8Array.of(0x80, 0x9f), `ISO-8859-${part}`)).toBe('\x80\x9f');
  expect(bytesToStr(Uint8Array.of(0x80), 'windows-1254')).toBe('€');
});

it('a unit is as long as a zero that ends a string', () => {
  for (const { name } of [...CODE_PAGES, ...MULTI_BYTE]) expect(findEncoding(name).unit).toBe(1);
  expect(findEncoding('UTF-32LE').unit).toBe(4);
});
