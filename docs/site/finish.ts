/**
 * What is left to do when TypeDoc has written the site: the scripts of the playgrounds are added, the links between the
 * pages that are made here get their targets (TypeDoc knows of no anchors but headings), and every link is checked.
 *
 * A link is written as `page:NAME#ANCHOR`, where NAME is the file in build/docs/ without its ending.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { accessible, withOwnTitle } from './accessible.js';
import { bundle } from './bundle.js';
import { deadLinks } from './links.js';
import { OUT } from './page-links.js';
import { orSay, SiteError } from './site-error.js';

const SITE = 'site';

await orSay(async () => {
  await bundle(join(SITE, 'assets'));

  const entries = await readdir(SITE, { recursive: true, withFileTypes: true });
  const files = new Set(
    entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => resolve(parentPath, name)),
  );
  const pages = new Map<string, string>();
  for (const file of [...files].filter((name) => name.endsWith('.html')).sort()) {
    pages.set(file, await readFile(file, 'utf8'));
  }

  const byName = new Map<string, string>();
  for (const name of (await readdir(OUT)).filter((file) => file.endsWith('.md'))) {
    const title = /^title: (.*)$/m.exec(await readFile(join(OUT, name), 'utf8'))?.[1];
    const file = [...pages].find(
      ([, html]) => title !== undefined && html.includes(`<title>${title} |`),
    )?.[0];
    if (file !== undefined) byName.set(name.replace(/\.md$/, ''), file);
  }

  for (const [file, html] of pages) {
    const finished = withOwnTitle(relative(SITE, file), accessible(html));
    const linked = finished.replace(/href="page:([\w-]+)/g, (_, name: string) => {
      const target = byName.get(name);
      if (target === undefined) throw new SiteError(`${relative('.', file)}: there is no page ${name}.`);
      return `href="${target === file ? '' : relative(dirname(file), target)}`;
    });
    if (linked !== html) {
      pages.set(file, linked);
      await writeFile(file, linked);
    }
  }

  const dead = deadLinks(pages, files);
  for (const { page, href, why } of dead) console.error(`${relative('.', page)}: ${href}: ${why}`);
  if (dead.length > 0) process.exitCode = 1;
});
