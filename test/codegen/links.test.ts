/** What an object is told of what it is part of: `_parent` and `_root`, whether it was read or made. */
import { expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { generate, loadGenerated, mainClass, memoryHost, RUNTIME } from './support/generated.js';

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

const GIVEN = `
meta: {id: given}
seq:
  - {id: head, type: leaf}
  - {id: none, type: leaf, parent: false, repeat: expr, repeat-expr: 1}
  - {id: by_head, type: leaf, parent: head}
  - {id: inner, type: inner}
types:
  leaf: {seq: [{id: a, type: u1}]}
  inner: {seq: [{id: of_root, type: leaf, parent: _parent}]}
`;
const given = mainClass(generate('given.ksy', new Map([['given.ksy', GIVEN]])));

it.each([
  ['read', () => given.fromBytes(parseBytes('01 02 03 04'))],
  [
    'made',
    () => given.of({ head: { a: 1 }, none: [{ a: 2 }], byHead: { a: 3 }, inner: { ofRoot: { a: 4 } } }),
  ],
])('the parent is the one that the specification names: %s', (_, make) => {
  const top = make();
  const check = () => {
    expect(linksOf(at(top, 'none', 0))).toEqual([null, top]);
    expect(linksOf(at(top, 'byHead'))).toEqual([at(top, 'head'), top]);
    expect(linksOf(at(top, 'inner', 'ofRoot'))).toEqual([top, top]);
  };
  check();
  expect(top.toBytes()).toEqual(parseBytes('01 02 03 04'));
  check();
});

it.each([
  ['none', 0, 'none._parent', 'no object'],
  ['byHead', undefined, 'by_head._parent', 'the object that it is part of'],
] as const)('_check() compares the parent with the one that the specification names: %s', (name, index, path, expected) => {
  const top = given.fromBytes(parseBytes('01 02 03 04'));
  at(top, ...(index === undefined ? [name] : [name, index]))._parent = top;
  expect(() => top._check()).toThrow(`${path}, expected: "${expected}"`);
});

it('a part that is made before its whole is told its parent by it', () => {
  const { Given } = loadGenerated(generate('given.ksy', new Map([['given.ksy', GIVEN]])));
  const inner = (Given as unknown as { Inner: typeof given }).Inner.of({ ofRoot: { a: 4 } });
  expect(linksOf(at(inner, 'ofRoot'))).toEqual([undefined, undefined]);
  const top = Given?.of({ head: { a: 1 }, none: [{ a: 2 }], byHead: { a: 3 }, inner }) as KaitaiStruct;
  expect(linksOf(at(inner, 'ofRoot'))).toEqual([top, top]);
});

const POSITIONED = `
meta: {id: positioned}
seq:
  - {id: before, type: u1}
  - {id: part, type: part, parent: false}
  - {id: own, type: part, parent: false, size: 3}
types:
  part: {seq: [{id: a, type: u1}], instances: {b: {pos: 2, type: u1}}}
`;

it('a part without a parent is written alone, over the bytes of its own stream only', () => {
  const positioned = mainClass(generate('positioned.ksy', new Map([['positioned.ksy', POSITIONED]])));
  const top = positioned.fromBytes(parseBytes('01 02 03 0405'));
  expect(at(top, 'part').toBytes()).toEqual(parseBytes('02 00 03'));
  expect(at(top, 'own').toBytes()).toEqual(parseBytes('03 04 05'));
});

it('a parent for an object of a type from another file is ignored, with a warning', () => {
  const text = 'meta: {id: x, imports: [guest]}\nseq: [{id: a, type: guest, parent: _root}]\n';
  const warnings: string[] = [];
  const host = memoryHost(
    new Map([
      ['x.ksy', text],
      ['guest.ksy', GUEST],
    ]),
  );
  compile(['x.ksy'], 'typescript', host, {
    runtime: RUNTIME,
    codec: '.',
    warn: ({ message }) => warnings.push(message),
  });
  const why = 'an object of a type from another file does not know what it is part of';
  expect(warnings).toEqual([`x.ksy:2:36: /seq/0/parent: warning: 'parent' is ignored: ${why}`]);
});

const CAPTURE = `
meta: {id: capture, imports: [guest]}
seq:
  - {id: kind, type: u1}
  - {id: packets, type: packet, repeat: eos}
types:
  packet:
    seq:
      - {id: number, type: u1}
      - {id: body, size: 1, type: {switch-on: _root.kind, cases: {1: guest, 2: own}}}
  own: {seq: [{id: a, type: u1}]}
`;

it('a part that is made alone need not know what the whole chooses its type by', () => {
  const files = new Map([
    ['capture.ksy', CAPTURE],
    ['guest.ksy', GUEST],
  ]);
  const { Capture } = loadGenerated(generate('capture.ksy', files));
  const capture = Capture?.fromBytes(parseBytes('01 02 03')) as KaitaiStruct & { packets: KaitaiStruct[] };
  const body = at(capture, 'packets', 0, 'body');
  const added = (Capture as unknown as { Packet: typeof given }).Packet.of({ number: 4, body });
  capture.packets.push(added);
  expect(capture.toBytes()).toEqual(parseBytes('01 02 03 04 03'));
});
