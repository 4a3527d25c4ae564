/**
 * The build of the site: the same input gives the same bytes, and what is wrong with a page, a comment or the
 * recording ends it with a line that says so.
 */
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../exercises/exercises.js';
import { Scratch } from '../../exercises/scratch.js';

/** Minutes are what a busy machine takes to build the site. */
const PATIENCE = 300_000;

/** Other surroundings than those in which `make test-site` has just built the site. */
const ELSEWHERE = [
  'TZ=Pacific/Chatham',
  'LC_ALL=tr_TR.UTF-8',
  `NODE_OPTIONS=--import=${join(import.meta.dirname, 'other-time.mjs')}`,
];

let copy: Scratch;

beforeAll(async () => {
  copy = await Scratch.make();
  // `-o`: nothing is to be installed.
  await copy.run('env', ...ELSEWHERE, 'make', '-o', 'node_modules/.installed', 'docs');
}, PATIENCE);

afterAll(() => copy.remove());

/** Every file of a site, with its content. */
async function contentsOf(site: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const contents = paths.map(async (path) => [relative(site, path), await readFile(path)] as const);
  return new Map(await Promise.all(contents));
}

it('has the same bytes in another folder, at another time, in another place', async () => {
  const [here, there] = await Promise.all([
    contentsOf(join(ROOT, 'site')),
    contentsOf(join(copy.folder, 'site')),
  ]);
  expect(here.size).toBeGreaterThan(100);
  expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
  expect([...here].filter(([path, bytes]) => !there.get(path)?.equals(bytes)).map(([path]) => path)).toEqual(
    [],
  );
});

describe('ends with a line that says what is wrong', { timeout: PATIENCE }, () => {
  /** Changes a file of the copy for as long as a step of the build takes. Returns what that printed as it failed. */
  async function failing(
    file: string,
    change: (path: string) => Promise<void>,
    ...step: string[]
  ): Promise<string> {
    const path = join(copy.folder, file);
    const before = await readFile(path);
    await change(path);
    const [program = '', ...args] = step;
    const { passed, printed } = await copy.try(program, ...args);
    await writeFile(path, before);
    expect(passed, printed).toBe(false);
    expect(printed).not.toContain('    at ');
    return printed;
  }

  const makePages = ['node', 'build/site/docs/site/main.js'];
  const finishSite = ['node', 'build/site/docs/site/finish.js'];
  const typedoc = ['npx', '--no-install', 'typedoc'];

  it('for a byte of the recording that no field explains', async () => {
    const add = (path: string) => appendFile(path, Uint8Array.of(0));
    expect(await failing('spec/examples/whole-story.chat', add, ...makePages)).toMatch(
      /^make docs: The recording cannot be read: .*\n$/,
    );
  });

  it('for a link of a page to a file that is not there', async () => {
    const add = (path: string) => appendFile(path, '\n[a page](docs/no-such-page.md)\n');
    expect(await failing('README.md', add, ...makePages)).toBe(
      'make docs: README.md: docs/no-such-page.md: there is no such file\n',
    );
  });

  it('for a link in the site to a page or to a place that is not there', async () => {
    const add = (path: string) => appendFile(path, '<a href="no-such.html">a</a><a href="#no-such">b</a>\n');
    expect(await failing('site/index.html', add, ...finishSite)).toBe(
      'site/index.html: no-such.html: there is no such file\nsite/index.html: #no-such: that page has no such place\n',
    );
  });

  it('for a public name without a comment, and a reference to a name that there is not', async () => {
    const names = 'export const bare = 1;\n/** See {@link noSuch}. */\nexport const two = 2;\n';
    const printed = await failing('src/index.ts', (path) => appendFile(path, names), ...typedoc);
    expect(printed).toMatch(
      /bare \(Variable\), defined in .*src\/index\.ts, does not have any documentation/,
    );
    expect(printed).toContain('Failed to resolve link to "noSuch"');
  });
});
