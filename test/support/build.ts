import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the compiled program, laid out like `dist`: `src/client/main.js` and so on. */
    dist: string;
  }
}

/**
 * Compiles the program once for all tests that run its commands as a user does, in processes of their own.
 * File by file, as `make build` does, but by a compiler that does not look at types and takes a tenth of a second.
 * Types are for `make lint`, and for declarations.ts.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, '../..');
  const dist = await mkdtemp(join(tmpdir(), 'chat-dist-'));
  await writeFile(join(dist, 'package.json'), '{ "type": "module" }\n');
  await symlink(join(root, 'node_modules'), join(dist, 'node_modules'), 'dir');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/**/*.ts', 'generated/typescript/**/*.ts'],
    outbase: '.',
    outdir: dist,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    sourcemap: true,
  });
  project.provide('dist', dist);
  return () => rm(dist, { recursive: true, force: true });
}
