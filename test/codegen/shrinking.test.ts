/** Target `arbitraries`: what fails is made as small as it can be, wherever in the object it is. */
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import '../support/seed.js';
import { arbitraryOf } from './support/arbitrary.js';
import { generate } from './support/generated.js';
import { type Plain, plain } from './support/plain.js';

const SPEC = `
meta: {id: tree, endian: be, encoding: UTF-8}
seq:
  - {id: num_rows, type: u1}
  - {id: rows, type: row, repeat: expr, repeat-expr: num_rows}
  - {id: tail, type: leaf, repeat: until, repeat-until: _.number == 7}
types:
  row:
    seq:
      - {id: len_name, type: u2}
      - {id: name, type: str, size: len_name}
      - {id: kind, type: u1, valid: {any-of: [1, 2, 3]}}
      - {id: large, type: u2, valid: {expr: _ > 2}}
      - id: body
        type: {switch-on: kind, cases: {1: leaf, 2: pair}}
  pair:
    seq:
      - {id: leaves, type: leaf, parent: _parent, repeat: expr, repeat-expr: 2}
  leaf:
    seq:
      - {id: number, type: u4}
`;

const FILES = new Map([['tree.ksy', SPEC]]);
const trees = arbitraryOf('tree.ksy', FILES, generate('tree.ksy', FILES));

interface Row {
  readonly name: string;
  readonly large: number;
  readonly body?: { readonly number?: number; readonly leaves?: readonly { readonly number: number }[] };
}

interface Tree extends KaitaiStruct {
  readonly rows: readonly Row[];
  readonly tail: readonly { readonly number: number }[];
}

/** The simplest object found that is not so. */
function smallest(holds: (tree: Tree) => boolean): Plain {
  const { counterexample } = fc.check(
    fc.property(trees, (tree) => holds(tree as Tree)),
    { numRuns: 10_000 },
  );
  if (counterexample === null) throw new Error('it holds for all');
  return plain(counterexample[0]);
}

const LEAF = { lenName: 0, name: '', kind: 1, large: 3, body: { number: 0 } };

it('shrinks a number in a part of an element, and leaves out all others', () => {
  const found = smallest(({ rows }) => rows.every(({ body }) => (body?.number ?? 0) <= 1000));
  expect(found).toEqual({ numRows: 1, rows: [{ ...LEAF, body: { number: 1001 } }], tail: [{ number: 7 }] });
});

it('shrinks what only one of the cases has, in a list of a given length', () => {
  const found = smallest(({ rows }) => rows.every(({ body }) => (body?.leaves?.[1]?.number ?? 0) <= 1000));
  const body = { leaves: [{ number: 0 }, { number: 1001 }] };
  expect(found).toEqual({ numRows: 1, rows: [{ ...LEAF, kind: 2, body }], tail: [{ number: 7 }] });
});

it('shrinks what has to obey a rule', () => {
  const found = smallest(({ rows }) => rows.every(({ large }) => large <= 1000));
  expect(found).toEqual({ numRows: 1, rows: [{ ...LEAF, large: 1001 }], tail: [{ number: 7 }] });
});

it('shrinks the length of a list, and of a text', () => {
  const lists = smallest(({ rows }) => rows.length < 3);
  expect(lists).toEqual({ numRows: 3, rows: [LEAF, LEAF, LEAF], tail: [{ number: 7 }] });
  const texts = smallest(({ rows }) => rows.every(({ name }) => [...name].length < 3)) as unknown as Tree;
  expect(texts.rows.map(({ name }) => [...name].length)).toEqual([3]);
});

it('shrinks a list that goes on until its last element', () => {
  const found = smallest(({ tail }) => tail.every(({ number }) => number <= 1000));
  expect(found).toEqual({ numRows: 0, rows: [], tail: [{ number: 1001 }, { number: 7 }] });
});
