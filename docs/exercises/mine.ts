import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder for what an exercise asks for in files of its own. Git does not see it. */
const MINE = join(import.meta.dirname, '../../mine');

/** The path of a file that an exercise asks for. */
export function pathOfMine(name: string): string {
  return join(MINE, name);
}

/**
 * What is in a file that an exercise asks for.
 *
 * @throws an Error that says which file is missing
 */
export async function readMine(name: string): Promise<string> {
  try {
    return await readFile(pathOfMine(name), 'utf8');
  } catch (error) {
    throw new Error(`mine/${name} cannot be read. The exercise asks you to make it.`, { cause: error });
  }
}
