import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pageWithLinks } from './page-links.js';
import { SiteError } from './site-error.js';

/** Where the exercises are. */
const FOLDER = 'docs/exercises';

/** A page of the site that is made here: its name below the folder of such pages, and its text. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

/**
 * The pages of the exercises: the first of all of them, then one of each, in which the files that it is about and its
 * solution can be opened.
 */
export async function exercisePages(): Promise<Page[]> {
  const names = (await readdir(FOLDER, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const first = await pageWithLinks(`${FOLDER}/README.md`);
  const pages = await Promise.all(
    names.map(async (name) => ({ name: `exercises/${name}.md`, text: await exercisePage(name) })),
  );
  return [{ name: 'exercises.md', text: first }, ...pages];
}

async function exercisePage(name: string): Promise<string> {
  const folder = join(FOLDER, name);
  const page = await pageWithLinks(`${folder}/README.md`);
  const solution = await Promise.all(
    (await solutionFiles(folder)).map((file) => folded(`Solution: ${file}`, folder, file)),
  );
  const files = new Map<string, string>();
  for (const [, file = ''] of page.matchAll(/^<!-- file: (\S+) -->$/gm)) {
    files.set(file, await folded(file, folder, file));
  }
  if (!page.includes('<!-- solution -->'))
    throw new SiteError(`${folder}/README.md has no <!-- solution -->.`);
  return page
    .replace(/^<!-- file: (\S+) -->$/gm, (_, file: string) => files.get(file) ?? '')
    .replace('<!-- solution -->', () =>
      solution.length === 0 ? '' : `## The solution\n\n${solution.join('\n\n')}`,
    );
}

/** The files of a solution, below the folder of the exercise. */
export async function solutionFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => file === 'solution.patch' || file.startsWith('solution/'))
    .sort();
}

/** The language of a block of code, by the ending of the file. */
const LANGUAGES: Readonly<Record<string, string>> = {
  '.patch': 'diff',
  '.ts': 'ts',
  '.sh': 'sh',
  '.ksy': 'yaml',
  '.c': 'c',
};

/** A file that is shown when it is opened. */
async function folded(title: string, folder: string, file: string): Promise<string> {
  const text = (await readFile(join(folder, file), 'utf8')).trimEnd();
  const fence = '`'.repeat(4);
  const language = LANGUAGES[extname(file)] ?? 'text';
  return `<details><summary>${title}</summary>\n\n${fence}${language}\n${text}\n${fence}\n\n</details>`;
}
