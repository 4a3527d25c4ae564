import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A block of code of a page: what stands between two fences. */
export interface Block {
  /** The file of the page, from the root of the repository. */
  readonly page: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  /** What stands behind the opening fence. */
  readonly language: string;
  /** The code, moved to the left as far as the fence is moved to the right. */
  readonly text: string;
  /** Its first line, by which the tests know it: no other block of the page has the same. */
  readonly start: string;
}

/** The lines of a block that say something. */
export function linesOf({ text }: Block): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/**
 * The blocks of a page, in order.
 *
 * @throws if the last one has no end
 */
export function blocksOf(page: string, text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, indent = '', fence, language = ''] = /^( *)(`{3,})(.*)$/.exec(lines[i] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, at) => at > i && line.trim() === fence);
    if (end < 0) throw new Error(`${page}:${i + 1}: the block has no end.`);
    const code = lines.slice(i + 1, end).map((line) => line.slice(indent.length));
    blocks.push({ page, line: i + 1, language, text: code.join('\n'), start: code[0]?.trim() ?? '' });
    i = end;
  }
  return blocks;
}

/** The blocks of the README and of all pages in docs/. */
export async function allBlocks(): Promise<Block[]> {
  const docs = await readdir(join(ROOT, 'docs'), { recursive: true });
  const pages = ['README.md', ...docs.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];
  const blocks = await Promise.all(
    pages.sort().map(async (page) => blocksOf(page, await readFile(join(ROOT, page), 'utf8'))),
  );
  return blocks.flat();
}
