/** What `toBytes()` makes can stand behind something else, and be written to a stream that grows. */
import { expect, it } from 'vitest';
import { KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { NORMALISED } from './support/differences.js';
import { classOf, type Feature, features } from './support/feature.js';
import { plain } from './support/plain.js';

/** Features of which what is read depends on how long the stream is, which is not known while it grows. */
const ASKS_FOR_THE_SIZE = new Set(['instances_in_the_sequence', 'streams_in_expressions']);

const good = ({ examples }: Feature) => examples.filter(({ throws }) => throws === undefined);
const cases = (list: readonly Feature[]) =>
  list.flatMap((feature) =>
    good(feature).map((example) => [feature.name, classOf(feature), example] as const),
  );

it.each(cases(features))('appendTo() writes it behind other bytes: %s', (_, type, { bytes, written }) => {
  const io = KaitaiStream.growing();
  io.writeBytes(Uint8Array.of(1, 2, 3));
  type.fromBytes(bytes).appendTo(io);
  expect(io.toByteArray()).toEqual(Uint8Array.of(1, 2, 3, ...written));
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
