/** A part asks for what the object around it has no value of yet: an error with its place, and never a wrong value. */
import { describe, expect, it } from 'vitest';
import { annotate, ConsistencyError, type KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const codeOf = (yaml: string) =>
  generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, encoding: ASCII}\n${yaml}`]]));
const type = (yaml: string): GeneratedClass => mainClass(codeOf(yaml));

const HEADER = 'header: {seq: [{id: flags, type: u1}]}';

describe.each([
  [
    'the part itself, by its member',
    `seq: [{id: tag, type: tag}]
types: {${HEADER}, tag: {seq: [{id: header, type: header}, {id: x, type: u1, if: _root.tag.header.flags == 1}]}}`,
    'tag.x',
    1,
    'tag',
  ],
  [
    'the part around the part',
    `seq: [{id: n, type: u1}, {id: tag, type: tag}]
types:
  ${HEADER}
  tag: {seq: [{id: header, type: header}, {id: rest, type: rest}]}
  rest: {seq: [{id: x, size: _root.tag.header.flags}]}`,
    'tag.rest.x',
    2,
    'tag',
  ],
  [
    'a number behind it',
    'seq: [{id: part, type: part}, {id: num, type: u1}]\ntypes: {part: {seq: [{id: x, type: u1, if: _parent.num > 3}]}}',
    'part.x',
    0,
    'num',
  ],
  [
    'a text behind it',
    'seq: [{id: part, type: part}, {id: text, type: strz}]\ntypes: {part: {seq: [{id: x, type: u1, if: _root.text == "a"}]}}',
    'part.x',
    0,
    'text',
  ],
  [
    'an enum behind it, by way of a value',
    `seq: [{id: part, type: part}, {id: kind, type: u1, enum: k}]
enums: {k: {1: a}}
types: {part: {seq: [{id: x, type: u1, if: is_a}], instances: {is_a: {value: '_root.kind == k::a'}}}}`,
    'part.x',
    0,
    'kind',
  ],
  [
    'what is chosen and being read',
    `seq: [{id: part, type: {switch-on: 1, cases: {1: part}}}]
types: {part: {seq: [{id: n, type: u1}, {id: x, type: u1, repeat: expr, repeat-expr: '_root.part.as<part>.n'}]}}`,
    'part.x',
    1,
    'part',
  ],
])('%s', (_, yaml, path, start, id) => {
  it('is an error that says what is missing, and where', () => {
    const error = expect.objectContaining({
      name: 'ConsistencyError',
      path,
      start,
      message: `${path}: at byte ${start}: '${id}' is asked for, and has no value`,
    });
    expect(() => type(yaml).fromBytes(parseBytes('01 01 01 01'))).toThrow(error);
    const { error: found } = annotate((io) => new (type(yaml))(io), parseBytes('01 01 01 01'));
    expect(found).toBeInstanceOf(ConsistencyError);
  });
});

it('what was read before, or is asked for later, has its value', () => {
  const Late = type(`
seq: [{id: num, type: u1}, {id: part, type: part}, {id: tail, type: u1}]
types:
  part:
    seq: [{id: x, type: u1, repeat: expr, repeat-expr: _root.num}]
    instances: {all: {value: '_root.tail + _parent.part.x[0]'}}
`);
  const read = Late.fromBytes(parseBytes('01 02 03')) as KaitaiStruct & { part: { all: number } };
  expect(read.part.all).toBe(5);
  const code = codeOf(
    'seq: [{id: n, type: u1}, {id: p, type: p}]\ntypes: {p: {seq: [{id: x, size: _root.n}]}}',
  );
  expect(code[0]?.text).toContain("io.readBytes(present(this._root, '_root').n)");
});

it.each([
  ['a float', 'type: f4', 'a == 0.0'],
  ['a float, by another operator', 'type: f4', 'a < 1'],
  ['an integer', 'type: u1', 'a != 7'],
  ['a text', 'type: strz', 'a != "b"'],
  ['an enum', 'type: u1, enum: k', 'a == k::one'],
  ['a boolean', 'type: b1', 'a == false'],
  ['bytes', 'size: 1', 'a == [1]'],
  ['a value', 'type: u1', 'sum != 3'],
])('what is not there because of its `if` is an error where it is compared, and not unequal: %s', (_, kind, test) => {
  const id = test.startsWith('sum') ? 'sum' : 'a';
  const Absent = type(`
seq: [{id: n, type: u1}, {id: a, ${kind}, if: n == 1}, {id: x, type: u1, if: '${test}'}, {id: y, type: u1}]
enums: {k: {1: one}}
instances: {sum: {value: n + 1, if: n == 1}, late: {value: 'false or ${test}'}}
`);
  expect(() => Absent.fromBytes(parseBytes('00 05'))).toThrow(
    expect.objectContaining({
      name: 'ConsistencyError',
      message: `x: at byte 1: '${id}' is asked for, and has no value`,
    }),
  );
  const read = new Absent() as KaitaiStruct & { n: number; late: boolean };
  read.n = 0;
  expect(() => read.late).toThrow(expect.objectContaining({ name: 'ConsistencyError', path: 'late' }));
});

it('a choice by what is not there is an error too', () => {
  const Absent = type(`
seq: [{id: n, type: u1}, {id: a, type: u1, enum: k, if: n == 1}, {id: x, type: {switch-on: a, cases: {'k::one': u1, _: u2}}}]
enums: {k: {1: one}}
`);
  expect(() => Absent.fromBytes(parseBytes('00 05 06'))).toThrow(
    "x: at byte 1: 'a' is asked for, and has no value",
  );
});

it('an absent number is said to be missing where it is asked for', () => {
  const Absent = type('seq: [{id: n, type: u1}, {id: len, type: u1, if: n == 1}, {id: body, size: len}]');
  expect(() => Absent.fromBytes(parseBytes('00 05'))).toThrow(
    "body: at byte 1: 'len' is asked for, and has no value",
  );
  // While it is written, the field is checked against the rest, as in the official targets.
  const made = Absent.of({ n: 1, len: 1, body: parseBytes('05') });
  expect(() => Object.assign(made, { len: undefined })._check()).toThrow(
    'Check failed: len, expected: "a value"',
  );
});

describe('a cast that is false when it is read is an error with its place', () => {
  const CHOICE =
    'seq: [{id: k, type: u1}, {id: b, type: {switch-on: k, cases: {1: t, 2: u1, 3: strz}}}, {id: x, size: SIZE}]';
  const TYPES = 'types: {t: {seq: [{id: n, type: u1}]}}';
  it.each([
    ['a number for an object', 'b.as<t>.n', '02 01 00', 'b'],
    ['a text for an object', 'b.as<t>.n', '03 61 00 00', 'b'],
    ['an object for a number', 'b.as<u1>', '01 01 00', 'b'],
    ['a text for a number', 'b.as<u1>', '03 61 00 00', 'b'],
    ['a number for a text', 'b.as<str>.length', '02 01 00', 'b'],
  ])('%s', (_, size, bytes, id) => {
    const T = type(`${CHOICE.replace('SIZE', size)}\n${TYPES}`);
    const error = expect.objectContaining({ name: 'ConsistencyError', path: 'x', id });
    expect(() => T.fromBytes(parseBytes(bytes))).toThrow(error);
  });

  it('but an object of another class that has the member will do, as in the official targets without types', () => {
    const T = type(`seq: [{id: p, type: p}]
types:
  p: {seq: [{id: len, type: u1}, {id: part, type: q}]}
  q: {seq: [{id: x, size: '_parent.as<other>.len'}]}
  other: {seq: [{id: len, type: u2}]}`);
    expect(T.fromBytes(parseBytes('02 07 08')).toBytes()).toEqual(parseBytes('02 07 08'));
  });
});
