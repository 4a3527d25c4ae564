/**
 * Recipes for real files: which program or package, which commands, which files come of it. They are data, in
 * `recipes/*.yaml`, each file a family of formats:
 *
 *     - make: { zip: [plain.zip, stored.zip] }   # the format's id, and names of files for it
 *       installed: [zip]                         # Debian packages whose programs the commands run
 *       note: zip -r, as anybody calls it        # what is special, for the manifest
 *       run: |                                   # bash, in an empty folder
 *         zip -qr plain.zip text
 *
 * The first package named is the one that the files come from.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Recipe {
  /** Names of files, without a folder, by the id of their format. */
  readonly make: Readonly<Record<string, readonly string[]>>;
  /** Debian packages that must be installed. */
  readonly installed?: readonly string[];
  /** Debian packages that are downloaded and unpacked, not installed: `$UNPACKED/NAME` is the root of each. */
  readonly unpacked?: readonly string[];
  /** Packages of PyPI as `name==version`, for `$PYTHON`. */
  readonly python?: readonly string[];
  /** Source distributions of PyPI as `name==version`: `$UNPACKED/NAME` is the folder of each. */
  readonly sources?: readonly string[];
  /** Packages of npm as `name@version`, for `node` and as `$NODE_MODULES`. */
  readonly npm?: readonly string[];
  /** Commands that come from no package, each with the command that tells its version. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly note?: string;
  readonly run: string;
  /** The file of recipes, for messages. */
  readonly from: string;
}

const KEYS = ['make', 'installed', 'unpacked', 'python', 'sources', 'npm', 'programs', 'note', 'run'];

/** All recipes, or those that make a file for one of the formats. */
export function readRecipes(folder: string, formats: readonly string[] = []): Recipe[] {
  const recipes = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) =>
      (parse(readFileSync(join(folder, name), 'utf8')) as object[]).map((one) => check(one, name)),
    );
  const wanted = new Set(formats);
  return wanted.size === 0
    ? recipes
    : recipes.filter(({ make }) => Object.keys(make).some((format) => wanted.has(format)));
}

function check(recipe: object, from: string): Recipe {
  const unknown = Object.keys(recipe).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new Error(`${from}: '${unknown}' is no part of a recipe, but ${KEYS.join(', ')}`);
  if (!('make' in recipe && 'run' in recipe)) throw new Error(`${from}: a recipe has no 'make' or no 'run'`);
  return { ...(recipe as Recipe), from };
}
