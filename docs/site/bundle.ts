import { writeFile } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';

/** The scripts of the pages, each with what it starts from. */
const SCRIPTS = {
  conversation: 'docs/site/browser/conversation.ts',
  frames: 'docs/site/browser/frames/main.ts',
  spec: 'docs/site/browser/spec/main.ts',
};

const OPTIONS = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Makes the scripts of the pages, with all that they import in one file each. They are classic scripts, since a page
 * that is opened as a file may not load modules; and they can be read, as this is a site to learn from.
 *
 * @param folder where the scripts go
 */
export async function bundle(folder: string): Promise<void> {
  await build({ ...OPTIONS, entryPoints: SCRIPTS, outdir: folder });
  await writeFile(`${folder}/spec-worker.js`, await workerScript());
}

/**
 * The worker of the spec playground, as a script that holds its text: from a file, a page can start no worker but one
 * that it makes of a text. It has TypeScript's compiler in it, which nobody reads here, so this one is made small.
 */
async function workerScript(): Promise<string> {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: ['docs/site/browser/spec/worker.ts'],
    minify: true,
    write: false,
    logOverride: { 'direct-eval': 'silent' },
  });
  return `globalThis.specWorkerSource = ${JSON.stringify(outputFiles[0]?.text ?? '')};\n`;
}
