/** All that holds for a specification, whatever it is. */
import { fc } from '@fast-check/vitest';
import { ConsistencyError, KaitaiStruct } from '../../../src/runtime/index.js';
import { SOAK_SECONDS } from '../../support/soak.js';
import { arbitraryOf } from '../support/arbitrary.js';
import { decode, inPieces, readAll } from '../support/decoding.js';
import { type GeneratedClass, generate, mainClass } from '../support/generated.js';
import {
  checkAnnotations,
  checkFrameLength,
  hasThrown,
  initOf,
  readOfficially,
  readOurs,
  shownOfficially,
} from '../support/laws.js';
import { compileOfficially, type OfficialClass } from '../support/official.js';
import { comparable, plain } from '../support/plain.js';
import { expectSame } from '../support/same.js';
import { objectsIfAny } from './objects.js';
import type { RandomSpec } from './spec.js';

const FILE = 'random.ksy';

/**
 * In the suite the same specifications are tried each time: new ones find new mistakes, which is what
 * `make fuzz-codegen` is for, and would stop whoever changes something else.
 */
export const ALWAYS_THE_SAME = SOAK_SECONDS === 0 ? { seed: 1 } : {};

/** What was made of a specification. */
interface Subject {
  readonly type: GeneratedClass;
  /** Of the official compiler, where that knows all that is in it. */
  readonly parser: OfficialClass | undefined;
  readonly objects: fc.Arbitrary<KaitaiStruct> | undefined;
  readonly asksStream: boolean;
  /**
   * Whether a terminator of several bytes may be missing: it is looked for at multiples of its length, so a value without one
   * would not end there if what is empty behind it were written with its own.
   */
  readonly mayEndEarly: boolean;
}

/** A terminator that is a list. */
const SEVERAL_BYTES = /terminator:\n/;

async function subjectOf(spec: RandomSpec): Promise<Subject> {
  const { text, shared = '', drawable, asksStream } = spec;
  const files = new Map([
    [FILE, text],
    ['shared.ksy', shared],
  ]);
  const codec = generate(FILE, files);
  const parser = spec.oursAlone ? undefined : await compileOfficially(text, () => shared);
  const drawn = () => arbitraryOf(FILE, files, codec);
  const objects = { always: drawn, perhaps: () => objectsIfAny(drawn()), never: () => undefined }[drawable]();
  const mayEndEarly = SEVERAL_BYTES.test(text) && text.includes('eos-error: false');
  return { type: mainClass(codec), parser, objects, asksStream, mayEndEarly };
}

/** Small numbers are likely, so that sizes and counts fit. */
const anyBytes = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 6 }) }, fc.nat({ max: 255 })), { maxLength: 80 })
  .map((bytes) => Uint8Array.from(bytes));

/** Bytes that are such an object, or nearly. */
const nearly = (objects: fc.Arbitrary<KaitaiStruct>) =>
  fc
    .tuple(objects, fc.option(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { freq: 3 }))
    .map(([object, change]) => {
      const bytes = object.toBytes().slice();
      if (change !== null && bytes.length > 0) bytes[change[0] % bytes.length] = change[1];
      return bytes;
    });

function checkReading(subject: Subject, bytes: Uint8Array): void {
  const { type, parser, asksStream, mayEndEarly } = subject;
  const { object, fields } = readOurs(type, bytes);
  if (parser !== undefined) expectSame(comparable(fields), comparable(readOfficially(parser, bytes)));
  checkAnnotations(type, bytes, fields);
  if (object === undefined) return;
  checkFrameLength(type, bytes, object._io?.pos ?? 0);
  if (hasThrown(fields)) return;
  if (parser !== undefined) expectSame(String(object), shownOfficially(parser, bytes));
  // What is behind the object is not written: then the end of the stream is another.
  if (asksStream && object._io?.pos !== bytes.length) return;
  const isKept = keepsBytes(subject, bytes);
  const isComplete = isKept && !lacksTerminator(object);
  const written = unlessRefused(
    () => object.toBytes(),
    (error) => !isKept || (mayEndEarly && error.expected === 'the end of the stream behind it'),
  );
  if (written === undefined) return;
  const again = plain(type.fromBytes(written));
  if (isComplete) expectSame(again, fields);
  expectSame(object.toBytes(), written);
  if (asksStream) return;
  // Of an object in a part that is larger, `of` makes one in a part that fits: then it is shorter, and stays so.
  const made = madeOf(subject, bytes);
  if (made === undefined) return;
  if (!hasUnread(object)) expectSame(plain(type.fromBytes(made)), again);
  expectSame(madeOf(subject, made), made);
}

/**
 * Undefined where a part that became shorter contradicts what sees its bytes or its length: an instance, or a terminator in
 * front of it that is left to what follows.
 */
function madeOf({ type }: Subject, bytes: Uint8Array): Uint8Array | undefined {
  const read = type.fromBytes(bytes);
  const init = initOf(read) as object;
  return unlessRefused(
    () => type.of(init).toBytes(),
    () => hasUnread(read),
  );
}

/** Undefined where it is refused because it contradicts itself, and may be. */
function unlessRefused<T>(work: () => T, mayBe: (error: ConsistencyError) => boolean): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConsistencyError && mayBe(error)) return undefined;
    throw error;
  }
}

/**
 * Whether all that instances can look at stays as it was read: not what is behind a terminator or in the padding of a field,
 * nor bytes that another program compressed.
 */
function keepsBytes({ type }: Subject, bytes: Uint8Array): boolean {
  const read = type.fromBytes(bytes);
  const switches = partsOf(read).flatMap((part) =>
    Object.keys(part).flatMap((name) => (name.endsWith('Enabled') ? [{ part, name }] : [])),
  );
  if (switches.length === 0) return true;
  for (const { part, name } of switches) Object.assign(part, { [name]: false });
  const written = unlessRefused(
    () => read.toBytes(),
    () => true,
  );
  return written === undefined || Buffer.compare(written, bytes.subarray(0, written.length)) === 0;
}

/** Whether a part of it, at any depth, is larger than its fields: what is behind them is not among what `of` takes. */
function hasUnread(object: KaitaiStruct): boolean {
  return partsOf(object).some(({ _rest }) => _rest !== undefined && _rest.length > 0);
}

/**
 * Whether a part of it, at any depth, is written with more bytes than it had: it ended where its terminator would be, which
 * may be missing there. Where the length of the part follows from it, it has one when it is written, and is longer by that.
 */
function lacksTerminator(object: KaitaiStruct): boolean {
  return partsOf(object).some((part) => part !== object && part._byteLength() > (part._io?.size ?? 0));
}

/** All objects in it, and itself. */
function partsOf(value: unknown): KaitaiStruct[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!(value instanceof KaitaiStruct)) return [];
  const names = Object.keys(initOf(value) as object);
  return [value, ...names.flatMap((name) => partsOf(value[name as keyof KaitaiStruct]))];
}

function checkCuts({ type }: Subject, bytes: Uint8Array): void {
  // Of many bytes not at each: that would take as long as all of them take, for each of them.
  const step = Math.ceil(bytes.length / 80);
  for (let end = 0; end < bytes.length; end += step) {
    const part = bytes.subarray(0, end);
    checkAnnotations(type, part, readOurs(type, part).fields);
  }
}

function checkDecoding({ type }: Subject, bytes: Uint8Array, chunks: readonly Uint8Array[]): void {
  const whole = readAll(type, bytes);
  expectSame(decode(type, [bytes]), whole);
  expectSame(decode(type, chunks), whole);
}

function checkRoundTrip(object: KaitaiStruct): void {
  const type = object.constructor as unknown as GeneratedClass;
  const bytes = object.toBytes();
  const again = type.fromBytes(bytes);
  expectSame(plain(again), plain(object));
  expectSame(again.toBytes(), bytes);
}

/** Bytes and objects are not made simpler where one fails: of the specification that is done, and each try costs. */
const times = (numRuns: number) => ({ numRuns, endOnFailure: true, ...ALWAYS_THE_SAME });

function checkAll(subject: Subject): void {
  const { objects } = subject;
  const bytes = objects === undefined ? anyBytes : fc.oneof(anyBytes, nearly(objects));
  fc.assert(
    fc.property(bytes, (some) => checkReading(subject, some)),
    times(25),
  );
  fc.assert(
    fc.property(bytes, (some) => checkCuts(subject, some)),
    times(3),
  );
  fc.assert(
    fc.property(inPieces(bytes), (cut) => checkDecoding(subject, cut.bytes, cut.chunks)),
    times(10),
  );
  if (objects !== undefined) fc.assert(fc.property(objects, checkRoundTrip), times(10));
}

/** @throws with the specification in the message */
export async function checkSpec(spec: RandomSpec): Promise<void> {
  try {
    checkAll(await subjectOf(spec));
  } catch (cause) {
    throw new Error(
      `of this specification:\n\n${spec.text}\n${spec.shared ?? ''}\n${(cause as Error).message}`,
      { cause },
    );
  }
}
