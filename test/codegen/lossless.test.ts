/** `--text lossless`: strings that their encoding cannot decode are read, and written as they were. */
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import type { TextMode } from '../../src/codegen/model/encoding.js';
import { annotate, Decoder, isDecodable, type KaitaiStruct, strToBytes } from '../../src/runtime/index.js';
import '../support/seed.js';
import { arbitraryOf } from './support/arbitrary.js';
import { type GeneratedClass, mainClass, memoryHost, RUNTIME } from './support/generated.js';

const SPEC = `
meta: {id: x, endian: be, encoding: UTF-8}
seq:
  - {id: len_name, type: u1}
  - {id: name, type: str, size: len_name}
  - {id: line, type: str, terminator: 10}
  - {id: zero, type: strz, encoding: UTF-16LE}
  - {id: padded, type: str, size: 4, pad-right: 0x20, encoding: ASCII}
  - {id: key, type: str, size: 1}
  - id: value
    type:
      switch-on: key
      cases: {'"a"': u1, '"b"': str_value, '_': u2}
  - {id: words, type: strz, repeat: expr, repeat-expr: 2, encoding: Shift_JIS}
  - {id: rest, type: str, size-eos: true, encoding: windows-1253}
instances:
  start: {value: 'name.substring(0, 1)'}
  raw: {value: '[0x61, 0xff].as<bytes>.to_s("ASCII")'}
types:
  str_value: {seq: [{id: len_text, type: u1}, {id: text, type: str, size: len_text}]}
`;

function generated(text?: TextMode, spec = SPEC) {
  return compile(['x.ksy'], 'typescript', memoryHost(new Map([['x.ksy', spec]])), {
    runtime: RUNTIME,
    codec: '.',
    text,
  });
}

const Lossless = mainClass(generated('lossless'));
const Strict = mainClass(generated('strict'));

interface Fields extends KaitaiStruct {
  lenName: number;
  name: string;
  line: string;
  zero: string;
  padded: string;
  value: unknown;
  rest: string;
  start: string;
  raw: string;
}

const read = (type: GeneratedClass, bytes: Uint8Array) => type.fromBytes(bytes) as Fields;

const BAD = Buffer.from(
  '04 41c38042 ff610a 3dd80000 66fc2020 62 02c3c3 8100 4100 d2'.replaceAll(' ', ''),
  'hex',
);

it('the code is that of the strict one, but for the names of encodings', () => {
  const [strict, lossless] = [generated(), generated('lossless')].map(([file]) => file?.text);
  expect(lossless?.replaceAll(" lossless'", "'")).toBe(strict);
  expect(generated('strict')).toEqual(generated());
});

it('what is no text is read, said, and written again', () => {
  expect(() => Strict.fromBytes(BAD)).toThrow(expect.objectContaining({ name: 'DecodeError', path: 'line' }));
  const object = read(Lossless, BAD);
  expect(object).toMatchObject({ name: 'AÀB', line: '\udcffa', zero: '\udc3d\udcd8', padded: 'f\udcfc' });
  expect(object).toMatchObject({ value: { text: '\udcc3\udcc3' }, words: ['\udc81', 'A'], rest: '\udcd2' });
  expect([object.start, object.raw]).toEqual(['A', 'a\udcff']);
  expect([object.name, object.line, object.rest].map(isDecodable)).toEqual([true, false, false]);
  expect(Buffer.from(object.toBytes())).toEqual(BAD);
  expect(Buffer.from(Lossless.of({ ...object, lenName: undefined }).toBytes())).toEqual(BAD);
});

it('what is changed is written as it is now, and only that', () => {
  const object = read(Lossless, BAD);
  object.name = `${object.name}€\udcff`;
  object.line = 'plain';
  const again = read(Lossless, object.toBytes());
  expect(again).toMatchObject({ lenName: 8, name: 'AÀB€\udcff', line: 'plain', padded: 'f\udcfc' });
  object.line = 'a\udc0a';
  expect(() => object.toBytes()).toThrow(expect.objectContaining({ name: 'EncodeError', path: 'line' }));
});

it('the bytes of such a text are those of its field', () => {
  expect([...strToBytes(read(Lossless, BAD).line, 'UTF-8 lossless')]).toEqual([0xff, 0x61]);
});

it('annotate shows them where they are', () => {
  const { annotations } = annotate((io) => new Lossless(io), BAD);
  const found = annotations.find(({ field }) => field.id === 'line');
  expect(found).toMatchObject({ start: 5, end: 8, value: '\udcffa' });
});

describe('any bytes', () => {
  const bytes = fc.uint8Array({ minLength: 30, maxLength: 40 }).map((drawn) => {
    // Short enough to have all that follows behind it.
    drawn[0] = (drawn[0] ?? 0) % 8;
    return Uint8Array.from([...drawn.subarray(0, 12), 10, 0x61, 0, 0, ...drawn.subarray(12), 0, 0, 0, 0]);
  });

  property.prop([bytes])('are read the same twice', (given) => {
    let object: KaitaiStruct;
    try {
      object = Lossless.fromBytes(given);
    } catch (error) {
      // A terminator may be missing; text is never wrong.
      expect((error as Error).name).toBe('EOFError');
      return;
    }
    expect(Lossless.fromBytes(object.toBytes()).toBytes()).toEqual(object.toBytes());
    const decoder = new Decoder(Lossless as never);
    expect([...decoder.feed(given), ...decoder.end()]).toHaveLength(1);
  });
});

it('an encoding that nobody knows is as unknown as before', () => {
  const [file] = generated(
    'lossless',
    'meta: {id: x}\nseq: [{id: a, type: str, size: 1, encoding: EBCDIC}]\n',
  );
  expect(file?.text).toContain("'EBCDIC'");
});

it('arbitraries draw bytes that are no text too', () => {
  const files = new Map([['x.ksy', SPEC]]);
  const objects = arbitraryOf('x.ksy', files, generated('lossless'), 'lossless');
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(objects, (drawn) => {
      const object = drawn as Fields;
      seen.add(isDecodable(object.rest) && isDecodable(object.name));
      const bytes = object.toBytes();
      expect(read(Lossless, bytes).toBytes()).toEqual(bytes);
    }),
    { numRuns: 60 },
  );
  expect(seen.size).toBe(2);
});
