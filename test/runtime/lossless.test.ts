/** Text that keeps the bytes that its encoding cannot decode. */
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  bytesToStr,
  EncodeError,
  EOFError,
  encodingNames,
  findEncoding,
  isDecodable,
  KaitaiStream,
  strByteLength,
  strToBytes,
  UnknownEncodingError,
} from '../../src/runtime/index.js';
import '../support/seed.js';

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.uint8Array({ min: 0xc0, maxLength: 100 }),
  fc
    .tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 3 }), fc.string())
    .map(([a, junk, b]) => Uint8Array.from([...Buffer.from(a), ...junk, ...Buffer.from(b)])),
  fc
    .tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 3 }), fc.string())
    .map(([a, junk, b]) =>
      Uint8Array.from([...Buffer.from(a, 'utf16le'), ...junk, ...Buffer.from(b, 'utf16le')]),
    ),
);

/** In these, some characters have two codes, of which one is written. */
const AMBIGUOUS = ['Shift_JIS', 'EUC-JP', 'EUC-KR', 'GBK', 'GB2312', 'Big5'];

/** As it is printed. */
const shown = (text: string) => Buffer.from(text).toString();

describe.each(encodingNames())('%s', (strict) => {
  const name = `${strict} lossless`;

  property.prop([anyBytes])('reads any bytes, and writes them again', (bytes) => {
    const text = bytesToStr(bytes, name);
    if (AMBIGUOUS.includes(strict) && isDecodable(text)) return;
    expect(shown(text) === text).toBe(isDecodable(text));
    if (AMBIGUOUS.includes(strict)) return;
    expect(strToBytes(text, name)).toEqual(bytes);
    expect(strByteLength(text, name)).toBe(bytes.length);
  });

  property.prop([anyBytes])('is what the encoding makes of bytes that are its text', (bytes) => {
    const text = bytesToStr(bytes, name);
    if (isDecodable(text)) expect(text).toBe(bytesToStr(bytes, strict));
    else expect(() => bytesToStr(bytes, strict)).toThrow('not valid');
  });

  property.prop([
    fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.nat(0xff).map((byte) => String.fromCharCode(0xdc00 + byte)),
      ),
    }),
  ])('writes a text that would be read as another one never', (text) => {
    let bytes: Uint8Array;
    try {
      bytes = strToBytes(text, name);
    } catch (error) {
      expect(error).toBeInstanceOf(EncodeError);
      return;
    }
    expect(bytesToStr(bytes, name)).toBe(text);
  });
});

it('each byte that is no text is one character, and the rest is text', () => {
  expect(bytesToStr(Buffer.from('61c3a9c06162', 'hex'), 'UTF-8 lossless')).toBe('aé\udcc0ab');
  expect(bytesToStr(Buffer.from('61e9', 'hex'), 'ASCII lossless')).toBe('a\udce9');
  // U+D83D alone, a letter, and half of a unit.
  expect(bytesToStr(Buffer.from('3dd8610062', 'hex'), 'UTF-16LE lossless')).toBe('\udc3d\udcd8a\udc62');
  expect(shown('a\udcc0')).toBe('a\ufffd');
});

it('bytes that would become text by what is around them are refused, at their place', () => {
  const write = () => strToBytes('a\udcc3\udca9', 'UTF-8 lossless');
  expect(write).toThrow(expect.objectContaining({ name: 'EncodeError', encoding: 'UTF-8', index: 1 }));
  expect(() => strToBytes('a\udcc3€', 'ASCII lossless')).toThrow(expect.objectContaining({ index: 2 }));
  // The first half of a pair keeps nothing.
  expect(() => strToBytes('\ud800', 'UTF-8 lossless')).toThrow(EncodeError);
});

it('a stream has room for what is kept, or says so', () => {
  const io = KaitaiStream.fixed(3);
  expect(() => io.writeStr('aé\udcc0', 'UTF-8 lossless')).toThrow(EOFError);
  io.writeStr('é\udcc0', 'UTF-8 lossless');
  expect(io.toByteArray()).toEqual(Uint8Array.of(0xc3, 0xa9, 0xc0));
});

it('any spelling of the name will do, but an encoding there must be', () => {
  expect(findEncoding('utf8 lossless').name).toBe('UTF-8 lossless');
  expect(() => findEncoding('EBCDIC lossless')).toThrow(UnknownEncodingError);
  expect(() => findEncoding('UTF-8 lossless lossless')).toThrow(UnknownEncodingError);
});

it('what is all bad takes no longer for each byte the more there is of it', () => {
  const base = findEncoding('UTF-8');
  let looked = 0;
  const { decode } = base;
  base.decode = (bytes, start, end) => {
    looked += end - start;
    return decode(bytes, start, end);
  };
  try {
    const bytes = new Uint8Array(4_000).fill(0xff);
    const text = bytesToStr(bytes, 'UTF-8 lossless');
    expect(text).toBe('\udcff'.repeat(4_000));
    expect(looked).toBeLessThan(40 * bytes.length);
  } finally {
    base.decode = decode;
  }
});
