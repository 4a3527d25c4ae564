/** Every feature of the language by a small specification of its own: reading, writing, annotating, cutting. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  annotate,
  type FieldInfo,
  flatten,
  KaitaiError,
  KaitaiStruct,
  PositionedStruct,
} from '../../src/runtime/index.js';
import '../support/seed.js';
import { DIFFERENCES, NORMALISED } from './support/differences.js';
import { classOf, type Feature, features, officialClassOf, parseBytes } from './support/feature.js';
import type { GeneratedClass } from './support/generated.js';
import { type OfficialClass, officialStream, readTop } from './support/official.js';
import { comparable, type Plain, plain, THROWS } from './support/plain.js';

const FAILS = '(fails)';

function readOurs(type: GeneratedClass, bytes: Uint8Array): { object?: KaitaiStruct; fields: Plain } {
  try {
    const object = type.fromBytes(bytes);
    return { object, fields: plain(object) };
  } catch (error) {
    // Anything else is a mistake of the generator.
    if (!(error instanceof KaitaiError)) throw error;
    return { fields: FAILS };
  }
}

function readOfficially(type: OfficialClass, bytes: Uint8Array): Plain {
  try {
    return plain(readTop(new type(officialStream(bytes))));
  } catch {
    return FAILS;
  }
}

/** What `of()` takes, from an object that was read: its own fields as plain data. */
function initOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(initOf);
  if (!(value instanceof KaitaiStruct)) return value;
  const { fields } = value.constructor as unknown as { readonly fields: object };
  const own = Object.keys(value).filter((name) => !name.startsWith('_') && !name.endsWith('Enabled'));
  const names = new Set([...own, ...Object.keys(fields)]);
  return Object.fromEntries([...names].map((name) => [name, initOf(value[name as keyof KaitaiStruct])]));
}

/** The examples with some bytes changed, added or removed, and now and then anything at all. */
function similar({ examples }: Feature): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(),
    remove: fc.nat(2),
    insert: fc.array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 1, 2, 255)), {
      maxLength: 3,
    }),
  });
  const changed = fc
    .tuple(fc.constantFrom(...examples.map(({ bytes }) => bytes)), fc.array(change, { maxLength: 3 }))
    .map(([bytes, changes]) => {
      const result = [...bytes];
      for (const { at, remove, insert } of changes)
        result.splice(at % (result.length + 1), remove, ...insert);
      return Uint8Array.from(result);
    });
  return fc.oneof({ weight: 4, arbitrary: changed }, fc.uint8Array({ maxLength: 40 }));
}

function checkAnnotations(type: GeneratedClass, bytes: Uint8Array, fields: Plain): void {
  const { value, annotations, error } = annotate((io) => new type(io), bytes);
  expect(error === undefined ? plain(value) : FAILS).toEqual(fields);
  // What stands at positions is in any order.
  if (type.prototype instanceof PositionedStruct) {
    checkAnnotatedInstances(type, bytes);
    return;
  }
  let before = 0;
  for (const { annotation } of flatten(annotations)) {
    expect(annotation.start).toBeGreaterThanOrEqual(annotation.bits ? before - 1 : before);
    expect(annotation.end).toBeGreaterThanOrEqual(annotation.start);
    expect(annotation.end).toBeLessThanOrEqual(bytes.length);
    before = annotation.end;
  }
}

/** Every instance is annotated with its value, between the ends of the stream. */
function checkAnnotatedInstances(type: GeneratedClass, bytes: Uint8Array): void {
  const { value, annotations, error } = annotate((io) => new type(io), bytes, { instances: true });
  if (error !== undefined) return;
  for (const { field, value: found } of annotations) {
    expect(plain(found)).toEqual(
      plain((value as unknown as Record<string, unknown>)[propertyOf(type, field)]),
    );
  }
  for (const { annotation } of flatten(annotations)) {
    expect(annotation.end).toBeGreaterThanOrEqual(annotation.start);
    expect(annotation.end).toBeLessThanOrEqual(bytes.length);
  }
}

function propertyOf(type: GeneratedClass, field: FieldInfo): string {
  const entry = Object.entries(type.fields).find(([, info]) => info === field);
  if (entry === undefined) throw new Error(`${field.path} is no field of ${type.name}`);
  return entry[0];
}

/** Whether a getter failed, somewhere in it. */
function hasThrown(fields: Plain): boolean {
  return JSON.stringify(fields, (_, value) => (typeof value === 'bigint' ? String(value) : value)).includes(
    THROWS,
  );
}

function checkFrameLength(type: GeneratedClass, bytes: Uint8Array, length: number): void {
  if (type.frameLength === undefined) return;
  const shifted = Uint8Array.of(0xee, 0xee, ...bytes, 0xee);
  for (let end = 0; end <= bytes.length; end++) {
    const needed = type.frameLength(shifted, 2, end + 2);
    expect(type.frameLength(bytes.subarray(0, end))).toBe(needed);
    if (end >= length) expect(needed).toBe(length);
    else {
      expect(needed).toBeGreaterThan(end);
      expect(needed).toBeLessThanOrEqual(length);
    }
  }
}

function writesOrComplains(object: KaitaiStruct): void {
  try {
    object.toBytes();
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
  }
}

const official = new Map<Feature, OfficialClass | undefined>();
for (const feature of features) official.set(feature, await officialClassOf(feature));

describe.each(
  features.map((feature) => [feature.name.replaceAll('_', ' '), feature] as const),
)('%s', (_, feature) => {
  const type = classOf(feature);
  const parser = official.get(feature);
  const difference = DIFFERENCES[feature.name];
  const good = feature.examples.filter((example) => example.throws === undefined);
  const bad = feature.examples.filter((example) => example.throws !== undefined);

  it.each(good)('reads and writes example %#', ({ bytes, fields, written }) => {
    const object = type.fromBytes(bytes);
    expect(plain(object)).toEqual(fields);
    const length = object._io?.pos ?? 0;
    if (!(object instanceof PositionedStruct)) expect(length + object._lookahead()).toBe(bytes.length);
    expect(object.toBytes()).toEqual(written);
    // A second time, because writing derives and links.
    expect(object.toBytes()).toEqual(written);
    if (feature.noInit === undefined) {
      expect(type.of(initOf(type.fromBytes(bytes)) as object).toBytes()).toEqual(written);
    }
    checkAnnotations(type, bytes, fields);
    checkFrameLength(type, bytes, length);
  });

  it.each(bad)('refuses example %#', ({ bytes, throws }) => {
    expect(() => type.fromBytes(bytes)).toThrow(expect.objectContaining({ name: throws }));
    expect(annotate((io) => new type(io), bytes).error?.name).toBe(throws);
  });

  it('fails on every shorter input with an error of the runtime', () => {
    for (const { bytes } of good) {
      for (let end = 0; end < bytes.length; end++) {
        const part = bytes.subarray(0, end);
        checkAnnotations(type, part, readOurs(type, part).fields);
      }
    }
  });

  it('does with any bytes what the official parser does', () => {
    if (difference !== undefined) {
      const bytes = parseBytes(difference.shown);
      const theirs = parser === undefined ? '(refused)' : comparable(readOfficially(parser, bytes));
      expect(comparable(readOurs(type, bytes).fields)).not.toEqual(theirs);
      return;
    }
    if (parser === undefined) throw new Error('the official compiler refuses the specification');
    const same = (bytes: Uint8Array) => {
      expect(comparable(readOurs(type, bytes).fields)).toEqual(comparable(readOfficially(parser, bytes)));
    };
    for (const { bytes } of feature.examples) same(bytes);
    fc.assert(fc.property(similar(feature), same), { numRuns: 60 });
  });

  it('reads any bytes that it can read the same again after writing them', () => {
    fc.assert(
      fc.property(similar(feature), (bytes) => {
        const { object, fields } = readOurs(type, bytes);
        checkAnnotations(type, bytes, fields);
        if (object === undefined) return;
        const length = object._io?.pos ?? 0;
        checkFrameLength(type, bytes, length);
        if (feature.name in NORMALISED || hasThrown(fields)) return writesOrComplains(object);
        const written = object.toBytes();
        expect(plain(type.fromBytes(written))).toEqual(fields);
      }),
      { numRuns: 60 },
    );
  });
});
