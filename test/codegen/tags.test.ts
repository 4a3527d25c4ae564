/** A field that a choice is made by follows from the class of what is chosen, where one case alone has that class. */
import { describe, expect, it } from 'vitest';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, loadGenerated } from './support/generated.js';

type Classes = GeneratedClass & Record<'One' | 'Two' | 'Both', GeneratedClass>;

const load = (yaml: string): Classes =>
  loadGenerated<{ T: Classes }>(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be}\n${yaml}`]])))
    .T;

const TYPES = `
types:
  one: {seq: [{id: x, type: u1}]}
  two: {seq: [{id: x, type: u1}]}
  both: {seq: [{id: x, type: u1}]}
enums: {kind: {1: one, 2: two}}
`;

describe.each([
  ['an integer', 'u1', '1: one, 2: two, 3: both, 4: both, 5: u1'],
  ['an enum', 'u1, enum: kind', "'kind::one': one, 'kind::two': two, _: both"],
])('%s', (_, type, cases) => {
  const T = load(`
seq: [{id: kind, type: ${type}}, {id: part, type: {switch-on: kind, cases: {${cases}}}}]
${TYPES}`);

  it.each([
    ['One', '01 07'],
    ['Two', '02 07'],
  ] as const)('is told by an object of %s', (name, bytes) => {
    const part = T[name].of({ x: 7 });
    expect(T.of({ part }).toBytes()).toEqual(parseBytes(bytes));
    // And where the object is filled by hand.
    expect(Object.assign(new T(), { part: T[name].of({ x: 7 }) }).toBytes()).toEqual(parseBytes(bytes));
  });

  it.each([
    ['an object of a class that several cases have', () => T.Both.of({ x: 7 })],
    ['plain fields', () => ({ x: 7 })],
    ['nothing', () => undefined],
  ])('must be given with %s', (_what, part) => {
    expect(() => T.of({ part: part() })).toThrow('kind, expected: "a value"');
  });

  it('that is given stays, and must agree', () => {
    const made = T.of({ kind: 2, part: T.One.of({ x: 7 }) });
    expect(() => made.toBytes()).toThrow('part, expected: "an object of class Two", actual: One');
    const changed = Object.assign(T.of({ kind: 2, part: { x: 7 } }) as KaitaiStruct & { kind?: number }, {
      part: T.One.of({ x: 8 }),
    });
    expect(() => changed.toBytes()).toThrow('an object of class Two');
    delete changed.kind;
    expect(changed.toBytes()).toEqual(parseBytes('01 08'));
  });
});

it('is asked for where the choice is made by something else than the field itself', () => {
  const T = load(`
seq: [{id: kind, type: u1}, {id: part, type: {switch-on: kind + 1, cases: {1: one, 2: two}}}]
${TYPES}`);
  expect(() => T.of({ part: T.One.of({ x: 7 }) })).toThrow('kind, expected: "a value"');
  expect(T.of({ kind: 0, part: T.One.of({ x: 7 }) }).toBytes()).toEqual(parseBytes('00 07'));
});
