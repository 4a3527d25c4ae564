/** Runs recipes, and lists what came of them. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RealFile } from '../manifest.js';
import { Missing, Packages } from './packages.js';
import type { Recipe } from './recipe.js';
import { inRoom } from './room.js';

export function makeFiles(recipes: readonly Recipe[], folder: string, cache: string): RealFile[] {
  const packages = new Packages(cache);
  return recipes.flatMap((recipe) => {
    const formats = Object.keys(recipe.make).join(', ');
    try {
      const made = makeOne(recipe, folder, packages);
      console.log(`made ${formats}: ${made.length} of ${Object.values(recipe.make).flat().length}`);
      return made;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      console.log(`left out ${formats}: ${error.message}`);
      return [];
    }
  });
}

function makeOne(recipe: Recipe, folder: string, packages: Packages): RealFile[] {
  const { origin, environment } = packages.prepare(recipe);
  const files = Object.entries(recipe.make).flatMap(([format, names]) =>
    names.map((name) => ({ format, name })),
  );
  const made: RealFile[] = [];
  const ended = inRoom(recipe.run, environment, (room) => {
    for (const { format, name } of files) {
      if (!existsSync(join(room, name))) {
        console.log(`  failed: ${format} has no ${name}`);
        continue;
      }
      mkdirSync(join(folder, format), { recursive: true });
      copyFileSync(join(room, name), join(folder, format, name));
      const note = recipe.note === undefined ? {} : { note: recipe.note };
      made.push({ format, file: `${format}/${name}`, ...origin, ...note });
    }
  });
  if (!ended.ok) console.log(`  failed: ${ended.reason}`);
  return made;
}
