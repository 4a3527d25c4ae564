/** The incremental decoder: the same objects for every way to cut a stream, for every feature of the language. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  Decoder,
  EOFError,
  IntegerRangeError,
  KaitaiError,
  type KaitaiStream,
} from '../../src/runtime/index.js';
import '../support/seed.js';
import { decode, inPieces, readAll } from './support/decoding.js';
import { classOf, type Feature, features, parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';
import { plain } from './support/plain.js';

/** The examples of a feature one behind the other, now and then with something wrong. */
const streamOf = ({ examples }: Feature) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...examples.map(({ bytes }) => bytes)) },
        fc.uint8Array({ maxLength: 3 }),
      ),
      { maxLength: 6 },
    )
    .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

const classes = features.map((feature) => [feature.name.replaceAll('_', ' '), feature] as const);

it.each(classes)('cuts do not change what is decoded: %s', (_, feature) => {
  const type = classOf(feature);
  fc.assert(
    fc.property(inPieces(streamOf(feature)), ({ bytes, chunks }) => {
      const whole = readAll(type, bytes);
      expect(decode(type, [bytes])).toEqual(whole);
      expect(decode(type, chunks)).toEqual(whole);
      expect(
        decode(
          type,
          Array.from(bytes, (byte) => Uint8Array.of(byte)),
        ),
      ).toEqual(whole);
    }),
    { numRuns: 10 },
  );
});

const type = (seq: string) =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, encoding: ASCII}\n${seq}`]])));
const framed = type('seq: [{id: len, type: u2}, {id: body, size: len}]');
const unframed = type(
  'seq: [{id: n, type: u1}, {id: a, type: u1, if: n > 0}, {id: b, type: str, terminator: 0}]',
);
const toTheEnd = type('seq: [{id: body, size-eos: true}]');

describe('a decoder', () => {
  it('gives out an object with its last byte', () => {
    for (const [of, bytes] of [
      [framed, parseBytes("0002 'ab'")],
      [unframed, parseBytes("01 02 'ab' 00")],
    ] as const) {
      const decoder = new Decoder(of);
      for (const [i, byte] of bytes.entries())
        expect([...decoder.feed(Uint8Array.of(byte))]).toHaveLength(i === bytes.length - 1 ? 1 : 0);
      expect(decoder.waiting).toBe(0);
      expect([...decoder.end()]).toEqual([]);
    }
  });

  it.each([
    ['framed', framed],
    ['unframed', unframed],
  ])('says when an object is cut off: %s', (_name, of) => {
    const decoder = new Decoder(of);
    expect([...decoder.feed(Uint8Array.of(5))]).toEqual([]);
    expect(() => decoder.end()).toThrow('the stream ends 1 bytes after the start of an object');
    expect(() => decoder.feed(NOTHING)).toThrow('the stream has ended');
  });

  it.each([
    ['announced', framed, '0009'],
    ['that came', unframed, "00 'aaaaaaaaa'"],
    ['to the end', toTheEnd, "'aaaaaaaaa'"],
  ])('refuses an object that is too large, and keeps refusing: %s', (_name, of, bytes) => {
    const decoder = new Decoder(of, { maxBytes: 8 });
    expect(() => [...decoder.feed(parseBytes(bytes))]).toThrow(IntegerRangeError);
    expect(() => [...decoder.feed(parseBytes('00'))]).toThrow('maxBytes');
  });

  it('takes one of exactly that size', () => {
    expect(decode(framed, [parseBytes("0006 'abcdef'")], 8).error).toBeUndefined();
    expect(decode(unframed, [parseBytes("00 'abcdef' 00")], 8).error).toBeUndefined();
    expect(decode(toTheEnd, [parseBytes("'abcdefgh'")], 8).error).toBeUndefined();
  });

  it('refuses one of more than 16 MiB unless it is told otherwise', () => {
    const large = type('seq: [{id: len, type: u4}, {id: body, size: len}]');
    expect([...new Decoder(large).feed(parseBytes('00 ff ff fc'))]).toEqual([]);
    expect(() => [...new Decoder(large).feed(parseBytes('00 ff ff fd'))]).toThrow(IntegerRangeError);
  });

  it.each([0, -1, 1.5, Number.NaN])('cannot be told that one takes at most %d bytes', (maxBytes) => {
    expect(() => new Decoder(framed, { maxBytes })).toThrow(IntegerRangeError);
    expect(() => new Decoder(framed, { maxBytes: 1 })).not.toThrow();
  });

  it('counts the objects that it gives out', () => {
    const decoder = new Decoder(framed);
    expect([...decoder.feed(parseBytes('0000 0000'))]).toHaveLength(decoder.objects);
    expect(decoder.objects).toBe(2);
  });

  it('gives out one that has only the end of the stream, without a byte', () => {
    expect([...new Decoder(toTheEnd).end()].map((object) => plain(object))).toEqual([{ body: 'hex ' }]);
    expect([...new Decoder(framed).end()]).toEqual([]);
  });

  it('refuses one without bytes that has another behind it, which would be the same for ever', () => {
    const objects = new Decoder(type('seq: [{id: a, size: 0}]')).feed(Uint8Array.of(1))[Symbol.iterator]();
    expect(() => objects.next()).toThrow('takes no bytes');
  });

  it.each([
    ['a part that is too short', '{id: p, type: p, size: 1}', 'EOFError'],
    ['a value that is wrong', '{id: p, type: u1, valid: 2}', 'ValidationNotEqualError'],
  ])('does not say of %s that the stream ends there', (_, field, name) => {
    const whole = type(`seq: [${field}, {id: rest, size-eos: true}]\ntypes: {p: {seq: [{id: x, type: u2}]}}`);
    const decoder = new Decoder(whole);
    expect([...decoder.feed(Uint8Array.of(1, 2))]).toEqual([]);
    expect(() => decoder.end()).toThrow(expect.objectContaining({ name }));
    expect(() => decoder.end()).not.toThrow('the stream ends');
  });

  it('keeps a copy of what waits, and not the piece that it came in', () => {
    const decoder = new Decoder(framed);
    const piece = parseBytes("0001 'a' 0002 'b'");
    expect([...decoder.feed(piece)]).toHaveLength(1);
    piece.fill(0);
    expect([...decoder.feed(parseBytes("'c'"))].map((object) => plain(object))).toEqual([
      { len: 2, body: 'hex 6263' },
    ]);
  });

  it('gives out what is whole in front of what is wrong', () => {
    const decoder = new Decoder(type('seq: [{id: a, contents: [7]}]'));
    const objects = decoder.feed(Uint8Array.of(7, 7, 8))[Symbol.iterator]();
    expect([objects.next().done, objects.next().done]).toEqual([false, false]);
    expect(() => objects.next()).toThrow(KaitaiError);
    expect(() => [...decoder.feed(Uint8Array.of(7))]).toThrow(KaitaiError);
  });

  it('does not take the end of a part for the end of the stream', () => {
    const part = type('seq: [{id: p, size: 1, type: p}]\ntypes: {p: {seq: [{id: a, type: u4}]}}');
    expect(() => [...new Decoder(part).feed(Uint8Array.of(1))]).toThrow(EOFError);
  });

  it.each([
    '00',
    '00 00',
    '02 00',
    '00 04 aabb 00 00',
  ])('says of bytes that no length follows from what reading says of them: %s', (text) => {
    const bytes = parseBytes(text);
    const divided = type('seq: [{id: a, type: u1, valid: 0}, {id: n, type: u1}, {id: b, size: 8 / n}]');
    expect(divided.frameLength).toBeTypeOf('function');
    for (const chunks of [[bytes], Array.from(bytes, (byte) => Uint8Array.of(byte))])
      expect(decode(divided, chunks)).toEqual(readAll(divided, bytes));
  });

  it('leaves objects that nobody takes for the next time', () => {
    const decoder = new Decoder(framed);
    decoder.feed(parseBytes('0000 0000'));
    expect([...decoder.feed(parseBytes('0000'))]).toHaveLength(3);
  });

  it('does not change the bytes of objects that it gave out', () => {
    const decoder = new Decoder(framed);
    const bodies: Uint8Array[] = [];
    const feed = (bytes: string) => {
      for (const object of decoder.feed(parseBytes(bytes)))
        bodies.push((object as never as { body: Uint8Array }).body);
    };
    feed("0001 'a' 0002 'b'");
    feed("'c' 0003 'd'");
    feed("'ef' 0001 'g'");
    expect(bodies.map((body) => String.fromCharCode(...body))).toEqual(['a', 'bc', 'def', 'g']);
  });

  it('looks at an object that trickles in a bounded number of times', () => {
    let looks = 0;
    class Counted extends (unframed as unknown as new (io?: KaitaiStream) => object) {
      constructor(io?: KaitaiStream) {
        looks += 1;
        super(io);
      }
    }
    const [decoder, size] = [new Decoder(Counted as unknown as GeneratedClass), 20_000];
    const letter = Uint8Array.of(0x61);
    for (let i = 0; i < size; i++) expect([...decoder.feed(letter)]).toEqual([]);
    expect(looks).toBeLessThan(1_500);
    expect([...decoder.feed(Uint8Array.of(0)), ...decoder.end()]).toHaveLength(1);
  });
});

const NOTHING = new Uint8Array(0);
