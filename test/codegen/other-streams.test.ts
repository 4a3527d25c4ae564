/** Instances that stand in a stream around their object. */
import { expect, it } from 'vitest';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import { generate, mainClass } from './support/generated.js';

const SPEC = `
meta: {id: around, endian: be}
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

const Around = mainClass(generate('around.ksy', new Map([['around.ksy', SPEC]])));

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
