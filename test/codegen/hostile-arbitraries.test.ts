/** Specifications by which objects could be drawn for ever, or until the memory is full: some are drawn all the same. */
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import '../support/seed.js';
import { arbitraryOf } from './support/arbitrary.js';
import { generate } from './support/generated.js';

it.each([
  [
    'lists inside each other, each as long as the same number says',
    `seq: [{id: n, type: u1}, {id: xs, type: a, repeat: expr, repeat-expr: n}]
types:
  a: {seq: [{id: xs, type: b, repeat: expr, repeat-expr: _root.n}]}
  b: {seq: [{id: xs, type: u1, repeat: expr, repeat-expr: _root.n}]}`,
  ],
  [
    'a size that a computed value says',
    `seq: [{id: n, type: u4}, {id: a, size: many}]\ninstances: {many: {value: n * n}}`,
  ],
  [
    'a limit that another field says',
    `seq: [{id: low, type: u2}, {id: a, type: u1, valid: {min: low}}, {id: high, type: s8}, {id: b, type: u8, valid: {max: high}}]`,
  ],
  [
    'a rule that asks for the field by its name',
    `seq: [{id: a, type: u1, valid: {expr: a < 5}}, {id: b, type: u1, repeat: expr, repeat-expr: 2, valid: _index + 1}]`,
  ],
])('%s', (_, spec) => {
  const files = new Map([['x.ksy', `meta: {id: x, endian: be}\n${spec}\n`]]);
  const objects = arbitraryOf('x.ksy', files, generate('x.ksy', files));
  let drawn = 0;
  const all = fc.property(objects, (object) => {
    object.toBytes();
    drawn += 1;
  });
  fc.assert(all, { numRuns: 10 });
  expect(drawn).toBe(10);
});

it('what no order of drawing knows is given up soon, and said: a size that an instance says, which is drawn later', () => {
  const spec = 'meta: {id: x}\nseq: [{id: a, size: far}]\ninstances: {far: {pos: 0, type: u1}}\n';
  const files = new Map([['x.ksy', spec]]);
  const objects = arbitraryOf('x.ksy', files, generate('x.ksy', files));
  expect(() => fc.sample(objects, 1)).toThrow(
    'no object of X that obeys the rules of the specification was drawn',
  );
});
