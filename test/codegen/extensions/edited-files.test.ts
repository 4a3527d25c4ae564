/**
 * Files that other programs made, of which one field is changed: what follows from it is written right, so that the programs
 * that everybody uses take them, and the official parser of the same specification reads the same.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lacks } from '../../support/needs.js';
import { generate, mainClass } from '../support/generated.js';
import { readOfficially } from '../support/laws.js';
import { compileOfficially, type OfficialClass } from '../support/official.js';
import { comparable, plain } from '../support/plain.js';
import { expectSame } from '../support/same.js';

const GALLERY = join(import.meta.dirname, '../../../spec/gallery');

/** A pixel, as an image editor wrote it. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** An object as the tests know it. */
// biome-ignore lint/suspicious/noExplicitAny: the class is made while the test runs
type Any = any;

const ascii = (text: string) => new TextEncoder().encode(text);

/** Our class of a specification, and the official parser of it. */
async function formatOf(id: string): Promise<{ ours: Any; official: OfficialClass }> {
  const text = readFileSync(join(GALLERY, `${id}.ksy`), 'utf8');
  const ours = mainClass(generate(`${id}.ksy`, new Map([[`${id}.ksy`, text]])));
  return { ours, official: await compileOfficially(text, () => '') };
}

let folder = '';
const inFolder = (name: string) => join(folder, name);
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: 'pipe',
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'edited-files-'));
  mkdirSync(inFolder('notes'));
  writeFileSync(inFolder('notes/one.txt'), 'one\n');
  writeFileSync(inFolder('notes/many.txt'), 'many lines\n'.repeat(200));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Edits a file, and has the official parser read what was written. */
async function edit(id: string, bytes: Uint8Array, change: (object: Any) => void): Promise<Uint8Array> {
  const { ours, official } = await formatOf(id);
  const object = ours.fromBytes(bytes);
  // What another program compressed need not come back the same.
  if (!id.endsWith('zip')) expectSame(object.toBytes(), bytes);
  change(object);
  const edited = object.toBytes();
  expectSame(comparable(readOfficially(official, edited)), comparable(plain(ours.fromBytes(edited))));
  return edited;
}

describe.skipIf(lacks('pngcheck'))('PNG', () => {
  const check = (bytes: Uint8Array) => {
    writeFileSync(inFolder('image.png'), bytes);
    return run('pngcheck', '-t', 'image.png');
  };

  it('takes a text, and then another text', async () => {
    const withText = await edit('png', new Uint8Array(Buffer.from(PIXEL, 'base64')), (png) => {
      const body = { keyword: 'Title', text: 'A pixel' };
      const { Chunk, Text } = png.constructor;
      png.chunks.splice(1, 0, Chunk.of({ type: 'tEXt', body: Text.of(body) }));
    });
    expect(check(withText)).toContain('A pixel');
    const other = await edit('png', withText, ({ chunks }) => {
      chunks[1].body.text = 'One pixel of some colour';
    });
    expect(check(other)).toContain('One pixel of some colour');
  });

  it('would not take it with the checksum that it had', async () => {
    const { ours } = await formatOf('png');
    const bytes = new Uint8Array(Buffer.from(PIXEL, 'base64'));
    bytes[16 + 8] = 16; // the bit depth
    expect(() => check(bytes)).toThrow();
    expect(() => ours.fromBytes(bytes)).toThrow(
      expect.objectContaining({ name: 'ValidationNotEqualError', path: 'chunks[0].crc', start: 29 }),
    );
  });
});

describe.skipIf(lacks('gzip'))('gzip', () => {
  it('has another name, a checksum of its header, and other content', async () => {
    run('gzip', '--keep', 'notes/many.txt');
    const bytes = new Uint8Array(readFileSync(inFolder('notes/many.txt.gz')));
    const edited = await edit('gzip', bytes, (object) => {
      object.name = 'few.txt';
      object.flags.hasCrc = true;
      object.body = ascii('few lines\n');
    });
    writeFileSync(inFolder('few.gz'), edited);
    run('gzip', '--test', 'few.gz');
    expect(run('gzip', '--decompress', '--stdout', 'few.gz')).toBe('few lines\n');
  });
});

describe.skipIf(lacks('tar'))('tar', () => {
  it.each(['ustar', 'gnu', 'pax'])('has a file of another name and length, as %s', async (format) => {
    run('tar', `--format=${format}`, '-cf', 'notes.tar', 'notes/one.txt', 'notes/many.txt');
    const bytes = new Uint8Array(readFileSync(inFolder('notes.tar')));
    const edited = await edit('tar', bytes, ({ entries }) => {
      const entry = entries.find(({ name }: Any) => name === 'notes/one.txt');
      entry.name = 'notes/first.txt';
      entry.data = ascii('another line\n'.repeat(100));
    });
    writeFileSync(inFolder('edited.tar'), edited);
    expect(run('tar', '-tf', 'edited.tar')).toBe('notes/first.txt\nnotes/many.txt\n');
    expect(run('tar', '-xOf', 'edited.tar', 'notes/first.txt')).toBe('another line\n'.repeat(100));
  });
});

describe.skipIf(lacks('zip', 'unzip'))('ZIP', () => {
  it('has a file of another name and content, and so another directory', async () => {
    run('zip', '-q', '-r', 'notes.zip', 'notes/one.txt', 'notes/many.txt');
    const bytes = new Uint8Array(readFileSync(inFolder('notes.zip')));
    const edited = await edit('zip', bytes, ({ sections }) => {
      sections[0].body.name = 'notes/first.txt';
      sections[0].body.body.data = ascii('another line\n'.repeat(3));
      sections.at(-1).body.comment = 'edited';
    });
    writeFileSync(inFolder('edited.zip'), edited);
    expect(run('unzip', '-t', 'edited.zip')).toContain('No errors detected');
    expect(run('unzip', '-p', 'edited.zip', 'notes/first.txt')).toBe('another line\n'.repeat(3));
    expect(run('unzip', '-z', 'edited.zip')).toContain('edited');
  });

  it('is told where its directory contradicts a file', async () => {
    run('zip', '-q', '-0', 'stored.zip', 'notes/one.txt');
    const bytes = new Uint8Array(readFileSync(inFolder('stored.zip')));
    const { ours } = await formatOf('zip');
    const crc = ours.fromBytes(bytes).sections.at(-1).body.ofsDirectory + 16;
    bytes[crc] = (bytes[crc] ?? 0) ^ 1;
    expect(() => ours.fromBytes(bytes)).toThrow(
      expect.objectContaining({ name: 'ValidationNotEqualError', path: 'sections[1].body.crc', start: crc }),
    );
  });
});
