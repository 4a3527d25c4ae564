/** The harness on a specification of a few lines: what is right passes, and what is wrong is noticed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTrees } from './compare.js';
import { tryEdits } from './edits.js';
import { faultsOf } from './faults.js';
import { Gallery, officialStream } from './gallery.js';
import { judge } from './judge.js';
import { readRecipes } from './make-files/recipe.js';
import { readManifest } from './manifest.js';

const SPEC = `
meta: { id: pair, endian: be, encoding: ASCII }
seq:
  - { id: len, type: u1 }
  - { id: text, type: str, size: len }
  - { id: number, type: u2, valid: { max: 100 } }
instances:
  far: { pos: 6, type: s8 }
`;
const BYTES = Uint8Array.of(2, 0x61, 0x62, 0, 7, 99, 0xff, 0xff, 0xff, 0xff, 0, 0xff, 0xff, 0xff, 55);

let folder: string;
let gallery: Gallery;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  writeFileSync(join(folder, 'pair.ksy'), SPEC);
  writeFileSync(join(folder, 'pair.bin'), BYTES);
  gallery = new Gallery(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('judges', () => {
  it('a file that both read', async () => {
    const verdict = await judge(gallery, 'pair', join(folder, 'pair.bin'));
    expect(verdict).toMatchObject({
      size: 15,
      differences: [expect.stringMatching(/^far: -4278190081, official/)],
      written: { kind: 'same' },
      writtenWhole: { kind: 'same' },
    });
  });

  it('a file that neither reads', async () => {
    const file = join(folder, 'short.bin');
    writeFileSync(file, BYTES.subarray(0, 2));
    const verdict = await judge(gallery, 'pair', file);
    expect(verdict).toMatchObject({ reading: 'both refuse', ours: expect.stringMatching(/^EOFError/) });
  });
});

it('edits fields, one at a time, and tells what became of it', async () => {
  const Official = await gallery.officialClass('pair');
  const calm = BYTES.map((byte, i) => (i < 6 ? byte : 0));
  const edits = tryEdits(gallery.ourClass('pair'), (bytes) => new Official(officialStream(bytes)), calm, 8);
  // `len` follows from `text`.
  expect(edits).toMatchObject({ good: 3, derived: 1, refused: 0, faults: [], example: 'text: "ab" -> "xb"' });
});

it('compares in every member', () => {
  const ours = {
    a: 1,
    b: [1, 2n],
    c: Uint8Array.of(1),
    d: undefined,
    get e() {
      return 5;
    },
  }; // prettier-ignore
  const official = (more: object) => ({ a: 1, b: [1, 2], c: Uint8Array.of(1), e: 5, ...more });
  expect(compareTrees(ours, official({})).differences).toEqual([]);
  expect(compareTrees(ours, official({ b: [1, 3] })).differences).toEqual(['b[1]: 2, official 3']);
  expect(compareTrees(ours, official({ b: [1] })).differences).toEqual(['b: 2 elements, official 1']);
  expect(compareTrees(ours, official({ c: Uint8Array.of(2) })).differences).toHaveLength(1);
  expect(compareTrees(ours, official({ d: 1 })).differences).toEqual(['d: nothing, official 1']);
});

it('tells a fault from a difference that is meant', () => {
  const result = (differences: string[]) =>
    faultsOf({
      format: 'dicom',
      file: 'a',
      origin: 'b',
      version: '1',
      verdict: { size: 1, reading: 'differs', differences, unreadable: [] },
    });
  expect(result(['elements[0].tag: 4294770684, official -196612'])).toEqual([]);
  expect(result(['elements[0].tag: 4, official 5'])).toHaveLength(1);
});

it('has recipes of which no two make the same file', () => {
  const recipes = readRecipes(join(import.meta.dirname, 'make-files/recipes'));
  const files = recipes.flatMap(({ make }) =>
    Object.entries(make).flatMap(([format, names]) => names.map((name) => `${format}/${name}`)),
  );
  expect(files.filter((file, i) => files.indexOf(file) !== i)).toEqual([]);
  expect(new Set(files.map((file) => file.replace(/\/.*/, ''))).size).toBeGreaterThan(90);
  for (const { installed, unpacked, python, sources, npm, programs, from } of recipes)
    expect(installed ?? unpacked ?? python ?? sources ?? npm ?? programs, from).toBeDefined();
});

it('says which entry of a manifest is wrong', () => {
  writeFileSync(join(folder, 'manifest.json'), '[{"format": "pair", "file": "pair.bin", "origin": "a"}]');
  expect(() => readManifest(folder)).toThrow(/entry 0 lacks/);
});
