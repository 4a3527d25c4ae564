/**
 * Code that a page shows works: every block of the README and of docs/ is run, compiled, or compared with what it is a
 * copy of; or it is in the table of not-run.ts, with the reason.
 */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DECLARATIONS_TAKE, declarations } from '../support/declarations.js';
import { lacks } from '../support/needs.js';
import { allBlocks, type Block, blocksOf, linesOf, ROOT } from './blocks.js';
import type { Check, Checks } from './check.js';
import { client } from './checks/client.js';
import { codegen } from './checks/codegen.js';
import { aTestThatCanFail, framesByHand, smallestClient, yourOwnProtocol } from './checks/exercises.js';
import { extensions } from './checks/extensions.js';
import { refusals } from './checks/logs.js';
import { operating } from './checks/operating.js';
import { readme } from './checks/readme.js';
import { running } from './checks/running.js';
import { wire } from './checks/wire.js';
import { NOT_RUN } from './not-run.js';
import { expectAsShown, withShownValues } from './typescript.js';

const CHECKS: Readonly<Record<string, Checks>> = {
  'README.md': readme,
  'docs/class.md': {
    '2026-01-31T12:00:00.900Z 192.0.2.7 50123 "Bob" rejected - name in use': refusals,
  },
  'docs/client.md': client,
  'docs/codegen.md': codegen,
  'docs/extensions.md': extensions,
  'docs/operating.md': operating,
  'docs/running.md': running,
  'docs/wire.md': wire,
  'docs/exercises/01-frames-by-hand/README.md': framesByHand,
  'docs/exercises/02-smallest-client/README.md': smallestClient,
  'docs/exercises/03-a-test-that-can-fail/README.md': aTestThatCanFail,
  'docs/exercises/04-your-own-protocol/README.md': yourOwnProtocol,
};

const blocks = await allBlocks();

/** The first lines that a table has, with their pages. */
const entriesOf = (table: Readonly<Record<string, object>>) =>
  Object.entries(table).flatMap(([page, starts]) => Object.keys(starts).map((start) => `${page}: ${start}`));

const checkOf = ({ page, start }: Block): Check | undefined => CHECKS[page]?.[start];
const reasonOf = ({ page, start }: Block): string | undefined => NOT_RUN[page]?.[start];
const named = (block: Block) => ({ block, name: `${block.page}:${block.line}: ${block.start}` });

describe('every block of every page', () => {
  it('is run, or in the table of those that are not, and in one of them alone', () => {
    expect(blocks.length).toBeGreaterThan(40);
    const dealtWith = [...entriesOf(CHECKS), ...entriesOf(NOT_RUN)];
    expect(blocks.map(({ page, start }) => `${page}: ${start}`).sort()).toEqual(dealtWith.sort());
  });

  it('says in which language it is, and the reasons say why', () => {
    expect(blocks.filter(({ language }) => !/^(sh|ts|yaml|text)$/.test(language)).map(named)).toEqual([]);
    for (const block of blocks) expect(reasonOf(block)?.length ?? Infinity).toBeGreaterThan(10);
  });
});

describe.skipIf(lacks('bash', 'awk', 'zcat'))('is as the page says', () => {
  beforeAll(declarations, DECLARATIONS_TAKE);

  it.each(blocks.filter((block) => checkOf(block) !== undefined).map(named))('$name', ({ block }) =>
    checkOf(block)?.(block));
});

const commands = blocks.filter(({ language }) => language === 'sh');

it.each(commands.map(named))('targets of make, and files, that are there: $name', async ({ block }) => {
  const makefile = await readFile(join(ROOT, 'Makefile'), 'utf8');
  for (const line of linesOf(block)) {
    const [command = ''] = line.split(' #');
    const target = /^make ([a-z-]+)/.exec(command)?.[1];
    if (target !== undefined) expect(makefile, `make ${target}`).toMatch(new RegExp(`^${target}:`, 'm'));
    for (const [path] of command.matchAll(/(?<![\w/])(docs|test|spec|src|examples)\/[\w./-]+\.\w+/g))
      await expect(access(join(ROOT, path)), path).resolves.toBeUndefined();
  }
});

describe('these tests', () => {
  it('find blocks in lists, and with fences in them', () => {
    const page = 'a\n\n1. b\n\n   ```ts\n   c();\n     d();\n   ```\n\n````text\n```\n````\n';
    expect(blocksOf('p', page).map(({ line, language, text }) => [line, language, text])).toEqual([
      [5, 'ts', 'c();\n  d();'],
      [10, 'text', '```'],
    ]);
    expect(() => blocksOf('p', '```\nno end')).toThrow('p:1: the block has no end.');
  });

  it('see that a comment does not say what is so', () => {
    const shown = withShownValues("const x = f(); // 5: five\nx.y; // ['a']\n");
    expect(shown).toContain('const x = f(); console.log(JSON.stringify([x, 5], plain));\n');
    expect(shown).toContain("console.log(JSON.stringify([x.y, ['a']], plain));\n");
    expect(withShownValues('f(); // 02 1f: two')).toContain('[f(), Uint8Array.of(0x02,0x1f)]');
    expect(() => withShownValues('f(); g();\n')).toThrow();
    expectAsShown('[5,5]\n[["a"],["a"]]\n');
    expect(() => expectAsShown('[5,5]\n[["a"],["b"]]\n')).toThrow('what the page says of it');
  });
});
