/** Every feature of the language by a small specification of its own: reading, writing, annotating, cutting. */
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { annotate, KaitaiError, type KaitaiStruct, PositionedStruct } from '../../src/runtime/index.js';
import '../support/seed.js';
import { DIFFERENCES, NORMALISED } from './support/differences.js';
import { classOf, type Feature, features, officialClassOf, parseBytes } from './support/feature.js';
import {
  checkAnnotations,
  checkFrameLength,
  hasThrown,
  initOf,
  readOfficially,
  readOurs,
} from './support/laws.js';
import type { OfficialClass } from './support/official.js';
import { comparable, plain } from './support/plain.js';
import { expectSame } from './support/same.js';

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

  it.each(good)('reads and writes example %#', ({ bytes, fields, made }) => {
    const object = type.fromBytes(bytes);
    expectSame(plain(object), fields);
    const length = object._io?.pos ?? 0;
    if (!(object instanceof PositionedStruct)) expect(length + object._lookahead()).toBe(bytes.length);
    expectSame(object.toBytes(), bytes);
    // A second time, because writing derives and links.
    expectSame(object.toBytes(), bytes);
    if (feature.noInit === undefined) {
      expectSame(type.of(initOf(type.fromBytes(bytes)) as object).toBytes(), made);
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
      expectSame(comparable(readOurs(type, bytes).fields), comparable(readOfficially(parser, bytes)));
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
        expectSame(object.toBytes(), bytes);
      }),
      { numRuns: 60 },
    );
  });
});
