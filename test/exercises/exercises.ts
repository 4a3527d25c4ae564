import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Where the exercises are, below the root. */
export const EXERCISES = 'docs/exercises';

/** What has to be said of an exercise besides what is in its folder. */
export interface Exercise {
  /** The folder in docs/exercises/. */
  readonly name: string;
  /** Programs that the check or the solution needs. */
  readonly needs: readonly string[];
  /** What the check says where nothing has been done: it is red for this reason, and for no other. */
  readonly undone: string;
}

/** All of them, in order. To add one, add a folder and a line. */
export const ALL: readonly Exercise[] = [
  { name: '01-frames-by-hand', needs: [], undone: 'mine/frames.txt cannot be read.' },
  { name: '02-smallest-client', needs: ['bash', 'od'], undone: 'mine/smallest.sh cannot be read.' },
  { name: '03-a-test-that-can-fail', needs: [], undone: 'mine/splitter.test.ts cannot be read.' },
  { name: '04-your-own-protocol', needs: [], undone: 'mine/sensors.ksy cannot be read.' },
  { name: '05-a-limit', needs: ['git'], undone: 'LIMIT_OPTIONS has no --max-text' },
  { name: '06-an-attack', needs: ['git'], undone: 'Ann heard the parrot so many times' },
  { name: '07-a-command', needs: ['git'], undone: 'the name of command 6' },
  { name: '08-your-own-client', needs: ['cc'], undone: 'mine/client/command cannot be read.' },
];

/** The folders that there are. */
export async function folders(): Promise<string[]> {
  const entries = await readdir(join(ROOT, EXERCISES), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
