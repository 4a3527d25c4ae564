/** Target `arbitraries`: what has to fit into bytes that something else decides is found, and soon. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import '../support/seed.js';
import { arbitraryOf } from './support/arbitrary.js';
import { type GeneratedClass, generate } from './support/generated.js';
import { plain } from './support/plain.js';
import { expectSame } from './support/same.js';

function draw(spec: string): fc.Arbitrary<KaitaiStruct> {
  const files = new Map([['fitting.ksy', `meta: {id: fitting, endian: be}\n${spec}`]]);
  return arbitraryOf('fitting.ksy', files, generate('fitting.ksy', files));
}

const FITTING: Readonly<Record<string, string>> = {
  'a text that is the rest of a part of a fixed size': `
seq: [{id: part, type: part, size: 41}]
types:
  part:
    seq:
      - {id: kind, type: u1}
      - {id: rest, type: str, size-eos: true, encoding: UTF-16LE}`,
  'a text that is the rest of a part as long as four bytes say': `
seq: [{id: len_part, type: u4}, {id: part, type: part, size: len_part}]
types:
  part:
    seq:
      - {id: kind, type: u1}
      - {id: rest, type: str, size-eos: true, encoding: ASCII}`,
  'numbers that are the rest of a part of a fixed size': `
seq: [{id: part, type: part, size: 60}]
types:
  part: {seq: [{id: first, type: u4}, {id: rest, type: u2, repeat: eos}]}`,
  'a part whose size another part says': `
seq: [{id: header, type: header}, {id: part, type: part, size: header.size}]
types:
  header: {seq: [{id: size, type: u1}]}
  part: {seq: [{id: rest, size-eos: true}]}`,
  'a part without what would end it': `
seq: [{id: part, type: part, terminator: 0}]
types:
  part: {seq: [{id: a, type: u8}, {id: b, type: u8}]}`,
  'a part without padding at its end': `
seq: [{id: part, type: part, size: 9, pad-right: 0}]
types:
  part: {seq: [{id: a, type: u1}, {id: b, type: u1}, {id: rest, size-eos: true}]}`,
  'processed bytes without what would end them': `
seq: [{id: key, type: u1}, {id: bytes, size: 9, process: xor(key), terminator: 0, pad-right: 1}]`,
  "bytes of somebody else's process with room for more than there is memory": `
seq: [{id: len, type: u4}, {id: bytes, size: len, process: 'shift_by(3, false)', terminator: 1, pad-right: 2}]`,
  'a part with a list that hardly any number ends': `
seq: [{id: len_part, type: u1}, {id: part, type: part, size: len_part}]
types:
  part: {seq: [{id: list, type: u2, repeat: until, repeat-until: _ == 12345}]}`,
  'a list that ends with an element as long as it says': `
seq: [{id: list, type: part, repeat: until, repeat-until: _.len_a == 2}]
types: {part: {seq: [{id: len_a, type: u1}, {id: a, size: len_a}]}}`,
  'a list that ends with an element with so many others': `
seq: [{id: list, type: part, repeat: until, repeat-until: _.num_a == 2}]
types: {part: {seq: [{id: num_a, type: u1}, {id: a, type: u1, repeat: expr, repeat-expr: num_a}]}}`,
  'a list that ends by its own length': `
seq: [{id: list, type: u1, repeat: until, repeat-until: _index == 9}]`,
  'instances at positions that may be beyond all memory': `
seq: [{id: entry, type: entry}]
types:
  entry:
    seq: [{id: ofs, type: u4}, {id: far, type: u4}]
    instances:
      body: {io: _root._io, pos: ofs, type: u2}
      more: {io: _root._io, pos: far * 2, type: u1, if: far > 0}`,
  'a list whose end is said by the length of what follows': `
seq:
  - {id: len, type: u4}
  - {id: list, type: u1, repeat: until, repeat-until: _ <= len % 4}
  - {id: text, type: str, size: len, encoding: ASCII}
  - {id: num, type: u8}
  - {id: flag, type: u1, if: num > 3}
  - {id: items, type: u1, repeat: expr, repeat-expr: num - 2}`,
  'instances that share bytes': `
seq: [{id: head, type: u1}]
instances:
  whole: {pos: 0, type: u4}
  half: {pos: 1, type: u2}
  text: {pos: 2, type: part}
types:
  part: {seq: [{id: a, type: u1}, {id: b, size: a % 4}]}`,
};

describe.each(Object.entries(FITTING))('%s', (_, spec) => {
  it('is drawn, and comes back the same', () => {
    fc.assert(
      fc.property(draw(spec), (object) => {
        const bytes = object.toBytes();
        const again = (object.constructor as unknown as GeneratedClass).fromBytes(bytes);
        expectSame(plain(again), plain(object));
        expectSame(again.toBytes(), bytes);
      }),
      { numRuns: 25 },
    );
  });
});

it.each([
  [
    'a terminator in every value',
    'seq: [{id: part, type: part, terminator: 0}]\ntypes: {part: {seq: [{id: zero, contents: [0]}]}}',
  ],
  [
    'a part that is always too long',
    'seq: [{id: part, type: part, size: 3}]\ntypes: {part: {seq: [{id: a, type: u4}]}}',
  ],
])('says so where nothing fits: %s', (_, spec) => {
  expect(() => fc.sample(draw(spec), 1)).toThrow('no object of Fitting that obeys the rules');
});
