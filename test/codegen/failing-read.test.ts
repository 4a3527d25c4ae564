/** What cannot be read is refused with the path of the field, and the byte at which it begins. */
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Decoder, KaitaiError, KaitaiStream } from '../../src/runtime/index.js';
import '../support/seed.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string, meta = ''): GeneratedClass =>
  mainClass(
    generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, encoding: ASCII${meta}}\n${yaml}`]])),
  );

const BOOK = `
seq:
  - {id: num_pages, type: u1}
  - {id: pages, type: page, repeat: expr, repeat-expr: num_pages}
types:
  page:
    seq:
      - {id: len_body, type: u1}
      - {id: body, type: body, size: len_body}
  body:
    seq:
      - {id: mark, contents: M}
      - {id: words, type: strz, repeat: eos}
`;
const Book = type(BOOK);
const [M, a, b, BAD] = [0x4d, 0x61, 0x62, 0xff];

describe.each([
  ['plain', Book],
  ['with ks-debug', type(BOOK, ', ks-debug: true')],
])('%s', (_, Type) => {
  it.each([
    [[], 'num_pages: at byte 0: requested 1 bytes, but only 0 bytes available'],
    [[2, 1, M], 'pages[1].len_body: at byte 3: requested 1 bytes'],
    [[1, 3, M, a], 'pages[0].body: at byte 2: requested 3 bytes, but only 2'],
    [[2, 1, M, 1, a], 'pages[1].body.mark: /types/body/seq/0: at byte 4: not equal'],
    [[1, 5, M, a, 0, b, b], 'pages[0].body.words[1]: at byte 5'],
    [[1, 5, M, a, 0, BAD, 0], 'pages[0].body.words[1]: at byte 5: not valid ASCII at byte 0 of the string'],
  ])('%j', (bytes, message) => {
    const path = /^[\w.[\]]+/.exec(message)?.[0];
    const start = Number(/at byte (\d+)/.exec(message)?.[1]);
    const complaint = expect.objectContaining({ path, start, message: expect.stringContaining(message) });
    expect(() => Type.fromBytes(Uint8Array.from(bytes))).toThrow(complaint);
    const fed = () => {
      const decoder = new Decoder(Type as never);
      return [...decoder.feed(Uint8Array.from([...bytes, 0]).subarray(0, -1)), ...decoder.end()];
    };
    // A stream that ends between two objects is no error.
    if (bytes.length > 0) expect(fed).toThrow(path);
  });
});

it('the stack says it too', () => {
  const read = () => Book.fromBytes(Uint8Array.of(1));
  expect(read).toThrow(
    expect.objectContaining({ stack: expect.stringMatching(/^EOFError: pages\[0\]\.len_body: at byte 1: /) }),
  );
});

it('an object that is read by its constructor does not know where it is', () => {
  expect(() => new Book(new KaitaiStream(Uint8Array.of(1)))).toThrow(
    expect.objectContaining({
      path: undefined,
      start: undefined,
      message: expect.stringMatching(/^requested 1 bytes/),
    }),
  );
});

const INDEX = `
seq:
  - {id: entries, type: entry, repeat: expr, repeat-expr: 2}
types:
  entry:
    seq: [{id: ofs_item, type: u1}]
    instances:
      item: {pos: ofs_item, type: item, io: _root._io}
      text: {pos: ofs_item, type: str, size: 2}
      is_long: {value: item.next > 9}
  item:
    seq: [{id: kind, type: u1}]
    instances:
      next: {pos: 9, type: u1}
`;

it('what stands at a position is named from the whole, whenever it is read', () => {
  const index = type(INDEX).fromBytes(Uint8Array.of(0, 3, 0, BAD));
  const { entries } = index as unknown as {
    entries: { item: { next: number }; text: string; isLong: boolean }[];
  };
  for (let i = 0; i < 2; i++) {
    expect(() => entries[1]?.item.next).toThrow(/^entries\[1\]\.item\.next: at byte 9: requested 1 bytes/);
    expect(() => entries[1]?.isLong).toThrow(/^entries\[1\]\.item\.next: at byte 9/);
    expect(() => entries[1]?.text).toThrow(/^entries\[1\]\.text: at byte 3: requested 2 bytes/);
  }
  expect(entries[0]?.item).toBeDefined();
});

it('what is needed on the way is named, and not what needs it', () => {
  const early = type(`
seq: [{id: part, type: part}]
types:
  part: {seq: [{id: kind, type: u1}, {id: data, size: far.len_data}], instances: {far: {pos: 5, type: far}}}
  far: {seq: [{id: len_data, type: u1}]}
`);
  expect(() => early.fromBytes(Uint8Array.of(1, 2))).toThrow(/^part\.far\.len_data: at byte 5: /);
});

property.prop([fc.uint8Array({ maxLength: 20 }), fc.nat(20)])(
  'the place does not depend on what is behind it, nor on how often it is tried',
  (bytes, count) => {
    const failure = (given: Uint8Array) => {
      try {
        Book.fromBytes(given);
      } catch (error) {
        if (error instanceof KaitaiError) return error.message;
        throw error;
      }
      return undefined;
    };
    const first = failure(bytes);
    expect(failure(bytes)).toBe(first);
    if (first === undefined || /requested|terminator/.test(first)) return;
    expect(failure(Uint8Array.from([...bytes, ...new Uint8Array(count)]))).toBe(first);
  },
);

it.each([
  ['a size', '{id: x, size: f.to_i + 1}'],
  ['a count', '{id: x, type: u1, repeat: expr, repeat-expr: f.to_i}'],
  ['a shift', '{id: x, size: 1 << f.to_i}'],
  ['an argument', '{id: x, type: t(f.to_i)}'],
  ['a position', '{id: x, size: at}'],
])('a float that is no integer is an error of the field where it is %s', (_, field) => {
  const float = type(`
seq: [{id: f, type: f8}, ${field}]
instances: {at: {pos: f.to_i, type: u1}}
types: {t: {params: [{id: p, type: u4}]}}
`);
  for (const value of [Number.NaN, Infinity, -Infinity, 1e300]) {
    const bytes = new Uint8Array(20);
    new DataView(bytes.buffer).setFloat64(0, value);
    expect(() => float.fromBytes(bytes)).toThrow(
      expect.objectContaining({ name: 'IntegerRangeError', path: expect.stringMatching(/^(x|at)$/) }),
    );
  }
});

/** The error, by its path and place. */
function failureOf(action: () => unknown): { path: unknown; start: unknown; message: string } {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(KaitaiError);
    const { path, start, message } = error as KaitaiError;
    return { path, start, message };
  }
  return expect.fail('nothing failed');
}

describe('an instance of which the place cannot be found is named itself', () => {
  const seq =
    'seq: [{id: n, type: u1}, {id: xs, type: u1, repeat: expr, repeat-expr: 1}, {id: b, type: u1, if: n > 9}]';
  it.each([
    ['its position', `{pos: 'xs[n]', type: u1}`],
    ['its condition', `{pos: 0, type: u1, if: "xs[n] == 0"}`],
    ['its stream', `{pos: 0, type: u1, io: 'ps[n]._io'}`],
    ['its value', `{value: 'xs[n] + 1'}`],
    ['the condition of its value', `{value: 1, if: 'xs[n] == 1'}`],
    ['what is not there', `{pos: b, type: u1}`],
  ])('%s', (_, instance) => {
    const one = type(
      `${seq}\ninstances: {a: ${instance}, ps: {pos: 0, type: p, repeat: expr, repeat-expr: 1}}\ntypes: {p: {seq: [{id: q, type: u1}]}}`,
    );
    const parent = type(
      `seq: [{id: parts, type: part, size: 2, repeat: eos}]\ntypes:\n  part:\n    ${seq}\n    instances: {a: ${instance}, ps: {pos: 0, type: p, repeat: expr, repeat-expr: 1}}\n  p: {seq: [{id: q, type: u1}]}`,
    );
    const bytes = Uint8Array.of(3, 9);
    const read = (Type: GeneratedClass) =>
      Type.fromBytes(bytes) as unknown as {
        a: number;
        parts: { a: number }[];
        toBytes(): unknown;
        _fetchInstances(): void;
      };
    expect(failureOf(() => read(one).a)).toMatchObject({ path: 'a' });
    expect(failureOf(() => read(parent).parts[0]?.a)).toMatchObject({ path: 'parts[0].a' });
    if (!instance.includes('value')) {
      expect(failureOf(() => read(one)._fetchInstances())).toMatchObject({ path: 'a' });
    }
  });
});

it('an instance that is asked for while its object is read is named with its byte', () => {
  const asks = type(`
seq: [{id: n, type: u1}, {id: part, type: part}]
types:
  part:
    seq: [{id: x, size: far}, {id: y, type: u1, if: by_value > 1}]
    instances: {far: {pos: 'at', type: u2}, at: {value: '[1, 200].as<u1[]>[_root.n]'}, by_value: {value: 7 / (n0 - n0)}, n0: {pos: 0, type: u1}}
`);
  expect(failureOf(() => asks.fromBytes(Uint8Array.of(1, 2)))).toMatchObject({
    path: 'part.far',
    start: 200,
  });
  expect(failureOf(() => asks.fromBytes(Uint8Array.of(2, 2)))).toMatchObject({ path: 'part.far' });
  expect(failureOf(() => asks.fromBytes(Uint8Array.of(0, 0, 0, 5)))).toMatchObject({
    path: 'part.y',
    start: 1,
  });
});

it('a field of which it cannot be said whether it is there is named, with the byte at which it would be', () => {
  const asks = type(`
seq:
  - {id: b1, type: u1}
  - {id: b2, type: u1, if: b1 >= 0x80}
  - {id: b3, type: u1, if: b2 >= 0x80}
`);
  expect(asks.fromBytes(Uint8Array.of(0x80, 0x80, 1))).toMatchObject({ b3: 1 });
  expect(failureOf(() => asks.fromBytes(Uint8Array.of(1)))).toMatchObject({ path: 'b3', start: 1 });
});
