/** The promises of the official read-write mode: what `_check()` and `_write()` of generated code refuse. */
import { describe, expect, it } from 'vitest';
import { ConsistencyNotCheckedError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string): GeneratedClass =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, bit-endian: be}\n${yaml}`]])));

const at = (object: object, name: string) => object[name as keyof object] as KaitaiStruct;

const tree = type(`
seq: [{id: n, type: u1}, {id: part, type: part}]
types:
  part: {seq: [{id: len, type: u1}, {id: body, size: len}, {id: leaf, type: leaf}]}
  leaf: {seq: [{id: a, type: u1}]}
`);
const PLAIN = { n: 1, part: { len: 1, body: Uint8Array.of(5), leaf: { a: 7 } } };

describe('_write()', () => {
  it('refuses an object of which a part was not checked, and writes it when all were', () => {
    const top = tree.of(PLAIN);
    const part = at(top, 'part');
    const write = () => {
      const io = KaitaiStream.growing();
      top._write(io);
      return io.toByteArray();
    };
    expect(write).toThrow(ConsistencyNotCheckedError);
    top._check();
    expect(write).toThrow(ConsistencyNotCheckedError);
    part._check();
    expect(write).toThrow(ConsistencyNotCheckedError);
    at(part, 'leaf')._check();
    expect(write()).toEqual(parseBytes('01 01 05 07'));
  });

  it('after it has failed, objects can still be measured before they are checked', () => {
    const top = tree.of(PLAIN);
    top._check();
    expect(() => top._write(KaitaiStream.growing())).toThrow(ConsistencyNotCheckedError);
    // Bits that are shared by types are measured by writing them.
    const bits = type(
      `
meta: {bit-endian: be}
seq: [{id: len, type: u1}, {id: body, type: bits, size: len}]
types: {bits: {seq: [{id: a, type: half}, {id: b, type: b4}]}, half: {seq: [{id: c, type: b4}]}}
`.replace('\nmeta: {bit-endian: be}', ''),
    );
    expect(bits.of({ body: { a: { c: 1 }, b: 2 } }).toBytes()).toEqual(parseBytes('01 12'));
  });

  it('of what stands at a position too', () => {
    const positioned = type(`
seq: [{id: a, type: u1}]
instances: {body: {pos: 1, type: part}}
types: {part: {seq: [{id: b, type: u1}]}}
`);
    const top = positioned.of({ a: 1, body: { b: 2 } });
    top._check();
    expect(() => top._write(KaitaiStream.growing())).toThrow(ConsistencyNotCheckedError);
    at(top, 'body')._check();
    const io = KaitaiStream.growing();
    top._write(io);
    expect(io.toByteArray()).toEqual(parseBytes('01 02'));
  });
});

describe('_check()', () => {
  it('compares the root of each part', () => {
    const top = tree.fromBytes(parseBytes('01 01 05 07'));
    const part = at(top, 'part');
    at(part, 'leaf')._root = part;
    top._check();
    expect(() => part._check()).toThrow('leaf._root, expected: "the object that everything is part of"');
    part._root = undefined;
    expect(() => top._check()).toThrow('part._root');
    expect(top.toBytes()).toEqual(parseBytes('01 01 05 07'));
  });

  it('is of one object alone, and never of its parts', () => {
    const top = tree.fromBytes(parseBytes('01 01 05 07'));
    Object.assign(at(top, 'part'), { len: 2 });
    top._check();
    expect(() => at(top, 'part')._check()).toThrow('body, expected: 2, actual: 1');
  });

  it.each([
    [
      'what must not be there',
      'seq: [{id: a, type: u1}, {id: b, size: 2, if: a == 1}]',
      '00',
      { b: Uint8Array.of(1, 2) },
      'b',
    ],
    [
      'what is there must be given',
      'seq: [{id: a, type: u1}, {id: b, size: 2, if: a == 1}]',
      '01 0102',
      { b: undefined },
      'b',
    ],
    [
      'a count',
      'seq: [{id: n, type: u1}, {id: b, type: u1, repeat: expr, repeat-expr: n}]',
      '02 0102',
      { b: [1] },
      'b',
    ],
    [
      'the end of a repetition',
      'seq: [{id: b, type: u1, repeat: until, repeat-until: _ == 0}]',
      '01 00',
      { b: [0, 0] },
      'b[0]',
    ],
    ['an array', 'seq: [{id: b, type: u1, repeat: eos}]', '01', { b: 5 }, 'b'],
    [
      'at least one element',
      'seq: [{id: b, type: u1, repeat: until, repeat-until: _ == 0}]',
      '01 00',
      { b: [] },
      'b',
    ],
    [
      'what asks the stream waits for writing',
      'seq: [{id: b, size: _io.size - 1}, {id: c, type: u1}]',
      '0102 03',
      { b: Uint8Array.of(1) },
      undefined,
    ],
  ])('%s', (_, yaml, bytes, changes, path) => {
    const object = Object.assign(type(yaml).fromBytes(parseBytes(bytes)), changes);
    if (path === undefined) expect(() => object._check()).not.toThrow();
    else expect(() => object._check()).toThrow(`${path}, expected`);
  });

  it.each([
    ['a field', 'seq: [{id: a, size: 1}, {id: b, type: u1, valid: 2}]', '00 02', { b: 3 }, '/seq/1'],
    ['contents', 'seq: [{id: b, contents: [2]}]', '02', { b: Uint8Array.of(3) }, '/seq/0'],
    ['an instance', 'instances: {b: {pos: 1, type: u1, valid: {max: 2}}}', '00 02', { b: 3 }, '/instances/b'],
    [
      'an element',
      'seq: [{id: b, type: u1, repeat: eos, valid: {any-of: [1, 2]}}]',
      '01 02',
      { b: [3] },
      '/seq/0',
    ],
  ])('where its stream stands has nothing to do with what it finds: %s', (_, yaml, bytes, changes, path) => {
    const read = type(yaml).fromBytes(parseBytes(bytes));
    const error = expect.objectContaining({
      srcPath: path,
      pos: undefined,
      message: expect.not.stringContaining('at byte'),
    });
    expect(() => Object.assign(read, changes)._check()).toThrow(error);
  });

  it('reading does say where', () => {
    const part = type(
      'seq: [{id: a, size: 2, type: p}]\ntypes: {p: {seq: [{id: b, type: u1, repeat: eos, valid: 2}]}}',
    );
    expect(() => part.fromBytes(parseBytes('02 03'))).toThrow('a.b[1]: /types/p/seq/0: at byte 1: not equal');
    const other = type(`
seq: [{id: a, size: 2, type: p}]
instances: {b: {io: a._io, pos: 1, type: u1, valid: 2}}
types: {p: {seq: [{id: c, type: u1}]}}`);
    const read = other.fromBytes(parseBytes('01 03'));
    expect(() => at(read, 'b')).toThrow('b: /instances/b: at byte 1: not equal');
  });

  it.each([
    ['xor(3)', 4],
    ['rol(1)', 4],
    ['zlib', undefined],
  ])('the length of bytes is known before process: %s, if that keeps it', (process, expected) => {
    const processed = type(`seq: [{id: b, size: 4, process: ${process}}]`).of({ b: new Uint8Array(5) });
    if (expected === undefined) expect(() => processed._check()).not.toThrow();
    else expect(() => processed._check()).toThrow(expect.objectContaining({ id: 'b', expected, actual: 5 }));
    expect(() => processed.toBytes()).toThrow('b, expected: 4');
  });

  it('an instance that is not enabled is neither checked nor written', () => {
    const positioned = type('seq: [{id: a, type: u1}]\ninstances: {body: {pos: 1, size: 2}}');
    const object = Object.assign(positioned.fromBytes(parseBytes('01 0203')), { body: Uint8Array.of(9) });
    expect(() => object._check()).toThrow('body, expected: 2, actual: 1');
    Object.assign(object, { bodyEnabled: false });
    object._check();
    const io = KaitaiStream.growing();
    object._write(io);
    expect(io.toByteArray()).toEqual(parseBytes('01'));
  });

  it('what follows from an instance stays as it was read while that is not enabled, and so do its bytes', () => {
    const table = type(`
seq: [{id: ofs, type: u1}, {id: len_body, type: u1}, {id: num_items, type: u1}, {id: a, type: u1}]
instances:
  body: {pos: ofs, size: len_body, type: body}
  items: {pos: 6, type: u1, repeat: expr, repeat-expr: num_items}
types: {body: {seq: [{id: text, type: str, encoding: ASCII, size: 9}]}}`);
    const object = table.fromBytes(parseBytes('04 02 01 07 0908 05'));
    // A body that cannot be read, as files have them, does not keep the rest from being changed.
    expect(object.toBytes()).toEqual(parseBytes('04 02 01 07 0908 05'));
    expect(() => object._write(KaitaiStream.growing())).toThrow('body.text: at byte 4: requested 9 bytes');
    Object.assign(object, { bodyEnabled: false, itemsEnabled: false, a: 8 });
    expect(object.toBytes()).toEqual(parseBytes('04 02 01 08 0908 05'));
    Object.assign(object, { itemsEnabled: true, numItems: 9, items: [6] });
    expect(object.toBytes()).toEqual(parseBytes('04 02 01 08 0908 06'));
    Object.assign(object, { items: [1, 2] });
    expect(object.toBytes()).toEqual(parseBytes('04 02 02 08 0908 0102'));
  });
});

describe('of()', () => {
  it.each([
    ['nothing for a field', 'seq: [{id: b, type: u1}]', { b: null }, 'b, expected: "a value"'],
    [
      'one object for several',
      'seq: [{id: b, type: p, repeat: eos}]\ntypes: {p: {seq: [{id: x, type: u1}]}}',
      { b: { x: 1 } },
      'b, expected: "an array"',
    ],
    [
      'no length where it chooses what has it',
      'seq: [{id: len, type: u1}, {id: b, type: p, size: len}]\ntypes: {p: {seq: [{id: x, type: {switch-on: _parent.len, cases: {1: u1, 2: u2}}}]}}',
      { b: { x: 1 } },
      'len, expected: "a value"',
    ],
    [
      'no length where a chosen type asks for it',
      'seq: [{id: len, type: u1}, {id: k, type: u1}, {id: b, size: len, type: {switch-on: k, cases: {1: p}}}]\ntypes: {p: {seq: [{id: x, size: _parent.len}]}}',
      { k: 1, b: { x: new Uint8Array(1) } },
      'len, expected: "a value"',
    ],
    [
      'no length of a part with padding',
      'seq: [{id: len, type: u1}, {id: b, type: p, size: len, pad-right: 0}]\ntypes: {p: {seq: [{id: x, type: u1}]}}',
      { b: { x: 1 } },
      'len, expected: "a value"',
    ],
    [
      'no length of bytes with padding',
      'seq: [{id: len, type: u1}, {id: b, size: len, pad-right: 0}]',
      { b: new Uint8Array(1) },
      'len, expected: "a value"',
    ],
    [
      'no length of bytes with a terminator',
      'seq: [{id: len, type: u1}, {id: b, size: len, terminator: 0}]',
      { b: Uint8Array.of(1) },
      'len, expected: "a value"',
    ],
    [
      'no length of a part with a terminator',
      'seq: [{id: len, type: u1}, {id: b, type: p, size: len, terminator: 0}]\ntypes: {p: {seq: [{id: x, type: u1}]}}',
      { b: { x: 1 } },
      'len, expected: "a value"',
    ],
    [
      'no length that also chooses',
      'seq: [{id: len, type: u1}, {id: a, size: len}, {id: b, type: {switch-on: len, cases: {1: u1}}}]',
      { a: new Uint8Array(1), b: 5 },
      'len, expected: "a value"',
    ],
    [
      'what no length stands for',
      'seq: [{id: len, type: u1}, {id: b, size: len * 2}]',
      { b: new Uint8Array(3) },
      'len, expected: "a length that 2 divides", actual: 3',
    ],
    [
      'what does not end with its terminator, though that is a part of it',
      'seq: [{id: b, size: 3, terminator: 0, include: true, pad-right: 0}]',
      { b: Uint8Array.of(1, 2) },
      'b, expected: "the terminator at the end of the value", actual: "none"',
    ],
  ])('refuses, then or when it is written, %s', (_, yaml, init, message) => {
    expect(() => type(yaml).of(init).toBytes()).toThrow(`Check failed: ${message}`);
  });
});
