/** What `toBytes()` makes can stand behind something else, and be written to streams that grow or are of another size. */
import { describe, expect, it } from 'vitest';
import { KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { NORMALISED } from './support/differences.js';
import { classOf, type Feature, features, parseBytes } from './support/feature.js';
import { generate, mainClass } from './support/generated.js';
import { plain } from './support/plain.js';

/** Features of which what is read depends on how long the stream is, which is not known while it grows. */
const ASKS_FOR_THE_SIZE = new Set(['instances_in_the_sequence', 'streams_in_expressions']);

const good = ({ examples }: Feature) => examples.filter(({ throws }) => throws === undefined);
const cases = (list: readonly Feature[]) =>
  list.flatMap((feature) =>
    good(feature).map((example) => [feature.name, classOf(feature), example] as const),
  );

it.each(cases(features))('appendTo() writes it behind other bytes: %s', (_, type, { bytes }) => {
  const io = KaitaiStream.growing();
  io.writeBytes(Uint8Array.of(1, 2, 3));
  type.fromBytes(bytes).appendTo(io);
  expect(io.toByteArray()).toEqual(Uint8Array.of(1, 2, 3, ...bytes));
});

it.each(
  cases(features.filter(({ name }) => !(name in NORMALISED || ASKS_FOR_THE_SIZE.has(name)))),
)('_write() to a growing stream can be read: %s', (_, type, { bytes, fields }) => {
  const object = type.fromBytes(bytes) as KaitaiStruct & { _fetchInstances(): void };
  object._fetchInstances();
  object._checkAll();
  const io = KaitaiStream.growing();
  object._write(io);
  expect(plain(type.fromBytes(io.toByteArray()))).toEqual(fields);
});

describe('_write() to a stream of a size', () => {
  const write = (extent: string, size: number) => {
    const spec = `meta: {id: t}\nseq: [{id: p, type: p, ${extent}}]\ntypes: {p: {seq: [{id: x, type: u1}]}}`;
    const object = mainClass(generate('t.ksy', new Map([['t.ksy', spec]]))).of({ p: { x: 5 } });
    object._checkAll();
    const io = KaitaiStream.fixed(size);
    object._write(io);
    return io.toByteArray();
  };

  it.each([
    ['what is padded goes on to its end', 'size-eos: true, pad-right: 7', 3, '05 07 07'],
    [
      'a terminator that may be missing is left out where there is no room',
      'terminator: 0, eos-error: false',
      1,
      '05',
    ],
    ['and written where there is', 'terminator: 0, eos-error: false', 2, '05 00'],
  ])('%s', (_, extent, size, bytes) => {
    expect(write(extent, size)).toEqual(parseBytes(bytes));
  });

  it.each([
    [
      'something is left behind what goes on to its end',
      'size-eos: true, process: xor(1)',
      3,
      'ConsistencyError',
    ],
    ['there is no room for a terminator', 'terminator: 0', 1, 'EOFError'],
  ])('fails where %s', (_, extent, size, name) => {
    expect(() => write(extent, size)).toThrow(expect.objectContaining({ name }));
  });
});
