/** Instances that contain themselves: an end that there is not is an error with its place. */
import { expect, it } from 'vitest';
import { EndlessInstanceError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { generate, mainClass } from './support/generated.js';

const classOf = (text: string) => mainClass(generate('x.ksy', new Map([['x.ksy', text]])));

it.each([
  ['itself', 'instances: {in: {pos: 1, type: x}}', '/instances/in', 1],
  [
    'itself by way of another type',
    'instances: {in: {pos: 1, type: y}}\ntypes:\n  y: {instances: {out: {pos: 0, type: x}}}',
    '/types/y/instances/out',
    0,
  ],
  [
    'itself by way of so many that the limit of nesting would come first',
    `instances: {in: {pos: 1, type: t0}}\ntypes:\n${Array.from({ length: 9 }, (_, i) => `  t${i}: {instances: {in: {pos: 1, type: t${(i + 1) % 9}}}}`).join('\n')}`,
    '/types/t1/instances/in',
    1,
  ],
  ['itself in a stream of its own', 'instances: {in: {pos: 0, size: _io.size, type: x}}', '/instances/in', 0],
])('of %s', (_, more, path, offset) => {
  const type = classOf(`meta: {id: x}\nseq: [{id: a, type: u1}]\n${more}\n`);
  const object = type.fromBytes(Uint8Array.of(1, 2)) as KaitaiStruct & { in: object };
  // What is asked for is read.
  expect(object.in).toBeDefined();
  const error = expect.objectContaining({ srcPath: path, offset });
  expect(() => object._fetchInstances()).toThrow(error);
  expect(() => object._fetchInstances()).toThrow(EndlessInstanceError);
  expect(() => object._write(KaitaiStream.growing())).toThrow(error);
  // What nobody has asked for is left where it is.
  expect(object.toBytes()).toEqual(Uint8Array.of(1, 2));
});

it('not of a type that comes to an end, by a parameter or by its offset', () => {
  const counted = classOf(
    'meta: {id: x}\ninstances: {in: {pos: 0, type: y(9)}}\ntypes:\n  y:\n    params: [{id: n, type: u1}]\n' +
      '    seq: [{id: a, type: u1}]\n    instances: {in: {pos: 0, type: y(n - 1), if: n > 0}}\n',
  );
  expect(counted.fromBytes(Uint8Array.of(7)).toBytes()).toEqual(Uint8Array.of(7));
  const list = classOf(
    'meta: {id: x}\nseq: [{id: next, type: u1}]\ninstances: {in: {pos: next, type: x, if: next != 0}}\n',
  );
  const bytes = Uint8Array.from({ length: 200 }, (_, i) => (i + 1) % 200);
  expect(list.fromBytes(bytes).toBytes()).toEqual(bytes);
});

it('what is behind a process, padding or a terminator has no size to set: it follows', () => {
  const type = classOf(
    'meta: {id: x}\nseq:\n  - {id: len, type: u1}\n  - {id: a, type: y, size: len, process: xor(1)}\n' +
      '  - {id: b, type: y, size: 4, pad-right: 0}\n  - {id: c, type: y, terminator: 0}\n' +
      'types:\n  y: {seq: [{id: t, type: str, size-eos: true, encoding: ASCII}]}\n',
  );
  const object = type.of({ a: { t: 'bc' }, b: { t: 'xy' }, c: { t: 'z' } });
  expect(object.toBytes()).toEqual(Uint8Array.of(2, 0x63, 0x62, 0x78, 0x79, 0, 0, 0x7a, 0));
  const again = type.fromBytes(object.toBytes()) as KaitaiStruct & { a: { t: string }; b: { t: string } };
  again.a.t = 'bcd';
  again.b.t = 'xyz';
  expect(again.toBytes()).toEqual(Uint8Array.of(3, 0x63, 0x62, 0x65, 0x78, 0x79, 0x7a, 0, 0x7a, 0));
});
