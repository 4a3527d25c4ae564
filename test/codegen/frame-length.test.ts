/** Of which types `frameLength` tells how long the next object is. That it tells the truth, `features.test.ts` checks. */
import { describe, expect, it } from 'vitest';
import { classOf, features, parseBytes } from './support/feature.js';
import { generate, mainClass } from './support/generated.js';
import { checkFrameLength } from './support/laws.js';

const type = (yaml: string) =>
  mainClass(
    generate(
      't.ksy',
      new Map([['t.ksy', `meta: {id: t, endian: be, bit-endian: be, encoding: ASCII}\n${yaml}`]]),
    ),
  );

it.each(
  features
    .filter(({ name }) => name.startsWith('frames_'))
    .map((feature) => [feature.name, feature] as const),
)('it is there: %s', (_, feature) => {
  expect(classOf(feature).frameLength).toBeTypeOf('function');
});

describe('it is there', () => {
  it.each([
    [
      'by the size of a type',
      'seq: [{id: a, type: p}, {id: b, size: a.len - a._sizeof}]\ntypes: {p: {seq: [{id: len, type: u1}]}}',
      '03 0102',
    ],
    [
      'of a type in a part of itself',
      'seq: [{id: len, type: u1}, {id: a, type: t, size: len, if: len > 0}]',
      '03 02 01 00',
    ],
    [
      'of a list that ends with an empty text',
      "seq: [{id: a, type: strz}, {id: next, type: t, if: a != ''}]",
      "'x' 00 'yz' 00 00",
    ],
    ['with whole bytes of bits', 'seq: [{id: a, type: b8}, {id: b, type: b8, if: a == 1}]', '01 02'],
  ])('%s', (_, yaml, text) => {
    const bytes = parseBytes(text);
    checkFrameLength(type(yaml.replaceAll("'", '"')), bytes, bytes.length);
    expect(type(yaml.replaceAll("'", '"')).frameLength).toBeTypeOf('function');
  });
});

describe('it says from how many bytes', () => {
  it.each([
    [
      'all numbers in a row at once',
      'seq: [{id: a, type: u4}, {id: len, type: u2}, {id: b, size: len}]',
      '',
      6,
    ],
    ['what a condition adds', 'seq: [{id: a, type: u1}, {id: b, type: u4, if: a == 1}]', '01', 5],
    ['what it takes away', 'seq: [{id: a, type: u1}, {id: b, type: u4, if: a == 1}]', '00', 1],
    [
      'the size of what is chosen',
      'seq: [{id: a, type: u1}, {id: b, type: {switch-on: a, cases: {1: u2, _: u8}}}]',
      '02',
      9,
    ],
    [
      'all elements of a fixed size',
      'seq: [{id: a, type: u1}, {id: b, type: u8, repeat: expr, repeat-expr: a}]',
      '03',
      25,
    ],
    [
      'of a part with a size what is asked for, and nothing behind it',
      'seq: [{id: a, type: p, size: 9}, {id: b, size: a.n}]\ntypes: {p: {seq: [{id: n, type: u1}, {id: m, type: q, repeat: expr, repeat-expr: n}]}, q: {seq: [{id: len, type: u1}, {id: d, size: len}]}}',
      '02',
      11,
    ],
    [
      'the first length that is not there yet',
      'seq: [{id: a, type: p, repeat: expr, repeat-expr: 3}]\ntypes: {p: {seq: [{id: n, type: u1}, {id: b, size: n}]}}',
      '02 aabb 05',
      9,
    ],
  ])('%s', (_, yaml, bytes, length) => {
    expect(type(yaml).frameLength?.(parseBytes(bytes))).toBe(length);
  });

  it('nothing less than what has arrived, where a size is below 0', () => {
    const bytes = parseBytes('fe 01');
    expect(type('seq: [{id: a, type: s1}, {id: b, size: a}, {id: c, type: u1}]').frameLength?.(bytes)).toBe(
      2,
    );
  });
});

describe('it is not there', () => {
  it.each([
    ['to the end of the stream', 'seq: [{id: a, size-eos: true}]'],
    ['a terminator that may be missing', 'seq: [{id: a, terminator: 0, eos-error: false}]'],
    ['the position in the stream', 'seq: [{id: a, size: 4 - _io.pos % 4}]'],
    ['the end of the stream', 'seq: [{id: a, size: _io.size}]'],
    ['positions', 'seq: [{id: a, type: u1}]\ninstances: {b: {pos: a, type: u1}}'],
    ['parameters', 'params: [{id: n, type: u1}]\nseq: [{id: a, size: n}]'],
    [
      'an element of an array',
      'seq: [{id: a, type: u1, repeat: expr, repeat-expr: 2}, {id: b, size: "a[1]"}]',
    ],
    ['a terminator that is left to nothing', 'seq: [{id: a, terminator: 0, consume: false}]'],
    [
      'a terminator that is left to what may not be there',
      'seq: [{id: n, type: u1}, {id: a, terminator: 0, consume: false}, {id: b, type: u1, if: n == 0}]',
    ],
    [
      'a terminator that is left to what is shorter',
      'seq: [{id: a, terminator: [13, 10], consume: false}, {id: b, type: u1}]',
    ],
    [
      'what is computed of what is not known, where that is known',
      'seq: [{id: n, type: u1}, {id: a, type: u1, repeat: expr, repeat-expr: 2}, {id: b, size: x}]\ninstances: {x: {value: "a[1]", if: n > 0}}',
    ],
    [
      'what stands at a position in a part',
      'seq: [{id: a, type: p, size: 2}, {id: b, size: a.i}]\ntypes: {p: {instances: {i: {pos: 0, type: u1}}}}',
    ],
    [
      'what is behind a terminator that a part may lack',
      'seq: [{id: a, type: p, size: 4}, {id: b, size: a.n}]\ntypes: {p: {seq: [{id: x, terminator: 0, eos-error: false}, {id: n, type: u1}]}}',
    ],
    [
      'what is behind the end of a part',
      'seq: [{id: a, type: p, size: 4}, {id: b, size: a.n}]\ntypes: {p: {seq: [{id: x, terminator: 0, size-eos: true}, {id: n, type: u1}]}}',
    ],
    [
      'a type that may lack its terminator',
      'seq: [{id: a, type: p, terminator: 0, eos-error: false}]\ntypes: {p: {seq: [{id: x, type: u1}]}}',
    ],
    [
      'bits behind which a byte is shared',
      'seq: [{id: a, type: b8}, {id: b, type: b3, if: a == 1}, {id: c, type: b5}]',
    ],
    [
      'bytes of bits that start in a byte',
      'seq: [{id: a, type: b3}, {id: b, type: b8, if: a == 1}, {id: c, type: b5}]',
    ],
    ['bits that may not be there', 'seq: [{id: a, type: b1}, {id: b, type: b3, if: a}, {id: c, type: b4}]'],
    [
      'a byte that is shared by types',
      'seq: [{id: a, type: p}, {id: b, type: b4}]\ntypes: {p: {seq: [{id: x, type: b4}]}}',
    ],
  ])('%s', (_, yaml) => {
    expect(type(yaml.replaceAll("'", '"')).frameLength).toBeUndefined();
  });

  it('of a type that needs the one around it, but of that', () => {
    const outer = type(
      'seq: [{id: n, type: u1}, {id: a, type: p}]\ntypes: {p: {seq: [{id: b, size: _parent.n}]}}',
    );
    expect(outer.frameLength?.(Uint8Array.of(3))).toBe(4);
    expect((outer as unknown as Record<'P', object>).P).not.toHaveProperty('frameLength');
  });
});
