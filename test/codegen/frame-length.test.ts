/** Of which types `frameLength` tells how long the next object is. That it tells the truth, `features.test.ts` checks. */
import { describe, expect, it } from 'vitest';
import { classOf, features, parseBytes } from './support/feature.js';
import { generate, mainClass } from './support/generated.js';

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
      'seq: [{id: a, type: u1}, {id: b, type: u4, repeat: expr, repeat-expr: a}]',
      '03',
      13,
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
    ['bits that may not be there', 'seq: [{id: a, type: b1}, {id: b, type: b3, if: a}, {id: c, type: b4}]'],
    [
      'a byte that is shared by types',
      'seq: [{id: a, type: p}, {id: b, type: b4}]\ntypes: {p: {seq: [{id: x, type: b4}]}}',
    ],
    ['itself without an end', 'seq: [{id: a, type: t}]'],
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
