import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesOfDump, dumpOf } from '../../docs/exercises/01-frames-by-hand/dump.js';
import { solutionFiles } from '../../docs/site/exercises.js';
import { ALL, EXERCISES } from '../exercises/exercises.js';

/** What a page of an exercise has to have, in this order. */
const PARTS = [
  '**Goal.**',
  '**You learn**',
  '**Begin with**',
  '## Steps',
  '## You are done when',
  '<summary>Hint',
];

describe.each(ALL)('the exercise $name', ({ name }) => {
  const folder = join(EXERCISES, name);
  const number = Number(name.slice(0, 2));

  it('says what it is about, how to do it, and when it is done; and has a solution', async () => {
    const page = await readFile(join(folder, 'README.md'), 'utf8');
    const places = PARTS.map((part) => page.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(page).toContain(`\nmake exercise N=${name.slice(0, 2)}\n`);
    expect(page).toMatch(new RegExp(`^title: ${number} `, 'm'));
    // The handout of a class has none, of no exercise.
    const all = await Promise.all(ALL.map((one) => solutionFiles(join(EXERCISES, one.name))));
    if (all.some((files) => files.length > 0)) expect(await solutionFiles(folder)).not.toEqual([]);
  });

  it('is in the list of all', async () => {
    const index = await readFile(join(EXERCISES, 'README.md'), 'utf8');
    expect(index).toMatch(new RegExp(`^\\| ${number} \\| \\[.*\\]\\(${name}/README\\.md\\)`, 'm'));
  });
});

it.each(['capture.txt', 'broken.txt'])('the dump %s is what xxd prints', async (file) => {
  const dump = await readFile(join(EXERCISES, '01-frames-by-hand', file), 'utf8');
  expect(dumpOf(bytesOfDump(dump))).toBe(dump);
});
