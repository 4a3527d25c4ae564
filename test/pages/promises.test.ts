/** What a page promises of the server is shown by a test, which it names by its file and its title. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './blocks.js';

const page = await readFile(join(ROOT, 'docs/threats.md'), 'utf8');
const named = [...page.matchAll(/`([\w.-]+\.test\.ts)`: ([^|;]+)/g)].map(([, file = '', title = '']) => ({
  file,
  title: title.trim(),
}));

it('there are promises, each with a test', () => {
  const promises = page.split('\n').filter((line) => /^\| [A-Z]/.test(line));
  expect(promises.length).toBeGreaterThan(20);
  for (const promise of promises) expect(promise).toContain('.test.ts`: ');
});

it.each(named)('$file: $title', async ({ file, title }) => {
  const files = await readdir(join(ROOT, 'test'), { recursive: true });
  const path = files.find((name) => name.endsWith(`/${file}`));
  expect(path, file).toBeDefined();
  expect(await readFile(join(ROOT, 'test', path ?? ''), 'utf8')).toContain(title);
});
