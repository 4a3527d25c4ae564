/**
 * Makes or unpacks a real file for each format that there is a program or package for.
 *
 *     node build/gallery/test/gallery/make-files/main.js DIR            all
 *     node build/gallery/test/gallery/make-files/main.js DIR zip png    those of some formats
 *     node build/gallery/test/gallery/make-files/main.js --packages     the Debian packages to install first
 *
 * DIR/FORMAT/FILE are the files, DIR/manifest.json lists them: `[{ format, file, origin, version, note }]`. A recipe
 * whose program is missing is left out with a line that says so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf } from '../../../src/system/errors.js';
import { readManifest } from '../manifest.js';
import { makeFiles } from './make.js';
import { readRecipes } from './recipe.js';

const RECIPES = resolve(import.meta.dirname, '../../../../../test/gallery/make-files/recipes');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { packages: { type: 'boolean', default: false }, cache: { type: 'string' } },
});

const [folder, ...formats] = positionals;
if (values.packages) {
  const names = readRecipes(RECIPES).flatMap((recipe) => recipe.installed ?? []);
  console.log([...new Set(names)].sort().join('\n'));
} else if (folder === undefined) {
  console.error('Where to? Run: make gallery-files GALLERY_FILES=DIR');
  process.exitCode = 2;
} else {
  const recipes = readRecipes(RECIPES, formats);
  if (recipes.length === 0) {
    console.error(`There is no recipe for ${formats.join(', ')}.`);
    process.exit(2);
  }
  const cache =
    values.cache ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'gallery-packages');
  mkdirSync(folder, { recursive: true });
  const made = makeFiles(recipes, folder, cache);
  const manifest = join(folder, 'manifest.json');
  const isMade = new Set(made.map(({ file }) => file));
  const before = formats.length === 0 ? [] : kept(folder).filter(({ file }) => !isMade.has(file));
  const all = [...before, ...made].sort((a, b) => (a.file < b.file ? -1 : 1));
  writeFileSync(manifest, `${JSON.stringify(all, undefined, 1)}\n`);
  console.log(
    `${all.length} files of ${new Set(all.map(({ format }) => format)).size} formats in ${manifest}`,
  );
}

/** What an earlier run listed. */
function kept(folder: string) {
  try {
    return readManifest(folder);
  } catch (error) {
    console.log(`manifest.json is begun anew: ${reasonOf(error)}`);
    return [];
  }
}
