import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the compiled program, laid out like `dist`: `src/client/main.js` and so on. */
    dist: string;
  }
}

/**
 * Compiles the program once for all tests that run its commands as a user does, in processes of their own.
 * Types are not checked here: that is what `make lint` is for, and it takes ten times as long.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, '../..');
  const dist = await mkdtemp(join(tmpdir(), 'chat-dist-'));
  await writeFile(join(dist, 'package.json'), '{ "type": "module" }\n');
  await symlink(join(root, 'node_modules'), join(dist, 'node_modules'), 'dir');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noCheck', '--outDir', dist];
  await promisify(execFile)(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), ...options]);
  project.provide('dist', dist);
  return () => rm(dist, { recursive: true, force: true });
}
