/** What an object is told of what it is part of: `_parent` and `_root`, whether it was read or made. */
import { expect, it } from 'vitest';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { generate, mainClass } from './support/generated.js';

/** A part of an object, by its names. */
function at(object: KaitaiStruct, ...names: (string | number)[]): KaitaiStruct {
  return names.reduce(
    (part: unknown, name) => (part as Record<string, unknown>)[name],
    object,
  ) as KaitaiStruct;
}

/** What it is part of. */
function linksOf({ _parent, _root }: KaitaiStruct): unknown[] {
  return [_parent, _root];
}

const HOST = `
meta: {id: host, imports: [guest]}
seq:
  - {id: own, type: own}
  - {id: guest, type: guest}
  - {id: guests, type: 'guest::inner', repeat: expr, repeat-expr: 1}
types:
  own: {seq: [{id: a, type: u1}]}
`;
const GUEST = `
meta: {id: guest}
seq: [{id: inner, type: inner}]
types:
  inner: {seq: [{id: b, type: u1}]}
`;

const host = mainClass(
  generate(
    'host.ksy',
    new Map([
      ['host.ksy', HOST],
      ['guest.ksy', GUEST],
    ]),
  ),
);

it.each([
  ['read', () => host.fromBytes(parseBytes('01 02 03'))],
  ['made', () => host.of({ own: { a: 1 }, guest: { inner: { b: 2 } }, guests: [{ b: 3 }] })],
])('a type of another file does not know what it is part of: %s', (_, make) => {
  const top = make();
  const guest = at(top, 'guest');
  const check = () => {
    expect(linksOf(top)).toEqual([undefined, top]);
    expect(linksOf(at(top, 'own'))).toEqual([top, top]);
    expect(linksOf(guest)).toEqual([null, guest]);
    expect(linksOf(at(guest, 'inner'))).toEqual([guest, guest]);
    expect(linksOf(at(top, 'guests', 0))).toEqual([null, null]);
  };
  check();
  expect(top.toBytes()).toEqual(parseBytes('01 02 03'));
  check();
});
