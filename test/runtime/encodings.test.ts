import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  bytesToStr,
  DecodeError,
  EncodeError,
  EOFError,
  encodingNames,
  findEncoding,
  KaitaiError,
  KaitaiStream,
  strByteLength,
  strToBytes,
  UnknownEncodingError,
} from '../../src/runtime/index.js';
import { CODE_PAGES, MULTI_BYTE } from './code-pages.js';

function below(limit: number): fc.Arbitrary<string> {
  return fc
    .array(fc.nat(limit - 1), { maxLength: 200 })
    .map((codes) => codes.map((code) => String.fromCharCode(code)).join(''));
}

const unicode = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({ unit: 'binary-ascii', maxLength: 100 }),
  // The ends of the ranges that UTF-8 encodes in one to four bytes, and those around the surrogates.
  fc
    .array(fc.constantFrom(...'\0\x7f\x80\u07ff\u0800\u0fff\ud7ff\ue000\uffff\u{10000}\u{10ffff}'))
    .map((list) => list.join('')),
  fc.constant('\ufeffbom'),
);

/** Also bytes that are right in another encoding than the one that they are read in. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 50 }),
  fc.uint8Array({ min: 0xc0 }),
  fc
    .tuple(unicode, fc.constantFrom<BufferEncoding>('utf8', 'utf16le'))
    .map(([text, node]) => Uint8Array.from(Buffer.from(text, node))),
);

const ENCODINGS = [
  { name: 'ASCII', text: below(0x80), node: 'latin1' },
  { name: 'ISO-8859-1', text: below(0x100), node: 'latin1' },
  { name: 'UTF-8', text: unicode, node: 'utf8' },
  { name: 'UTF-16LE', text: unicode, node: 'utf16le' },
  { name: 'UTF-16BE', text: unicode, node: undefined },
  { name: 'UTF-32LE', text: unicode, node: undefined },
  { name: 'UTF-32BE', text: unicode, node: undefined },
] as const;

/** What Node has not: units of two or four bytes, in either order. */
function byHand(text: string, name: string): Uint8Array {
  const wide = name.startsWith('UTF-32');
  const units = wide
    ? Array.from(text, (char) => char.codePointAt(0) as number)
    : Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const size = wide ? 4 : 2;
  const bytes = units.flatMap((unit) => Array.from({ length: size }, (_, i) => (unit >>> (8 * i)) & 0xff));
  if (name.endsWith('LE')) return Uint8Array.from(bytes);
  return Uint8Array.from(bytes, (_, i) => bytes[i - (i % size) + size - 1 - (i % size)] as number);
}

it('every encoding of the library is tested here or in code-pages.test.ts', () => {
  const others = [...CODE_PAGES, ...MULTI_BYTE].map(({ name }) => name);
  expect([...ENCODINGS.map(({ name }) => name), ...others].sort()).toEqual(encodingNames().sort());
});

describe.each(ENCODINGS)('$name', ({ name, text, node }) => {
  it('decodes what it encoded, in the length it announced', () => {
    fc.assert(
      fc.property(text, (value) => {
        const bytes = strToBytes(value, name);
        expect(bytesToStr(bytes, name)).toBe(value);
        expect(strByteLength(value, name)).toBe(bytes.length);
      }),
    );
  });

  it('encodes as Node does', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(strToBytes(value, name)).toEqual(
          node === undefined ? byHand(value, name) : new Uint8Array(Buffer.from(value, node)),
        );
      }),
    );
  });

  it('accepts bytes only if they are what it would encode', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        let decoded: string;
        try {
          decoded = bytesToStr(bytes, name);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
          return;
        }
        expect(strToBytes(decoded, name)).toEqual(bytes);
      }),
    );
  });

  it('names the place of the first bad byte: all before it is good', () => {
    fc.assert(
      fc.property(text, fc.uint8Array({ minLength: 1, maxLength: 6 }), (value, junk) => {
        const start = strToBytes(value, name);
        try {
          bytesToStr(Uint8Array.of(...start, ...junk), name);
        } catch (error) {
          const { offset } = error as DecodeError;
          expect(offset).toBeGreaterThanOrEqual(start.length);
          bytesToStr(Uint8Array.of(...start, ...junk.slice(0, offset - start.length)), name);
        }
      }),
    );
  });

  it('is written where it has just enough room, and nowhere else', () => {
    fc.assert(
      fc.property(text, fc.nat(5), (value, missing) => {
        const expected = strToBytes(value, name);
        const around = new Uint8Array(expected.length + 4).fill(0xee);
        const io = new KaitaiStream(around, 2).substream(Math.max(0, expected.length - missing));
        if (missing === 0 || expected.length === 0) {
          io.writeStr(value, name);
          expect(around.subarray(2, -2)).toEqual(expected);
          expect(io.pos).toBe(expected.length);
        } else {
          expect(() => io.writeStr(value, name)).toThrow(EOFError);
          expect(io.pos).toBe(0);
        }
        expect([...around.subarray(0, 2), ...around.subarray(2 + io.size)]).toEqual(
          new Array(around.length - io.size).fill(0xee),
        );
      }),
    );
  });

  it('in a stream needs no array of its own', () => {
    fc.assert(
      fc.property(text, fc.nat(5), (value, before) => {
        const io = KaitaiStream.growing(0);
        io.writeBytes(new Uint8Array(before).fill(0xff));
        io.writeStr(value, name);
        io.writeU1(0xff);
        io.seek(before);
        expect(io.readStr(strByteLength(value, name), name)).toBe(value);
        expect(io.readU1()).toBe(0xff);
      }),
    );
  });
});

describe('what cannot be encoded', () => {
  const cases: [encoding: string, character: string, codePoint: string][] = [
    ['ASCII', '\u0080', 'U+0080'],
    ['ASCII', '😀', 'U+1F600'],
    ['ISO-8859-1', '€', 'U+20AC'],
    ['UTF-8', '\ud800', 'U+D800'],
    ['UTF-8', '\udc00', 'U+DC00'],
    ['UTF-16LE', '\ud83d', 'U+D83D'],
    ['UTF-16BE', '\udfff', 'U+DFFF'],
    ['UTF-32LE', '\ud83d', 'U+D83D'],
    ['IBM437', '€', 'U+20AC'],
    ['windows-1251', 'é', 'U+00E9'],
    ['Shift_JIS', 'é', 'U+00E9'],
    ['Big5', '😀', 'U+1F600'],
  ];

  it.each(cases)('%s has no %j (%s), wherever it stands', (encoding, character, codePoint) => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (before, after) => {
        const text = 'a'.repeat(before) + character + 'b'.repeat(after);
        const io = KaitaiStream.growing();
        for (const action of [() => strToBytes(text, encoding), () => io.writeStr(text, encoding)]) {
          try {
            action();
            expect.unreachable();
          } catch (error) {
            expect(error).toBeInstanceOf(EncodeError);
            expect(error).toMatchObject({ encoding, character, index: before });
            expect((error as EncodeError).message).toContain(codePoint);
          }
        }
        expect(io.pos).toBe(0);
      }),
    );
  });
});

describe('text of one byte a character', () => {
  // There is a way of its own for each of a few ranges of lengths.
  it.each(['ASCII', 'ISO-8859-1', 'UTF-8'])('is read and written at any length: %s', (name) => {
    const max = name === 'ISO-8859-1' ? 0xff : 0x7f;
    for (let length = 0; length < 300; length++) {
      const text = Array.from({ length }, (_, i) => String.fromCharCode((i * 7 + length) % (max + 1))).join(
        '',
      );
      const io = KaitaiStream.growing();
      io.writeU1(0xff);
      io.writeStr(text, name);
      io.writeU1(0xff);
      io.seek(1);
      expect(io.readStr(length, name)).toBe(text);
      expect(io.toByteArray()).toEqual(
        Uint8Array.from([0xff, ...Array.from(text, (c) => c.charCodeAt(0)), 0xff]),
      );
    }
  });

  it('is read the same where there is no Buffer, as in a browser', async () => {
    const texts = Array.from({ length: 120 }, (_, length) => 'Kaitai '.repeat(20).slice(0, length));
    const arrays = texts.map((text) => strToBytes(text, 'ASCII'));
    vi.stubGlobal('Buffer', undefined);
    vi.resetModules();
    try {
      const browser = await import('../../src/runtime/encodings.js');
      expect(browser.findEncoding).not.toBe(findEncoding);
      expect(arrays.map((bytes) => browser.bytesToStr(bytes, 'ASCII'))).toEqual(texts);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each([1, 12, 13, 50, 100, 101, 300])('is refused by ASCII wherever one of %i is not', (length) => {
    for (let at = 0; at < length; at++) {
      const codes = Array.from({ length }, (_, i) => (i === at ? 0x80 : 0x41));
      expect(() => bytesToStr(Uint8Array.from(codes), 'ASCII')).toThrow(`at byte ${at} of the string`);
      const text = `${'A'.repeat(at)}\u0141${'A'.repeat(length - at - 1)}`;
      expect(() => strToBytes(text, 'ASCII')).toThrow(EncodeError);
    }
  });
});

describe('what cannot be decoded', () => {
  it.each([
    ['ASCII', [0x41, 0x80], 1],
    ['UTF-8', [0x80], 0], // no first byte
    ['UTF-8', [0x41, 0xc0, 0x80], 1], // overlong
    ['UTF-8', [0xc1, 0xbf], 0], // overlong
    ['UTF-8', [0xe0, 0x80, 0x80], 0], // overlong
    ['UTF-8', [0xf0, 0x80, 0x80, 0x80], 0], // overlong
    ['UTF-8', [0xed, 0xa0, 0x80], 0], // surrogate
    ['UTF-8', [0xf4, 0x90, 0x80, 0x80], 0], // above U+10FFFF
    ['UTF-8', [0x41, 0xe2, 0x82], 1], // cut short
    ['UTF-16LE', [0x41, 0, 0x42], 2], // half a unit
    ['UTF-16LE', [0x41, 0, 0x3d, 0xd8], 2], // half a pair
    ['UTF-16BE', [0xdc, 0, 0xd8, 0], 0], // a pair the wrong way round
    ['UTF-32BE', [0, 0, 0, 0x41, 0, 0x11, 0, 0], 4], // above U+10FFFF
    ['UTF-32LE', [0x41, 0, 0], 0], // a part of a unit
    ['UTF-32BE', [0, 0, 0xd8, 0], 0], // a surrogate
    ['UTF-32BE', [0, 0, 0xdf, 0xff], 0], // a surrogate
    ['ISO-8859-3', [0x41, 0xa5], 1], // no character
    ['Shift_JIS', [0x41, 0x83, 0x4a, 0x83], 3], // cut short
    ['EUC-JP', [0xa4, 0xab, 0xff], 2],
  ] as const)('%s %j fails at byte %s', (encoding, bytes, offset) => {
    const decode = () => bytesToStr(Uint8Array.from(bytes), encoding);
    expect(decode).toThrow(DecodeError);
    expect(decode).toThrow(`at byte ${offset} of the string`);
  });

  it('of UTF-8 is said where it starts', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const bytes = Uint8Array.of(...Buffer.from(text), 0xff);
        expect(() => bytesToStr(bytes, 'UTF-8')).toThrow(`at byte ${bytes.length - 1} of the string`);
      }),
    );
  });

  it('in a stream leaves the position where it was', () => {
    const io = new KaitaiStream(Uint8Array.of(0x41, 0x80));
    expect(() => io.readStr(2, 'ASCII')).toThrow(
      'not valid ASCII at byte 1 of the string: 0x80 is above 0x7f',
    );
    expect(io.pos).toBe(0);
  });
});

describe('names', () => {
  it.each([
    ['us-ascii', 'ASCII'],
    ['Utf8', 'UTF-8'],
    ['utf-16le', 'UTF-16LE'],
    ['UTF16BE', 'UTF-16BE'],
    ['Latin1', 'ISO-8859-1'],
    ['iso8859-1', 'ISO-8859-1'],
    ['utf_32_be', 'UTF-32BE'],
    ['cp437', 'IBM437'],
    ['SJIS', 'Shift_JIS'],
    ['WINDOWS-1252', 'windows-1252'],
  ])('%s is %s', (alias, name) => {
    expect(findEncoding(alias).name).toBe(name);
  });

  it('unknown ones are refused, as a mistake of the program and not of the bytes', () => {
    expect(() => bytesToStr(new Uint8Array(0), 'EBCDIC')).toThrow(UnknownEncodingError);
    expect(() => bytesToStr(new Uint8Array(0), 'EBCDIC')).toThrow('The "EBCDIC" encoding is not supported');
    expect(() => bytesToStr(new Uint8Array(0), 'EBCDIC')).not.toThrow(KaitaiError);
    expect(() => findEncoding('constructor')).toThrow(UnknownEncodingError);
  });
});

it('Latin-1 is not Windows-1252: byte and code point are the same number', () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(Array.from(bytesToStr(all, 'ISO-8859-1'), (char) => char.charCodeAt(0))).toEqual([...all]);
});
