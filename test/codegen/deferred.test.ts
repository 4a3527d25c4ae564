/** What `_check()` cannot know, since it asks a stream, is checked by `_write()` at the same place of the sequence. */
import { describe, expect, it } from 'vitest';
import { KaitaiStream } from '../../src/runtime/index.js';
import { parseBytes } from './support/feature.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string): GeneratedClass =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be}\n${yaml}`]])));

const FAR = 'far: {pos: 0, type: u1}';

describe.each([
  ['the size of the stream', 'seq: [{id: b, size: _io.size - 1}, {id: c, type: u1}]', '0102 03'],
  ['where it stands', 'seq: [{id: a, type: u1}, {id: b, size: _io.pos + 1}]', '01 0203'],
  ['an instance', `seq: [{id: a, type: u1}, {id: b, size: far}]\ninstances: {${FAR}}`, '02 0102'],
  [
    'an instance, by way of a value',
    `seq: [{id: a, type: u1}, {id: b, size: len}]\ninstances: {${FAR}, len: {value: far * 1}}`,
    '02 0102',
  ],
  ['a condition that asks it', 'seq: [{id: a, type: u1}, {id: b, size: 2, if: not _io.eof}]', '02 0102'],
  [
    'an argument that is a stream',
    `
seq: [{id: box, size: 2, type: box}, {id: part, type: part(box._io)}]
types:
  box: {seq: [{id: all, size-eos: true}]}
  part: {params: [{id: stream, type: io}], seq: [{id: b, size: stream.size}]}`,
    '0102 0304',
  ],
])('%s', (_, yaml, hex) => {
  const bytes = parseBytes(hex);

  /** Read, and then with one byte less than there was. */
  const shorter = () => {
    const object = type(yaml).fromBytes(bytes);
    object._fetchInstances();
    const part = (object as unknown as { part?: object }).part ?? object;
    Object.assign(part, { b: Uint8Array.of(9) });
    return object;
  };

  it('is written as it was read', () => {
    const object = type(yaml).fromBytes(bytes);
    object._fetchInstances();
    object._checkAll();
    const io = KaitaiStream.fixed(bytes.length);
    object._write(io);
    expect(io.toByteArray()).toEqual(bytes);
  });

  it('is no matter of _check(), and refused by _write()', () => {
    const object = shorter();
    object._checkAll();
    const error = expect.objectContaining({ name: 'ConsistencyError', id: 'b', actual: 1, expected: 2 });
    expect(() => object._write(KaitaiStream.fixed(bytes.length))).toThrow(error);
  });
});

it('a choice of which no case matches has no value', () => {
  const choice = type('seq: [{id: a, type: u1}, {id: b, type: {switch-on: a, cases: {1: u1}}}]');
  expect(choice.of({ a: 2 }).toBytes()).toEqual(parseBytes('02'));
  expect(() => choice.of({ a: 2, b: 3 }).toBytes()).toThrow(
    'b, expected: "no value, as no case of its type matches"',
  );
});

it('of an array to the end of the stream, the last element ends it, and none before', () => {
  const lines = type(
    'seq: [{id: b, type: line, repeat: eos}]\ntypes: {line: {seq: [{id: c, size-eos: true}]}}',
  );
  const c = (...bytes: number[]) => ({ c: Uint8Array.from(bytes) });
  expect(lines.of({ b: [c(1, 2)] }).toBytes()).toEqual(parseBytes('01 02'));
  expect(() => lines.of({ b: [c(1, 2), c()] }).toBytes()).toThrow('no element behind the end of the stream');
});
