/**
 * What follows from the rest of an object and is set by hand all the same: `toBytes()` fills it in anew, `_check()` compares
 * it with the rest, and `_write()` writes what stands there.
 */
import { describe, expect, it } from 'vitest';
import { ConsistencyError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string): GeneratedClass =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be}\n${yaml}`]])));

function written(object: KaitaiStruct): Uint8Array {
  object._checkAll();
  const io = KaitaiStream.growing();
  object._write(io);
  return io.toByteArray();
}

const Box = type(`
seq:
  - {id: magic, contents: AB}
  - {id: version, type: u1, valid: 1}
  - {id: len, type: u1}
  - {id: num, type: u1}
  - {id: ofs, type: u1}
  - {id: body, size: len}
  - {id: items, type: u1, repeat: expr, repeat-expr: num}
  - {id: kind, type: u1}
  - {id: part, type: {switch-on: kind, cases: {1: small, 2: large}}}
instances:
  far: {pos: ofs, type: u1}
types:
  small: {seq: [{id: x, type: u1}]}
  large: {seq: [{id: x, type: u2}]}
`);
const BYTES = parseBytes("'AB' 01 02 01 0b 0102 03 01 05 09");
const box = () => Box.of({ body: Uint8Array.of(1, 2), items: [3], kind: 1, part: { x: 5 }, far: 9 });

describe.each([
  ['a constant', { magic: parseBytes("'AC'") }, 'ValidationNotEqualError', '/seq/0'],
  ['a constant by valid', { version: 2 }, 'ValidationNotEqualError', '/seq/1'],
  ['a length', { len: 3 }, 'ConsistencyError', 'body, expected: 3, actual: 2'],
  ['a count', { num: 2 }, 'ConsistencyError', 'items, expected: 2, actual: 1'],
])('%s', (_, changes, name, message) => {
  it('is filled in anew by toBytes()', () => {
    expect(Object.assign(box(), changes).toBytes()).toEqual(BYTES);
  });

  it('is compared with the rest by _check()', () => {
    const error = expect.objectContaining({ name, message: expect.stringContaining(message) });
    expect(() => Object.assign(box(), changes)._check()).toThrow(error);
  });
});

it('is written as it stands where it agrees with the rest', () => {
  const object = Object.assign(box(), { len: 1, body: Uint8Array.of(7), num: 2, items: [8, 9], ofs: 12 });
  expect(written(object)).toEqual(parseBytes("'AB' 01 01 02 0c 07 0809 01 05 00 09"));
});

describe('an offset', () => {
  it('that is set stays, by toBytes() too', () => {
    expect(Object.assign(box(), { ofs: 12 }).toBytes()).toEqual(
      parseBytes("'AB' 01 02 01 0c 0102 03 01 05 00 09"),
    );
    const init = { body: new Uint8Array(), items: [], kind: 3, ofs: 9, far: 9 };
    expect(Box.of(init).toBytes()).toEqual(parseBytes("'AB' 01 00 00 09 03 0000 09"));
  });

  it('into what is written already is refused by toBytes()', () => {
    expect(() => Object.assign(box(), { ofs: 6 }).toBytes()).toThrow(ConsistencyError);
  });
});

describe('the value that a choice is made by', () => {
  it.each([
    [{ kind: 2 }, 'part, expected: "an object of class Large", actual: Small'],
    [{ kind: 3 }, 'part, expected: "no value, as no case of its type matches", actual: Small'],
    [{ part: undefined }, 'part, expected: "a value"'],
  ])('must agree with what is chosen: %j', (changes, message) => {
    expect(() => Object.assign(box(), changes)._check()).toThrow(message);
    expect(() => Object.assign(box(), changes).toBytes()).toThrow(message);
  });
});

it('changes inside an array are seen by toBytes(), and by _write() unless _check() comes first', () => {
  const object = box() as KaitaiStruct & { items: number[] };
  object._checkAll();
  object.items.push(4);
  expect(object._dirty).toBe(false);
  // As in the official targets: nobody is told of it.
  const io = KaitaiStream.growing();
  object._write(io);
  expect(io.toByteArray()).toEqual(parseBytes("'AB' 01 02 01 0b 0102 0304 01 09"));
  expect(() => object._check()).toThrow('items, expected: 1, actual: 2');
  expect(object.toBytes()).toEqual(parseBytes("'AB' 01 02 02 0c 0102 0304 01 05 09"));
});

describe('_dirty', () => {
  it('is true of what was made, and false of what was read or checked', () => {
    const object = box();
    expect(object._dirty).toBe(true);
    object._check();
    expect(object._dirty).toBe(false);
    expect(Box.fromBytes(BYTES)._dirty).toBe(false);
    expect(new Box()._dirty).toBe(true);
  });

  it('stays true where the check fails, and becomes true where an instance is set', () => {
    const object = Object.assign(box(), { len: 9 });
    expect(() => object._check()).toThrow(ConsistencyError);
    expect(object._dirty).toBe(true);
    const read = Object.assign(Box.fromBytes(BYTES), { far: 8 });
    expect(read._dirty).toBe(true);
    expect(() => read._write(KaitaiStream.growing())).toThrow('call _check() before _write()');
  });
});

const Cached = type(`
seq: [{id: raw, type: u1}, {id: data, size: len}]
instances:
  len: {value: raw - 3}
  far: {pos: 0, type: u1}
`);
type CachedObject = KaitaiStruct & {
  raw: number;
  data: Uint8Array;
  readonly len: number;
  readonly far: number;
  _invalidateLen(): void;
  _invalidateFar(): void;
};

describe('an instance', () => {
  it('is computed once, until it is invalidated', () => {
    const object = Cached.fromBytes(parseBytes('05 0102')) as CachedObject;
    const seen = [object.len];
    object.raw = 6;
    seen.push(object.len);
    object._invalidateLen();
    seen.push(object.len);
    expect(seen).toEqual([2, 2, 3]);
  });

  it('is what _check() knew of it until it is invalidated; toBytes() computes it anew', () => {
    const object = Cached.fromBytes(parseBytes('05 0102')) as CachedObject;
    expect(object.len).toBe(2);
    Object.assign(object, { raw: 6, data: Uint8Array.of(1, 2, 3) });
    expect(() => object._check()).toThrow('data, expected: 2, actual: 3');
    object._invalidateLen();
    object._check();
    Object.assign(object, { raw: 4, data: Uint8Array.of(1), farEnabled: false });
    expect(object.toBytes()).toEqual(parseBytes('04 01 02'));
  });

  it('at a position is read once, until it is invalidated, and then from where it was read', () => {
    const bytes = parseBytes('05 0102');
    const object = Cached.fromBytes(bytes) as CachedObject;
    expect(object.far).toBe(5);
    bytes[0] = 7;
    expect(object.far).toBe(5);
    object._invalidateFar();
    expect(object.far).toBe(7);
  });
});

const Streams = type(`
seq:
  - {id: box, size: 4, type: box}
  - {id: user, type: user(box._io)}
types:
  box: {seq: [{id: x, type: u1}]}
  user:
    params: [{id: stream, type: io}]
    seq: [{id: y, type: u1}]
    instances: {z: {io: stream, pos: 2, type: u1}}
`);

describe('a parameter that is a stream', () => {
  it('is that of the object around it when it is read, and set when it is written', () => {
    const read = Streams.fromBytes(parseBytes('01020304 05')) as KaitaiStruct & { user: { z: number } };
    expect(read.user.z).toBe(3);
    read.user.z = 9;
    expect(read.toBytes()).toEqual(parseBytes('01020904 05'));
    const made = Streams.of({ box: { x: 1 }, user: { y: 5, z: 9 } });
    expect(made.toBytes()).toEqual(parseBytes('01000900 05'));
  });

  const Outer = type(`
params: [{id: stream, type: io}]
seq: [{id: y, type: u1}]
instances:
  z: {io: stream, pos: 2, type: u1}
  box: {io: stream, pos: 0, size: 2, type: box}
types:
  box: {seq: [{id: a, type: u1}], instances: {b: {pos: 1, type: u1}}}
`);

  it.each([
    ['of a fixed length', () => KaitaiStream.fixed(4), '0a66 77 00'],
    ['that grows', () => KaitaiStream.growing(), '0a66 77'],
  ])('of the outermost object is set by hand, and complete when _write() returns: one %s', (_, make, expected) => {
    const source = new KaitaiStream(parseBytes('0a0b0c0d'));
    const object = Outer.fromBytes(parseBytes('05'), source);
    object._fetchInstances();
    const stream = make();
    Object.assign(object, { stream, z: 0x77 });
    Object.assign(object['box' as keyof KaitaiStruct] as object, { b: 0x66 });
    expect(written(object)).toEqual(parseBytes('05'));
    expect(stream.toByteArray()).toEqual(parseBytes(expected));
    expect(source.toByteArray()).toEqual(parseBytes('0a0b0c0d'));
  });
});

describe("an object that is read from a stream of one's own", () => {
  const Part = type(
    'seq: [{id: a, type: u1}, {id: rest, size-eos: true}]\ninstances: {far: {pos: 0, type: u1}}',
  );

  it('reads from where the stream stands, and instances from its start', () => {
    const io = new KaitaiStream(parseBytes('01 02 0304'));
    io.seek(1);
    const part = new Part(io);
    expect(part).toMatchObject({ a: 2, far: 1 });
    expect([part._io, io.pos]).toEqual([io, 4]);
  });

  it('without one is empty until _io is set and _read() called', () => {
    const part = new Part();
    expect([part._io, part._dirty]).toEqual([undefined, true]);
    expect(() => part._read()).toThrow('the object has no stream to read from');
    part._io = new KaitaiStream(parseBytes('07 08'));
    part._read();
    expect(part).toMatchObject({ a: 7, rest: Uint8Array.of(8), far: 7 });
  });

  it('is written at the position of a stream, and then is of that stream', () => {
    const part = Part.fromBytes(parseBytes('01 02'));
    part._fetchInstances();
    Object.assign(part, { farEnabled: false })._check();
    const io = KaitaiStream.fixed(5);
    io.seek(3);
    part._write(io);
    expect([io.toByteArray(), part._io]).toEqual([parseBytes('000000 0102'), io]);
  });
});

describe('arguments', () => {
  const Whole = type(`
seq: [{id: n, type: u1}, {id: part, type: 'part(n + 1, [n, 1000])'}]
types: {part: {params: [{id: p, type: u1}, {id: q, type: 'u2[]'}], seq: [{id: x, size: p}]}}
`);

  it('that are set by hand must be those that the whole passes, elements of arrays too; toBytes() passes them', () => {
    const whole = Whole.fromBytes(parseBytes('01 0203')) as KaitaiStruct & {
      part: { p: number; q: number[] };
    };
    whole._check();
    whole.part.p = 3;
    expect(() => whole._check()).toThrow('part.p, expected: 2, actual: 3');
    Object.assign(whole.part, { p: 2, q: [1, 3] });
    expect(() => whole._check()).toThrow('part.q[1], expected: 1000, actual: 3');
    expect(whole.toBytes()).toEqual(parseBytes('01 0203'));
    expect(whole.part.q).toEqual([1, 1000]);
  });
});
