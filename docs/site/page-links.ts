import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { SiteError } from './site-error.js';

/** Where the build puts the pages before TypeDoc takes them. */
export const OUT = 'build/docs';

/** Where a page of the repository stands as a page of the site; any other file stays where it is. */
export function placeOf(file: string): string {
  const [, exercise] = /^docs\/exercises\/(\d\d-[\w-]+)\/README\.md$/.exec(file) ?? [];
  if (exercise !== undefined) return `${OUT}/exercises/${exercise}.md`;
  if (file === 'docs/exercises/README.md') return `${OUT}/exercises.md`;
  return file.replace(/^docs\/([\w-]+\.md)$/, `${OUT}/$1`).replace(/^README\.md$/, `${OUT}/README.md`);
}

const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)/g;

/**
 * A page of the repository whose relative links hold where the site has it. Of a link to a folder, which a site does
 * not have, only the text is left.
 *
 * @throws SiteError if a link leads nowhere
 */
export async function pageWithLinks(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  const from = posix.dirname(placeOf(file));
  let result = '';
  let end = 0;
  for (const {
    0: link,
    1: picture = '',
    2: label = '',
    3: path = '',
    4: anchor = '',
    index,
  } of text.matchAll(LINK)) {
    const target = posix.join(posix.dirname(file), path);
    const found = await stat(target).catch(() => undefined);
    if (found === undefined) throw new SiteError(`${file}: ${path}: there is no such file`);
    const moved = `${picture}[${label}](${posix.relative(from, placeOf(target))}${anchor})`;
    result += text.slice(end, index) + (found.isDirectory() ? label : moved);
    end = index + link.length;
  }
  const all = result + text.slice(end);
  return all.replace(/ src="(?!\w+:)([^"]+)"/g, (_, path: string) => {
    const target = posix.join(posix.dirname(file), path);
    return ` src="${posix.relative(from, placeOf(target))}"`;
  });
}
