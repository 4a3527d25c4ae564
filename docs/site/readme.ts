import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';

/**
 * A page whose relative links hold from another folder. Of a link to a folder, which a site does not have, only the
 * text is left.
 */
export async function withoutFolders(file: string, out: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  const links = [...text.matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)/g)];
  let result = '';
  let end = 0;
  for (const { 0: link, 1: picture = '', 2: label = '', 3: path = '', 4: anchor = '', index } of links) {
    const target = posix.join(posix.dirname(file), path);
    const isFolder = (await stat(target)).isDirectory();
    result += text.slice(end, index);
    result += isFolder ? label : `${picture}[${label}](${posix.relative(out, target)}${anchor})`;
    end = index + link.length;
  }
  return result + text.slice(end);
}
