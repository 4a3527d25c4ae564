import { build } from 'esbuild';

/** The scripts of the site, each with what it starts from. */
const SCRIPTS = { frames: 'docs/site/browser/frames/main.ts' };

/**
 * Makes the scripts of the pages, with all that they import in one file each. They are classic scripts, since a page
 * that is opened as a file may not load modules; and they can be read, as this is a site to learn from.
 *
 * @param folder where the scripts go
 */
export async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: SCRIPTS,
    outdir: folder,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  });
}
