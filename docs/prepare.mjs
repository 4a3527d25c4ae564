/**
 * Makes what the site needs besides the sources, before TypeDoc runs: the diagram of the specification as a
 * picture, and the README without links to folders, which a site does not have.
 *
 * The same input always gives the same bytes. Run from the root of the repository: node docs/prepare.mjs
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { instance } from '@viz-js/viz';

const OUT = 'build/docs';

await mkdir(OUT, { recursive: true });
await writeFile(`${OUT}/chat.svg`, await diagram('generated/graphviz/chat.dot'));
await writeFile(`${OUT}/README.md`, await withoutFolders('README.md'));

/** A drawing in the language of Graphviz as SVG that can be shown by itself and reads on any background. */
async function diagram(file) {
  const viz = await instance();
  const svg = viz.renderString(await readFile(file, 'utf8'), {
    format: 'svg',
    graphAttributes: { bgcolor: 'white' },
  });
  return svg.replace(/<!--[\s\S]*?-->\n?/g, '');
}

/** A page whose relative links hold from OUT; of a link to a folder only the text is left. */
async function withoutFolders(file) {
  const text = await readFile(file, 'utf8');
  const links = [...text.matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)/g)];
  let result = '';
  let end = 0;
  for (const { 0: link, 1: picture, 2: label, 3: path, 4: anchor = '', index } of links) {
    const isFolder = (await stat(path)).isDirectory();
    result += text.slice(end, index);
    result += isFolder ? label : `${picture}[${label}](${posix.relative(OUT, path)}${anchor})`;
    end = index + link.length;
  }
  return result + text.slice(end);
}
