/** Bits that go on across a type (`-ts-bits: continue`), which the official parser starts at a byte. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../../support/seed.js';
import { annotate, flatten } from '../../../src/runtime/index.js';
import { arbitraryOf } from '../support/arbitrary.js';
import { generate, mainClass } from '../support/generated.js';
import { checkAnnotations, initOf, readOfficially } from '../support/laws.js';
import { compileOfficially } from '../support/official.js';
import { comparable, plain } from '../support/plain.js';
import { expectSame } from '../support/same.js';

const KEYS = `
meta: {id: packed, bit-endian: ENDIAN}
seq:
  - {id: version, type: b3}
  - {id: head, type: twelve, -ts-bits: continue}
  - {id: flag, type: b1}
  - {id: num_more, type: b3}
  - {id: more, type: twelve, repeat: expr, repeat-expr: num_more, -ts-bits: continue}
  - {id: last, type: b5}
  - {id: perhaps, type: twelve, if: flag, -ts-bits: continue}
  - {id: end, type: u1}
types:
  twelve:
    seq:
      - {id: high, type: b7}
      - {id: low, type: inner, -ts-bits: continue}
  inner: {seq: [{id: value, type: b5}]}
`;

function load(endian: string, text = KEYS) {
  const files = new Map([['packed.ksy', text.replace('ENDIAN', endian)]]);
  const output = generate('packed.ksy', files);
  return { type: mainClass(output), drawn: arbitraryOf('packed.ksy', files, output) };
}

describe.each(['be', 'le'])('of bit-endian: %s', (endian) => {
  const { type, drawn } = load(endian);

  it('come back the same', () => {
    fc.assert(
      fc.property(drawn, (object) => {
        const bytes = object.toBytes();
        const again = type.fromBytes(bytes);
        expectSame(plain(again), plain(object));
        expectSame(type.of(initOf(again) as object).toBytes(), bytes);
        checkAnnotations(type, bytes, plain(again));
      }),
      { numRuns: 60 },
    );
  });

  it('are as many as all of them together, and then a byte', () => {
    fc.assert(
      fc.property(drawn, (object) => {
        const { flag, more } = object as unknown as { flag: boolean; more: unknown[] };
        const bits = 3 + 12 + 1 + 3 + 12 * more.length + 5 + (flag ? 12 : 0);
        expect(object.toBytes().length).toBe(Math.ceil(bits / 8) + 1);
      }),
    );
  });
});

const PLAIN = `
meta: {id: packed, bit-endian: be}
seq:
  - {id: a, type: b4}
  - {id: b, type: part, -ts-bits: continue}
  - {id: size, type: u1, -ts-value: _sizeof}
types: {part: {seq: [{id: c, type: b4}, {id: d, type: b8}]}}
`;

it('are where annotate says', () => {
  const { type } = load('be', PLAIN.replace(', -ts-value: _sizeof', ''));
  const bytes = Uint8Array.of(0x12, 0x34, 0x56);
  const { annotations } = annotate((io) => new type(io), bytes);
  expect(
    flatten(annotations).map(({ path, annotation: { start, end, bits } }) => [path, start, end, bits?.start]),
  ).toEqual([
    ['a', 0, 1, 0],
    ['b.c', 0, 1, 4],
    ['b.d', 1, 2, 0],
    ['size', 2, 3, undefined],
  ]);
});

it('count in sizeof', () => {
  const { type } = load('be', PLAIN);
  expectSame(plain(type.fromBytes(Uint8Array.of(0x12, 0x34, 0x03))), { a: 1, b: { c: 2, d: 0x34 }, size: 3 });
});

it('are read from the next byte by the official parser', async () => {
  const official = await compileOfficially(PLAIN, () => '');
  expect(comparable(readOfficially(official, Uint8Array.of(0x12, 0x34, 0x56, 0x78)))).toEqual({
    a: 1,
    b: { c: 3, d: 0x45 },
    size: 0x78,
  });
});
