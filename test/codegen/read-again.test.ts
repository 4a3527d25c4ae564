/** Objects with instances at positions are read again when they are written: what contradicts itself is refused. */
import { describe, expect, it } from 'vitest';
import { ConsistencyError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { generate, mainClass } from './support/generated.js';
import { Point } from './support/opaque-types.js';

const type = (yaml: string) =>
  mainClass(
    generate(
      't.ksy',
      new Map([
        [
          't.ksy',
          `meta: {id: t, endian: be, bit-endian: be, encoding: ASCII, ks-opaque-types: true}\n${yaml}`,
        ],
      ]),
    ),
  );

const PAIR = 'pair: {instances: {x: {pos: 0, type: u2}, y: {pos: 1, type: u1}}}';
const FITS = { x: 0x0102, y: 2 };
const CONTRADICTS = { x: 0x0102, y: 9 };

describe('what comes back different is refused, by its path', () => {
  it.each([
    [
      'a number',
      'instances: {x: {pos: 0, type: u2}, y: {pos: 1, type: u1}}',
      CONTRADICTS,
      'x, expected: 258',
    ],
    [
      'bytes',
      'instances: {x: {pos: 0, size: 2}, y: {pos: 1, type: u1}}',
      { x: Uint8Array.of(1, 2), y: 9 },
      'x, expected: [01 02]',
    ],
    [
      'a text',
      'instances: {x: {pos: 0, size: 2, type: str}, y: {pos: 1, type: u1}}',
      { x: 'ab', y: 0x63 },
      'x, expected: "ab", actual: "ac when read again"',
    ],
    [
      'an element',
      'instances: {x: {pos: 0, type: u1, repeat: expr, repeat-expr: 2}, y: {pos: 1, type: u1}}',
      { x: [1, 2], y: 9 },
      'x[1], expected: 2',
    ],
    [
      'a float',
      'instances: {x: {pos: 0, type: f4}, y: {pos: 0, type: u4}}',
      { x: 1.5, y: 0 },
      'x, expected: 1.5',
    ],
    [
      'a float that is no number',
      'instances: {x: {pos: 0, type: f4}, y: {pos: 0, type: u4}}',
      { x: Number.NaN, y: 0 },
      'x, expected: NaN',
    ],
    [
      'an integer of 64 bits',
      'instances: {x: {pos: 0, type: u8}, y: {pos: 0, type: u1}}',
      { x: 5n, y: 1 },
      'x, expected: 5',
    ],
    [
      'in an object',
      `seq: [{id: a, type: u1}]\ninstances: {p: {pos: 1, size: 2, type: pair}}\ntypes: {${PAIR}}`,
      { a: 1, p: CONTRADICTS },
      'p.x, expected: 258',
    ],
    [
      'in an element',
      `instances: {p: {pos: 0, size: 2, type: pair, repeat: expr, repeat-expr: 2}}\ntypes: {${PAIR}}`,
      { p: [FITS, CONTRADICTS] },
      'p[1].x, expected: 258',
    ],
    [
      'in the sequence',
      `seq: [{id: p, size: 2, type: pair}]\ntypes: {${PAIR}}`,
      { p: CONTRADICTS },
      'p.x, expected: 258',
    ],
    [
      'what cannot be read any more',
      'instances: {x: {pos: 0, size: 2, type: str, valid: {any-of: [\'"ab"\']}}, y: {pos: 1, type: u1}}',
      { x: 'ab', y: 0x63 },
      'x, expected: "what can be read again"',
    ],
    [
      'what is not there any more',
      'instances: {x: {pos: 0, type: u1, if: k == 1}, k: {pos: 1, type: u1}, y: {pos: 1, type: u1}}',
      { x: 5, k: 1, y: 0 },
      'x, expected: 5, actual: "undefined when read again"',
    ],
    [
      "an object of somebody else's class",
      'instances: {x: {pos: 0, type: point}, y: {pos: 1, type: u1}}',
      { x: new Point(new KaitaiStream(Uint8Array.of(1, 2))), y: 9 },
      'x, expected: [01 02]',
    ],
    [
      'an array of another length',
      'instances: {x: {pos: 0, type: u1, repeat: until, repeat-until: _ == 0}, y: {pos: 1, type: u1}}',
      { x: [1, 2, 0], y: 0 },
      'x, expected: [1, 2, 0]',
    ],
  ])('%s', (_, yaml, init, message) => {
    const write = () => type(yaml).of(init).toBytes();
    expect(write).toThrow(ConsistencyError);
    expect(write).toThrow(`Check failed: ${message}`);
  });
});

describe('what is only given in another form is not', () => {
  it.each([
    ['a float that has no such bytes', 'instances: {x: {pos: 0, type: f4}}', { x: 0.1 }, '3dcccccd'],
    ['no number', 'instances: {x: {pos: 0, type: f8}}', { x: Number.NaN }, '7ff8000000000000'],
    ['a text', 'instances: {x: {pos: 0, type: strz}}', { x: 'ab' }, "'ab' 00"],
    ['zero below zero', 'instances: {x: {pos: 0, type: u1}}', { x: -0 }, '00'],
    ['a number for a bigint', 'instances: {x: {pos: 0, type: u8}}', { x: 5 }, '0000000000000005'],
  ])('%s', (_, yaml, init, bytes) => {
    expect(type(yaml).of(init).toBytes()).toEqual(parseBytes(bytes));
  });
});

it('what is not written is not compared', () => {
  const object = type('instances: {x: {pos: 0, type: u2}, y: {pos: 1, type: u1}}').of(CONTRADICTS);
  Object.assign(object, { xEnabled: false });
  expect(object.toBytes()).toEqual(parseBytes('00 09'));
});

it('what was asked for before is read anew', () => {
  const object = type(
    'seq: [{id: a, type: u1}]\ninstances: {x: {pos: 1, type: u1}, v: {value: x * 2}}',
  ).fromBytes(parseBytes('01 02')) as KaitaiStruct & { x: number; v: number };
  expect(object.v).toBe(4);
  object.x = 7;
  expect(object.toBytes()).toEqual(parseBytes('01 07'));
});
