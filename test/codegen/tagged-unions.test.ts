/** A choice by a member of the same type is a union by the value of that member. That it narrows is in users.test.ts. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import { INT64, type Int64 } from '../../src/codegen/model/types.js';
import { CHOSEN } from './support/every-tag.js';
import { parseBytes } from './support/feature.js';
import { generate, loadGenerated, memoryHost, RUNTIME } from './support/generated.js';

const specOf = (yaml: string) =>
  new Map([['t.ksy', `meta: {id: t, endian: be, encoding: ASCII}\n${yaml}${CHOSEN}`]]);

/** Each alternative of the property, as it stands in the generated code. */
function alternatives(yaml: string, property = '_byKind', int64: Int64 = 'bigint'): string[] {
  const options = { runtime: RUNTIME, codec: '.', int64 };
  const [file] = compile(['t.ksy'], 'typescript', memoryHost(specOf(yaml)), options);
  const [, type] = new RegExp(`get ${property}\\(\\):\\n((?: +\\|.*\\n)+)`).exec(file?.text ?? '') ?? [];
  return (type ?? '').split('\n').flatMap((line) => /\| (\{.*?\})/.exec(line)?.[1] ?? []);
}

const choice = (cases: string, rest = '') => `{id: part, type: {switch-on: kind, cases: {${cases}}}${rest}}`;
const seq = (kind: string, ...fields: string[]) => `seq: [{id: kind, ${kind}}, ${fields.join(', ')}]`;

describe('by what the alternatives are told apart', () => {
  it.each([
    ['an integer', 'type: u1', '1: a, -2: b', ['1', '-2', 'OtherInteger']],
    ['an integer of 64 bits', 'type: u8', '1: a, 2: b', ['1n', '2n', 'OtherBigInt']],
    [
      'bits of which each value has a case',
      'type: b1, enum: kind',
      "'kind::first': a, 'kind::second': b",
      ['T.Kind.FIRST', 'T.Kind.SECOND', 'Exclude<T.Kind, T.Kind.FIRST | T.Kind.SECOND> | OtherInteger'],
    ],
    ['all values of some bits', 'type: b2', '0: a, 1: b, 2: a, 3: b', ['0 | 2', '1 | 3']],
    [
      'not quite all values of some bits',
      'type: b2',
      '0: a, 1: b, 3: b, 4: b, -1: b',
      ['0', '1 | 3 | 4 | -1', 'OtherInteger'],
    ],
    ['a boolean', 'type: b1', 'true: a, false: b', ['true', 'false']],
    ['a boolean of which one value has a case', 'type: b1', 'false: a', ['false', 'true']],
    ['a text', 'type: strz', `'"it''s"': a, '"b"': b`, [String.raw`'it\'s'`, "'b'", 'OtherString']],
    [
      'an enum',
      'type: u1, enum: kind',
      "'kind::first': a",
      ['T.Kind.FIRST', 'Exclude<T.Kind, T.Kind.FIRST> | OtherInteger'],
    ],
    [
      'an enum of which each member has a case',
      'type: u1, enum: kind',
      "'kind::first': a, 'kind::second': b, 'kind::third': b",
      ['T.Kind.FIRST', 'T.Kind.SECOND | T.Kind.THIRD', 'OtherInteger'],
    ],
    [
      'an enum that has no other values',
      'type: u1, enum: kind, valid: {in-enum: true}',
      "'kind::first': a, 'kind::second': b",
      ['T.Kind.FIRST', 'T.Kind.SECOND', 'Exclude<T.Kind, T.Kind.FIRST | T.Kind.SECOND>'],
    ],
    [
      'an enum of 64 bits',
      'type: u8, enum: kind',
      "'kind::first': a",
      ['T.Kind.FIRST', 'Exclude<T.Kind, T.Kind.FIRST> | OtherInteger | OtherBigInt'],
    ],
    [
      'an enum beyond 53 bits',
      'type: u8, enum: huge',
      "'huge::large': a",
      ['typeof T.Huge.LARGE', 'Exclude<T.Huge, typeof T.Huge.LARGE> | OtherBigInt'],
    ],
  ])('%s', (_, kind, cases, tags) => {
    const found = alternatives(seq(kind, choice(cases)));
    expect(found.map((one) => /readonly kind: (.*); readonly part/.exec(one)?.[1])).toEqual(tags);
  });

  it.each(INT64)('an integer of 64 bits with --int64 %s', (int64) => {
    const tag = int64 === 'bigint' ? '1n' : '1';
    expect(alternatives(seq('type: u8', choice('1: a')), '_byKind', int64)[0]).toContain(`kind: ${tag};`);
  });
});

describe('what is chosen', () => {
  it.each([
    ['for all other values', choice('1: a, _: b'), ['T.A', 'T.B']],
    ['as the same type for all other values', choice('1: a, 2: b, _: a'), ['T.A', 'T.B']],
    ['as bytes for all other values', choice('1: a', ', size: 1'), ['T.A', 'Uint8Array']],
    ['several times', choice('1: a', ', repeat: expr, repeat-expr: 2'), ['T.A[]', 'never[]']],
    ['several times, between integers', choice('1: u1, 2: u8, _: a', ', repeat: eos'), ['bigint[]', 'T.A[]']],
    [
      'under a condition',
      choice('1: a, 2: b', ', if: kind < 9'),
      ['T.A | undefined', 'T.B | undefined', 'undefined'],
    ],
    ['by the first of two cases of one value', choice('1: a, "(1)": b, 2: b'), ['T.A', 'T.B', 'undefined']],
    ['between integers', choice('1: u1, 2: strz'), ['number', 'string', 'undefined']],
  ])('%s', (_, field, parts) => {
    const found = alternatives(seq('type: u1', field));
    expect(found.map((one) => /readonly part: (.*) \}/.exec(one)?.[1])).toEqual(parts);
  });

  it('by one member in two fields, each with cases of its own', () => {
    const more = '{id: more, type: {switch-on: kind, cases: {2: a, 3: a, _: strz}}}';
    expect(alternatives(seq('type: u1', choice('1: a, 2: b'), more))).toEqual([
      '{ readonly kind: 1; readonly part: T.A; readonly more: string }',
      '{ readonly kind: 2; readonly part: T.B; readonly more: T.A }',
      '{ readonly kind: 3; readonly part: undefined; readonly more: T.A }',
      '{ readonly kind: OtherInteger; readonly part: undefined; readonly more: string }',
    ]);
  });

  it.each([
    ['a parameter', `params: [{id: kind, type: u1}]\nseq: [${choice('1: a')}]`],
    ['a value instance', `seq: [{id: n, type: u1}, ${choice('1: a')}]\ninstances: {kind: {value: n & 3}}`],
    ['an instance at a position', `seq: [${choice('1: a')}]\ninstances: {kind: {pos: 0, type: u1}}`],
  ])('by %s', (_, yaml) => {
    expect(alternatives(yaml)).toHaveLength(2);
  });

  it('of an instance at a position', () => {
    const yaml =
      'seq: [{id: kind, type: u1}]\ninstances: {part: {pos: 1, type: {switch-on: kind, cases: {1: a, 2: b}}}}';
    expect(alternatives(yaml)).toHaveLength(3);
  });
});

describe('there is no such property', () => {
  it.each([
    ['where a case is computed', seq('type: u1', '{id: n, type: u1}', choice('1: a, n: b'))],
    ['where a case is the result of an operator', seq('type: u1', choice("'~1': a, 2: b"))],
    ['where there is nothing but what all other values are', seq('type: u1, enum: kind', choice('_: a'))],
    [
      'where the choice is made by an expression',
      seq('type: u1', '{id: part, type: {switch-on: kind + 1, cases: {1: a}}}'),
    ],
    [
      'where it is made by one of several values',
      seq('type: u1, repeat: eos', '{id: part, type: {switch-on: "kind[0]", cases: {1: a}}}'),
    ],
    ['where the field may not be there', seq('type: u1, if: 1 == 1', choice('1: a'))],
    ['where TypeScript has no type for each value', seq('type: f4', choice('1: a, 2: b'))],
    ['where all cases are of one type', seq('type: u1', choice('1: a, 2: a, _: a'))],
  ])('%s', (_, yaml) => {
    expect(generate('t.ksy', specOf(yaml))[0]?.text).not.toContain('get _by');
  });
});

it('is the object itself', () => {
  const { T } = loadGenerated(generate('t.ksy', specOf(seq('type: u1', choice('1: a, 2: b')))));
  const read = T?.fromBytes(parseBytes('02 07')) as
    | { _byKind: { kind: number; part: { two: number } } }
    | undefined;
  expect(read?._byKind).toBe(read);
  expect(read?._byKind.part.two).toBe(7);
});
