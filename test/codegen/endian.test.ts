/** A byte order that is calculated, where more happens to an object than being read and written again. */
import { describe, expect, it } from 'vitest';
import {
  annotate,
  KaitaiStream,
  type KaitaiStruct,
  UndecidedEndiannessError,
} from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, loadGenerated } from './support/generated.js';

const SPEC = `
meta: {id: chooses}
seq:
  - {id: order, type: u1}
  - {id: body, type: body}
types:
  body:
    meta: {endian: {switch-on: _root.order, cases: {1: le, 2: be}}}
    seq:
      - {id: num_parts, type: u2}
      - {id: parts, type: part, repeat: expr, repeat-expr: num_parts}
      - {id: len_packed, type: u2}
      - {id: packed, type: packed(7), size: len_packed, process: zlib}
    types:
      part: {seq: [{id: a, type: u2}]}
      packed:
        params: [{id: p, type: u1}]
        seq: [{id: many, type: u2, repeat: eos}]
`;

interface Classes extends GeneratedClass {
  readonly Body: Classes;
  readonly Part: Classes;
  readonly Packed: Classes;
}
const { Chooses } = loadGenerated<{ Chooses: Classes }>(
  generate('chooses.ksy', new Map([['chooses.ksy', SPEC]])),
);
const { Body } = Chooses;

/** Such that it takes another number of bytes when its bytes are swapped. */
const MANY = Array.from({ length: 400 }, (_, i) => (i * i) & 0x3ff);
const init = (order: number) => ({ order, body: { parts: [{ a: 0x102 }], packed: { many: MANY } } });
const start = (bytes: Uint8Array) => [...bytes.subarray(0, 5)];

describe('of()', () => {
  it.each([
    [1, '01 0100 0201'],
    [2, '02 0001 0102'],
  ])('hands the byte order on to all parts, before they are measured: %i', (order, expected) => {
    const bytes = Chooses.of(init(order)).toBytes();
    expect(start(bytes)).toEqual([...parseBytes(expected)]);
    expect(Chooses.fromBytes(bytes)).toMatchObject({ body: { packed: { many: MANY } } });
  });

  it('makes a part before its whole: it is told the byte order, or given it', () => {
    const part = Body.Part.of({ a: 0x102 });
    expect(() => part.toBytes()).toThrow(UndecidedEndiannessError);
    expect(Body.Part.of({ a: 0x102 }, true).toBytes()).toEqual(parseBytes('0201'));
    const whole = Chooses.of({
      order: 2,
      body: { parts: [part], packed: Body.Packed.of({ many: MANY }, true, 7) },
    });
    expect(start(whole.toBytes())).toEqual([...parseBytes('02 0001 0102')]);
    expect(part.toBytes()).toEqual(parseBytes('0102'));
  });

  it('does not ask a part for its byte order before the whole is there', () => {
    const body = Body.of({
      parts: [{ a: 0x102 }],
      packed: Body.Packed.of({ many: [] }, undefined, 7),
    }) as KaitaiStruct;
    expect(start(Chooses.of({ order: 1, body }).toBytes())).toEqual([...parseBytes('01 0100 0201')]);
  });
});

it('is decided anew by what decides it, when the object is written', () => {
  const object = Chooses.of(init(1));
  const parts = (object as unknown as { body: { parts: KaitaiStruct[] } }).body.parts;
  Object.assign(object, { order: 2 });
  expect(start(object.toBytes())).toEqual([...parseBytes('02 0001 0102')]);
  Object.assign(object, { order: 1 });
  object._checkAll();
  const io = KaitaiStream.growing();
  object._write(io);
  expect(start(io.toByteArray())).toEqual([...parseBytes('01 0100 0201')]);
  expect(parts[0]).toMatchObject({ _is_le: true });
});

it('is an error where no case covers the value', () => {
  expect(() => Chooses.fromBytes(parseBytes('03 0000'))).toThrow(UndecidedEndiannessError);
  expect(() => Chooses.of(init(3)).toBytes()).toThrow(UndecidedEndiannessError);
});

it('of a part that is read alone must be given', () => {
  expect(Body.Part.fromBytes(parseBytes('0102'), true)).toMatchObject({ a: 0x201 });
  expect(() => Body.Part.fromBytes(parseBytes('0102'))).toThrow(UndecidedEndiannessError);
  const { annotations } = annotate(
    (io) => new Body.Part(io, undefined, undefined, false),
    parseBytes('0102'),
  );
  expect(annotations).toMatchObject([{ field: { type: 'u2' }, value: 0x102 }]);
});

it('is not needed to know how long an object of fixed size is', () => {
  expect(Body.Part.frameLength?.(parseBytes('01'))).toBe(2);
  expect(Body.frameLength).toBeUndefined();
});

it('must not be asked by what decides it', () => {
  const text = `
meta: {id: asks, endian: {switch-on: magic, cases: {1: le}}}
instances: {magic: {pos: 0, type: u2}}`;
  const { Asks } = loadGenerated<{ Asks: GeneratedClass }>(
    generate('asks.ksy', new Map([['asks.ksy', text]])),
  );
  expect(() => Asks.fromBytes(parseBytes('0100'))).toThrow(UndecidedEndiannessError);
});
