import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Block, ROOT } from './blocks.js';

/** Runs a block, compiles it, or compares it with what it is a copy of; fails if the page says what is not so. */
export type Check = (block: Block) => Promise<void>;

/** The checks of a page, by the first line of the block. */
export type Checks = Readonly<Record<string, Check>>;

/** For a block that is a piece of a file which the project uses and tests. */
export function quotes(file: string): Check {
  return async ({ text }) => {
    expect(await readFile(join(ROOT, file), 'utf8'), `a part of ${file}`).toContain(text);
  };
}
