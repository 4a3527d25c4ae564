/**
 * Code that a page quotes, from the place where it is tested. A line of a page of the form
 *
 *     <!-- quote: src/server/fan-out.ts | #deliver(): void { -->
 *
 * becomes the lines of that file from the one with this text to the one that closes its block, with the comment
 * above it. So a page cannot show code that is not there any more.
 */
import { SiteError } from './site-error.js';

const QUOTE = /^<!-- quote: (\S+) \| (.+) -->$/gm;

/** The files that a page quotes, and by which line. */
export function quotesOf(page: string): { readonly file: string; readonly start: string }[] {
  return Array.from(page.matchAll(QUOTE), ([, file = '', start = '']) => ({ file, start }));
}

/** The page with its quotes. @param read gives the text of a file */
export async function withQuotes(page: string, read: (file: string) => Promise<string>): Promise<string> {
  let result = '';
  let end = 0;
  for (const { 0: all, 1: file = '', 2: start = '', index } of page.matchAll(QUOTE)) {
    const lines = block(await read(file), start, file);
    result += `${page.slice(end, index)}\`${file}\`:\n\n\`\`\`ts\n${lines.join('\n')}\n\`\`\``;
    end = index + all.length;
  }
  return result + page.slice(end);
}

/**
 * The lines of a block of code, moved to the left.
 *
 * @param start a part of its first line that no other line has
 * @throws if there is not exactly one such line, or it begins no block
 */
export function block(text: string, start: string, file: string): string[] {
  const lines = text.split('\n');
  const places = lines.flatMap((line, i) => (line.includes(start) ? [i] : []));
  const [first = -1, ...more] = places;
  if (first < 0 || more.length > 0) {
    throw new SiteError(`${file}: ${places.length} lines have "${start}", and it should be one.`);
  }
  const opens = (line: string): boolean => /[([{]$/.test(line);
  if (!opens(lines[first] ?? '')) throw new SiteError(`${file}: no block begins with "${start}".`);
  const indent = indentOf(lines[first] ?? '');
  // What closes the parameters of a function opens its body.
  const last = lines.findIndex(
    (line, i) => i > first && line !== '' && indentOf(line) <= indent && !opens(line),
  );
  if (last < 0) throw new SiteError(`${file}: the block that begins with "${start}" has no end.`);
  let from = first;
  while (/^\s*(\/\*\*|\*|\/\/)/.test(lines[from - 1] ?? '')) from--;
  return lines.slice(from, last + 1).map((line) => line.slice(Math.min(indent, indentOf(line))));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
