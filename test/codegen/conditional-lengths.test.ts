/**
 * Lengths and counts of what may not be there: they follow where the conditions say what they are then, and nowhere else.
 */
import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ConsistencyError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import '../support/seed.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';
import { plain } from './support/plain.js';

const codeOf = (yaml: string) =>
  generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, encoding: UTF-8}\n${yaml}`]]));
const type = (yaml: string): GeneratedClass => mainClass(codeOf(yaml));

/** The record has a body, a list and a part if the first byte says so. */
const Tlv = type(`
seq:
  - {id: has, type: u1}
  - {id: len_body, type: u2, if: has == 1}
  - {id: num_items, type: u1, if: has == 1, valid: {max: 9}}
  - {id: body, size: len_body, if: has == 1}
  - {id: items, type: u2, repeat: expr, repeat-expr: num_items, if: has == 1}
  - {id: len_part, type: u1, if: has == 1}
  - {id: part, type: part, size: len_part + 1, if: has == 1}
types:
  part:
    seq:
      - {id: kind, type: u1}
      - {id: len_text, type: u1, if: kind > 1}
      - {id: text, type: str, size: len_text, if: kind > 1}
`);
const FULL = { has: 1, body: Uint8Array.of(7, 8), items: [3], part: { kind: 2, text: 'é' } };
const BYTES = parseBytes('01 0002 01 0708 0003 03 02 02 c3a9');

/** What stands in an optional part is drawn beside whether it is there, so that each goes with each. */
const fields = fc.record({
  has: fc.constantFrom(0, 1, 2),
  body: fc.uint8Array({ maxLength: 300 }),
  items: fc.array(fc.nat({ max: 65535 }), { maxLength: 9 }),
  part: fc.record({ kind: fc.nat({ max: 3 }), text: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
});
type Drawn = typeof fields extends fc.Arbitrary<infer T> ? T : never;

/** What may be there of that; the rest is none. */
function allowed({ has, body, items, part }: Drawn) {
  if (has !== 1) return { has, body: undefined, items: undefined, part: undefined };
  return { has, body, items, part: { ...part, text: part.kind > 1 ? part.text : undefined } };
}

describe('under the condition of what they measure', () => {
  it.prop([fields])('lengths follow where it is there, and are not there where it is not', (drawn) => {
    const { has, body, items, part } = drawn;
    const object = Tlv.of(allowed(drawn));
    const read = Tlv.fromBytes(object.toBytes());
    expect(plain(read)).toEqual(plain(object));
    const length = new TextEncoder().encode(part.text).length;
    expect(plain(read)).toEqual(
      plain(
        has !== 1
          ? { has }
          : {
              ...{ has, lenBody: body.length, numItems: items.length, body, items },
              lenPart: part.kind > 1 ? length + 1 : 0,
              part: part.kind > 1 ? { ...part, lenText: length } : { kind: part.kind },
            },
      ),
    );
  });

  it.prop([fields, fields])('they follow anew where an object changes', (before, after) => {
    const object = Tlv.of(allowed(before));
    object.toBytes();
    const made = Tlv.of(allowed(after));
    Object.assign(object, allowed(after), { part: (made as unknown as typeof FULL).part });
    expect(object.toBytes()).toEqual(made.toBytes());
  });

  it.each([
    ['a length', { lenBody: 3 }, 'body, expected: 3, actual: 2'],
    ['a length that is missing', { lenBody: undefined }, 'len_body, expected: "a value"'],
    ['a count', { numItems: 2 }, 'items, expected: 2, actual: 1'],
    ['a count that is missing', { numItems: undefined }, 'num_items, expected: "a value"'],
  ])('%s is filled in by toBytes(), and refused by _check() if it contradicts', (_, changes, message) => {
    expect(Object.assign(Tlv.of(FULL), changes).toBytes()).toEqual(BYTES);
    const object = Object.assign(Tlv.of(FULL), changes);
    expect(() => object._check()).toThrow(ConsistencyError);
    expect(() => object._check()).toThrow(`Check failed: ${message}`);
  });

  it('a length of a part that contradicts is refused by _write()', () => {
    const object = Tlv.of(FULL);
    object._checkAll();
    Object.assign(object, { lenPart: 0 });
    expect(() => object._write(KaitaiStream.growing())).toThrow('part');
  });

  it.each([
    ['body', { ...FULL, body: undefined }],
    ['items', { ...FULL, items: undefined }],
    ['part', { ...FULL, part: undefined }],
    ['part.text', { ...FULL, part: { kind: 2 } }],
  ])('what is missing is %s, and not its length', (path, init) => {
    const write = () => Tlv.of(init).toBytes();
    expect(write).toThrow(`${path.split('.').at(-1)}, expected: "a value"`);
  });
});

describe.each([
  ['u1', 'len != 0', 'len', 0],
  ['u1', 'len > 0', 'len', 0],
  ['u1', 'len >= 1', 'len', 0],
  ['b8', 'len != 0', 'len', 0],
  ['u8', 'len != 0', 'len * 2', 0],
  ['u2', 'len != 0', 'len - 4', 0],
  ['s1', 'len != -1', 'len', -1],
  ['s1', 'len > -128', 'len', -128],
  ['s1', 'len >= -127', 'len + 1', -128],
  ['u1', 'len != 2', 'len - 2', 2],
])('%s under `if: %s` with size: %s', (int, condition, size, without) => {
  const Text = type(`seq: [{id: len, type: ${int}}, {id: body, size: ${size}, if: '${condition}'}]`);

  it('says by its number that nothing is there', () => {
    const read = Text.fromBytes(Text.of({}).toBytes());
    expect(plain(read)).toEqual(plain({ len: int === 'u8' ? BigInt(without) : without }));
  });

  it.prop([fc.uint8Array({ minLength: 2, maxLength: 60 })])('says how much is there', (some) => {
    const body = some.subarray(0, some.length - (some.length % 2));
    const read = Text.fromBytes(Text.of({ body }).toBytes()) as KaitaiStruct & { readonly body: Uint8Array };
    expect(read.body).toEqual(body);
  });

  it('is refused by _check() if it contradicts', () => {
    const object = Text.of({ body: new Uint8Array(2) }) as KaitaiStruct & { len: number | bigint };
    object.len = int === 'u8' ? 5n : 5;
    expect(() => object._check()).toThrow('Check failed: body, expected: ');
    expect(() => Object.assign(Text.of({}), { len: object.len })._check()).toThrow(
      'Check failed: body, expected: "a value"',
    );
  });
});

describe('in a part that is measured in turn', () => {
  const Outer = type(`
seq: [{id: len, type: u1}, {id: part, type: part, size: len}]
types:
  part:
    seq:
      - {id: has, type: u1}
      - {id: len_body, type: u8, if: has == 1}
      - {id: body, size: len_body * 2 + 1, if: has == 1}
`);

  it('the length counts as what it says', () => {
    expect(Outer.of({ part: { has: 1, body: parseBytes('070809') } }).toBytes()).toEqual(
      parseBytes('0c 01 0000000000000001 070809'),
    );
    expect(Outer.of({ part: { has: 0 } }).toBytes()).toEqual(parseBytes('01 00'));
  });

  it('what is missing is what it measures', () => {
    expect(() => Outer.of({ part: { has: 1 } })).toThrow('Check failed: body, expected: "a value"');
  });
});

it('an instance and its length are there together', () => {
  const Far = type(`
seq: [{id: has, type: b1}, {id: len, type: b7, if: has}, {id: num, type: u1}]
instances:
  body: {pos: 2, size: len, if: has}
  items: {pos: 2, type: u1, repeat: expr, repeat-expr: num, if: num != 0}
`);
  expect(Far.of({ has: true, body: parseBytes('0708') }).toBytes()).toEqual(parseBytes('82 00 0708'));
  expect(Far.of({ has: false, items: [5] }).toBytes()).toEqual(parseBytes('00 01 05'));
  expect(Far.of({ has: false }).toBytes()).toEqual(parseBytes('00 00'));
  const read = Far.fromBytes(parseBytes('81 02 0708'));
  expect(Object.assign(read, { body: parseBytes('0707'), items: [7, 7, 9] }).toBytes()).toEqual(
    parseBytes('82 03 070709'),
  );
});

it('a length that is not known before the byte order is may not be there', () => {
  const Order = type(`
seq: [{id: has, type: u1}, {id: len, type: u1, if: has == 1}, {id: body, type: body, size: len, if: has == 1}]
types:
  body:
    meta: {endian: {switch-on: _root.has, cases: {1: le, _: be}}}
    seq: [{id: x, type: u2}]
`);
  expect(Order.of({ has: 1, body: { x: 258 } }).toBytes()).toEqual(parseBytes('01 02 0201'));
  const object = Order.of({ has: 1, body: { x: 258 } });
  expect(Object.assign(object, { has: 0, body: undefined }).toBytes()).toEqual(parseBytes('00'));
  expect(object).toMatchObject({ len: undefined });
});

describe('nothing follows', () => {
  const init = (yaml: string) => {
    const text = codeOf(yaml)[0]?.text ?? '';
    return /export interface Init \{\n(.*?)\n {2}\}/s.exec(text)?.[1] ?? '';
  };

  it.each([
    ['where it may be there under another condition', 'k == 1', 'k == 2'],
    ['where it is there under another condition as well', 'k == 1', 'k == 1 or k == 2'],
    ['where the condition is written in another way', 'k == 1', '1 == k'],
    ['where only the length has a condition', 'k == 1', undefined],
    ['where only what is measured has a condition', undefined, 'k == 1'],
    ['where a stream goes on between the conditions', 'not _io.eof', 'not _io.eof'],
    ['where it goes on behind an instance', 'more', 'more'],
    ['where the length itself is known only between them', '_root.len != 7', '_root.len != 7'],
    ['where several numbers say that nothing is there', undefined, 'len > 1'],
    ['where negative ones do', undefined, 'len >= 0', 's1'],
    ['where no number does, above all', undefined, 'len != 300'],
    ['where no number does, below 0', undefined, 'len != -1'],
    ['where what is there would be lost if it had just that size', undefined, 'len != 3'],
    ['where something else is compared', undefined, 'k != 0'],
    ['where it is compared with something else', undefined, 'len != k'],
    ['where all larger numbers say so', undefined, 'len < 255'],
  ])('%s', (_, own, condition, int = 'u1') => {
    const when = (text: string | undefined) => (text === undefined ? '' : `, if: '${text}'`);
    const asked = init(`
seq:
  - {id: k, type: u1}
  - {id: len, type: ${int}${when(own)}}
  - {id: body, size: len${when(condition)}}
instances:
  more: {value: _io.size > 3}
`);
    expect(asked).toMatch(own === undefined ? /^ *len: number;$/m : /^ *len\?: number \| undefined;$/m);
  });

  it.each([
    [
      'the number of elements of which some may be nothing',
      'seq: [{id: num, type: u1}, {id: k, type: u1}, {id: a, type: {switch-on: k, cases: {1: u1}}, repeat: expr, repeat-expr: num}]',
      /^ *num: number;$/m,
    ],
    [
      'a constant that may not be there',
      'seq: [{id: k, type: u1}, {id: a, contents: [1], if: k == 1}]',
      /^ *a\?: Uint8Array \| undefined;$/m,
    ],
    [
      'an object that may not be there',
      'seq: [{id: k, type: u1}, {id: a, type: p, if: k == 1}]\ntypes: {p: {seq: [{id: x, contents: [1]}]}}',
      /^ *a\?: T\.P /m,
    ],
  ])('from the rest for %s', (_, yaml, asked) => {
    expect(init(yaml)).toMatch(asked);
  });

  it('but the first of several for which it does is taken', () => {
    const asked = init(`
seq:
  - {id: k, type: u1}
  - {id: len, type: u1}
  - {id: other, size: len, if: k == 1}
  - {id: body, size: len}
`);
    expect(asked).not.toMatch(/\blen\b/);
  });
});
