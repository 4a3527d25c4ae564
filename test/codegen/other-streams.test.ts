/** Instances that stand in a stream around their object. */
import { describe, expect, it } from 'vitest';
import { annotate, flatten, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string): GeneratedClass =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be}\n${yaml}`]])));

const SPEC = `
seq:
  - {id: len_part, type: u1}
  - {id: part, type: part, size: len_part}
  - {id: word, type: u2}
types:
  part:
    seq: [{id: x, type: u1}]
    instances:
      far: {io: _root._io, pos: 2, type: u2}
`;

interface Around extends KaitaiStruct {
  word: number;
  readonly part: KaitaiStruct & { far: number };
}

const Around = type(SPEC);

it('the bytes that an object was read from stay as they are when it is changed and written', () => {
  const bytes = Uint8Array.of(1, 5, 6, 7);
  const around = Around.fromBytes(bytes) as Around;
  around.part.far = around.word = 0x0809;
  expect(around.toBytes()).toEqual(Uint8Array.of(1, 5, 8, 9));
  expect(bytes).toEqual(Uint8Array.of(1, 5, 6, 7));
});

it('a part alone, without the stream around it, is measured and cannot be written', () => {
  const { part } = Around.fromBytes(Uint8Array.of(1, 5, 6, 7)) as Around;
  expect(part._partLength()).toBe(1);
  const { Part } = Around as unknown as { Part: typeof Around };
  expect(() => Part.of({ x: 5, far: 1 }).toBytes()).toThrow('_root, expected: "a value"');
});

describe('what stands in the stream of a part that is processed or padded is written into it', () => {
  const wrapped = (keys: string) =>
    type(`
seq:
  - {id: key, type: u1}
  - {id: part, size: 4, type: part, ${keys}}
  - {id: behind, type: u1}
instances: {late: {io: part._io, pos: 2, type: u1}}
types: {part: {seq: [{id: x, type: u1}], instances: {far: {pos: 1, type: u1}}}}
`);

  it.each([
    ['process: xor(key)', '01 0203 0401 05'],
    ['process: "xor([1, 2])"', '01 0200 0402 05'],
    ['process: rol(key)', '01 8101 8200 05'],
    ['process: "my.own.shift_by(key, true)"', '01 0201 0400 05'],
    ['pad-right: 7', '01 0302 0507 05'],
    ['terminator: 9', '01 0302 0509 05'],
    ['terminator: 9, process: xor(key)', '01 0203 0409 05'],
  ])('%s', (keys, hex) => {
    const bytes = parseBytes(hex);
    const Wrapped = wrapped(keys);
    const read = Wrapped.fromBytes(bytes);
    const values = (object: KaitaiStruct) => {
      const { key, part, behind, late } = object as unknown as Record<string, unknown> & { part: object };
      return { key, behind, late, part: { x: part['x' as keyof object], far: part['far' as keyof object] } };
    };
    expect(read.toBytes()).toEqual(bytes);
    const changed = Object.assign(Wrapped.fromBytes(bytes), { late: 6 });
    const expected = { ...values(read), late: 6 };
    expect(values(Wrapped.fromBytes(changed.toBytes()))).toEqual(expected);
    // By hand too, to a stream that is of fixed length and to one that grows.
    for (const io of [KaitaiStream.fixed(bytes.length), KaitaiStream.growing()]) {
      changed._checkAll();
      changed._write(io);
      expect(values(Wrapped.fromBytes(io.toByteArray()))).toEqual(expected);
    }
    // What others have in it does not count for how long a part is that is made.
    if (/^process: "?(xor|rol)/.test(keys))
      expect(values(Wrapped.fromBytes(Wrapped.of(expected).toBytes()))).toEqual(expected);
  });

  it('and a part that is too long is refused', () => {
    const part = type(`
seq: [{id: part, size: 2, type: part, process: xor(1)}]
instances: {late: {io: part._io, pos: 1, type: u1}}
types: {part: {seq: [{id: x, size-eos: true}]}}`);
    expect(() => part.of({ part: { x: new Uint8Array(3) }, late: null }).toBytes()).toThrow(
      'part, expected: 2, actual: 3',
    );
  });
});

it('what processed bytes have in the stream around them is annotated behind the field of these bytes', () => {
  const Processed = type(SPEC.replace('len_part}', 'len_part, process: xor(1)}'));
  const read = annotate((io) => new Processed(io), Uint8Array.of(1, 5, 6, 7), { instances: true });
  expect(flatten(read.annotations).map(({ path, annotation: { start, end } }) => [path, start, end])).toEqual(
    [
      ['len_part', 0, 1],
      ['part', 1, 2],
      ['part.far', 2, 4],
      ['word', 2, 4],
    ],
  );
});
