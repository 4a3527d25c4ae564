/** The `.d.ts` of the compiled program, which take longer than all of it: they are made for those who ask. */
import { execFile } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

/** Milliseconds that they may take. */
export const DECLARATIONS_TAKE = 120_000;

/** Puts them beside the files of `dist` that they belong to, once for all processes. */
export async function declarations(): Promise<void> {
  const dist = inject('dist');
  const done = join(dist, 'declarations-done');
  if (!(await isFirst(join(dist, 'declarations-begun')))) return appears(dist, done);
  const root = resolve(import.meta.dirname, '../..');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noCheck', '--emitDeclarationOnly', '--outDir', dist];
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), ...options]);
  } finally {
    await writeFile(done, '');
  }
}

/** Whether nobody has made this file before; then it is made. */
async function isFirst(path: string): Promise<boolean> {
  try {
    await writeFile(path, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Resolves when the file is in the folder. */
function appears(folder: string, path: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, look);
    function look(): void {
      if (!existsSync(path)) return;
      watcher.close();
      resolve();
    }
    // It may have come before anybody watched.
    look();
  });
}
