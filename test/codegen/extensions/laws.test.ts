/**
 * Specifications with keys of our own: what is drawn and written comes back the same, as does what is edited, and the
 * official parser of the same specification, which ignores the keys, reads it alike.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  acceptMismatches,
  annotate,
  flatten,
  KaitaiError,
  type KaitaiStruct,
  PositionedStruct,
  ValidationNotEqualError,
} from '../../../src/runtime/index.js';
import '../../support/seed.js';
import { arbitraryOf } from '../support/arbitrary.js';
import { type GeneratedClass, generate, mainClass } from '../support/generated.js';
import { checkAnnotations, initOf, readOfficially } from '../support/laws.js';
import { compileOfficially } from '../support/official.js';
import { comparable, plain } from '../support/plain.js';
import { expectSame } from '../support/same.js';
import { complaints, STRICTEST } from '../support/strict.js';

const PROJECT = join(import.meta.dirname, '../../..');
const FOLDER = join(import.meta.dirname, 'specs');
const GALLERY = join(PROJECT, 'spec/gallery');
const RUNS = 15;

/**
 * They ask for texts of a certain form, or for the end of the stream, and so hardly any object is drawn; BSON uses no
 * extension, and has integers of 64 bits, which the official target rounds.
 */
const NOT_DRAWN = new Set(['bson_document', 'gzip', 'png', 'tar', 'zip']);

const specs = [FOLDER, GALLERY].flatMap((folder) =>
  readdirSync(folder).map((file) => ({ id: basename(file, '.ksy'), path: join(folder, file) })),
);

function load(path: string) {
  const text = readFileSync(path, 'utf8');
  const file = basename(path);
  const files = new Map([[file, text]]);
  const output = generate(file, files);
  return { text, output, type: mainClass(output), drawn: arbitraryOf(file, files, output) };
}

/** Where the fields are that have `-ts-value`. */
function pathsOfComputed(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = '-ts-value' in node ? [path] : [];
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, value]) => pathsOfComputed(value, `${path}/${key}`)),
  ];
}

/** Another object of the same class, with a field of its own from a second one. */
function edited(type: GeneratedClass, one: KaitaiStruct, other: KaitaiStruct, at: number): KaitaiStruct {
  const [fields, others] = [one, other].map((object) => initOf(object) as Record<string, unknown>);
  const names = Object.keys(type.fields);
  const name = names[at % names.length] ?? '';
  return type.of({ ...fields, [name]: others?.[name] });
}

describe.each(specs.filter(({ id }) => !NOT_DRAWN.has(id)))('$id', ({ path }) => {
  const { text, type, drawn } = load(path);

  it('comes back the same, and the official parser reads it alike', async () => {
    const official = await compileOfficially(text, () => '');
    fc.assert(
      fc.property(drawn, (object) => {
        const bytes = object.toBytes();
        const again = type.fromBytes(bytes);
        expectSame(plain(again), plain(object));
        expectSame(again.toBytes(), bytes);
        expectSame(type.of(initOf(again) as object).toBytes(), bytes);
        expectSame(comparable(readOfficially(official, bytes)), comparable(plain(again)));
        checkAnnotations(type, bytes, plain(again));
      }),
      { numRuns: RUNS, maxSkipsPerRun: 200 },
    );
  });

  it('can be edited, and the official parser reads it alike', async () => {
    const official = await compileOfficially(text, () => '');
    let written = 0;
    fc.assert(
      fc.property(drawn, drawn, fc.nat(), (one, other, at) => {
        let bytes: Uint8Array;
        try {
          bytes = edited(type, one, other, at).toBytes();
        } catch (error) {
          // A field of another object need not go with the rest.
          if (!(error instanceof KaitaiError)) throw error;
          return;
        }
        written++;
        const again = type.fromBytes(bytes);
        expectSame(comparable(readOfficially(official, bytes)), comparable(plain(again)));
        expectSame(again.toBytes(), bytes);
      }),
      { numRuns: RUNS, maxSkipsPerRun: 200 },
    );
    expect(written).toBeGreaterThan(0);
  });

  const computed = new Set(pathsOfComputed(parse(text)));

  it('says which value a changed byte contradicts, or takes it and mends it', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), fc.integer({ min: 1, max: 255 }), (object, at, change) => {
        const bytes = object.toBytes();
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ change;
        try {
          type.fromBytes(bytes);
        } catch (error) {
          if (!(error instanceof KaitaiError)) throw error;
          const isComputed = error instanceof ValidationNotEqualError && computed.has(error.srcPath);
          if (!isComputed) return;
          // The byte at which it begins is that of the field.
          const { annotations } = annotate((io) => new type(io), bytes);
          const found = flatten(annotations).find(({ path }) => path === error.path);
          if (found !== undefined) expect(error.start).toBe(found.annotation.start);
          const { value, mismatches } = acceptMismatches(() => type.fromBytes(bytes));
          expect(mismatches[0]?.message).toBe(error.message);
          // An offset may lead to the checksum itself.
          if (type.prototype instanceof PositionedStruct) return;
          const mended = value.toBytes();
          expectSame(plain(type.fromBytes(mended)), plain(value));
        }
      }),
      { numRuns: RUNS, maxSkipsPerRun: 200 },
    );
  });
});

it('is strict TypeScript', { timeout: 60_000 }, () => {
  const folder = join(import.meta.dirname, 'generated-in-memory');
  const files = new Map<string, string>();
  for (const { id, path } of specs) {
    for (const { name, text } of load(path).output) {
      const code = text
        .replace(/'@runtime(\/\w+)?'/g, (_, module = '') => `'../../../../../src/runtime${module}/index.js'`)
        .replaceAll("'./raw_deflate.js'", "'../../../support/raw-deflate.js'");
      files.set(join(folder, id, name), code);
    }
  }
  expect([...complaints(files, PROJECT, STRICTEST)]).toEqual([]);
});
