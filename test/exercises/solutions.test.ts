import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacks } from '../support/needs.js';
import { ALL, EXERCISES, folders, ROOT } from './exercises.js';
import { Scratch } from './scratch.js';

it('knows all exercises', async () => {
  expect(ALL.map(({ name }) => name)).toEqual(await folders());
});

/** Puts the solution into a copy: a patch of the project, or files of its own. */
async function solve(scratch: Scratch, name: string): Promise<void> {
  const folder = join(ROOT, EXERCISES, name);
  const patch = join(folder, 'solution.patch');
  if (!existsSync(patch)) {
    await cp(join(folder, 'solution'), scratch.folder, { recursive: true });
    return;
  }
  await scratch.run('git', 'apply', patch);
  // What follows from the patch is made anew. `-o`: nothing is to be installed.
  const follows = /^\+\+\+ b\/src\/examples\//m.test(await readFile(patch, 'utf8'))
    ? ['gen', 'examples']
    : ['gen'];
  await scratch.run('make', '-o', 'node_modules/.installed', ...follows);
  await scratch.run('npx', '--no-install', 'tsc', '--noEmit', '-p', 'tsconfig.json');
  await scratch.run('npx', '--no-install', 'biome', 'check', '--error-on-warnings', 'src', 'test');
}

describe.each(ALL)('$name', ({ name, needs, undone }) => {
  it.skipIf(lacks(...needs))('is red without its solution, and green with it', async () => {
    const scratch = await Scratch.forThisTest();
    const check = () =>
      scratch.try('make', '-o', 'node_modules/.installed', 'exercise', `N=${name.slice(0, 2)}`);
    const before = await check();
    expect(before.printed).toContain(undone);
    expect(before.passed).toBe(false);
    await solve(scratch, name);
    const after = await check();
    expect(after.passed, after.printed).toBe(true);
  });
});
