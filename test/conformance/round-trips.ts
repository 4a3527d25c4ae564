/**
 * Runner `round trips`: what is read from a sample is written to a stream of the sample's length, with `_check`
 * on every object, and read again. The formats and samples are those that the official Python target is tested
 * with; where reading must fail there is nothing to write.
 */
import { KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { type Plain, plain } from '../codegen/support/plain.js';
import { readTop } from './assertions.js';
import { Formats } from './formats.js';
import { readKst } from './kst.js';
import { judge, type Outcome, Wrong } from './outcome.js';
import { same } from './same.js';
import type { Suite } from './suite.js';
import { withTimeLimit } from './time-limit.js';

export function runRoundTrips(suite: Suite): Outcome[] {
  const formats = new Formats(suite);
  return writeTests(suite).map(({ id, sample }) =>
    judge(id, () => {
      const type = formats.classOf(id);
      withTimeLimit(() => checkRoundTrip(suite.sample(sample), (bytes) => readTop(type, bytes)));
    }),
  );
}

/** The tests of writing whose sample can be read. */
export function writeTests(suite: Suite): { id: string; sample: string }[] {
  const all = suite.list('spec/python/specwrite', '.py').filter((name) => name.startsWith('test_'));
  return all.flatMap((name) => {
    const id = name.replace(/^test_/, '');
    const sample = /src_filename = ['"]src\/(.*)['"]/.exec(
      suite.read('spec/python/specwrite', `${name}.py`),
    )?.[1];
    if (sample === undefined) throw new Error(`${name}.py names no sample`);
    return mustFail(suite, id) ? [] : [{ id, sample }];
  });
}

function mustFail(suite: Suite, id: string): boolean {
  return (
    suite.has('spec/ks', `${id}.kst`) &&
    readKst(suite.read('spec/ks', `${id}.kst`), id).exception !== undefined
  );
}

/** @throws Wrong unless writing an object and reading it again yields the same. */
export function checkRoundTrip(bytes: Uint8Array, read: (bytes: Uint8Array) => KaitaiStruct): void {
  const object = read(bytes);
  object._fetchInstances();
  const before = plain(object);
  object._checkAll();
  const io = KaitaiStream.fixed(bytes.length);
  object._write(io);
  const written = io.toByteArray();
  if (same(written, bytes)) return;
  const again = read(written);
  again._fetchInstances();
  const difference = differing(before, plain(again));
  if (difference !== undefined) throw new Wrong(`after writing, ${difference}`);
}

/** The first member in which two objects differ. */
function differing(a: Plain, b: Plain, path = ''): string | undefined {
  if (!isObject(a) || !isObject(b)) {
    return same(a, b) ? undefined : `${path} is ${JSON.stringify(b)}, was ${JSON.stringify(a)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = differing(a[key], b[key], path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: Plain): value is { readonly [name: string]: Plain } {
  return typeof value === 'object';
}
