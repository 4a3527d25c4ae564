/**
 * Real files of the formats of the public gallery: read by our classes and by the official ones, written back, edited.
 *
 *     node build/gallery/test/gallery/main.js GALLERY FILES            all files of FILES/manifest.json
 *     node build/gallery/test/gallery/main.js GALLERY FILES zip png    those of some formats
 *       --json FILE     everything found, for other programs
 *       --write PAGE    the tables of docs/gallery.md
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf } from '../../src/system/errors.js';
import { faultsOf } from './faults.js';
import { Gallery } from './gallery.js';
import { readManifest } from './manifest.js';
import { summary, writePage } from './page.js';
import type { Result } from './result.js';
import { Worker } from './workers.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, write: { type: 'string' } },
});

const [specs, folder, ...formats] = positionals;
if (specs === undefined || folder === undefined) {
  console.error(
    'Which specifications and which files? Run: make gallery KAITAI_FORMATS=DIR GALLERY_FILES=DIR',
  );
  process.exit(2);
}

try {
  await run(specs, folder);
} catch (error) {
  console.error(reasonOf(error));
  process.exit(2);
}

async function run(specs: string, folder: string): Promise<void> {
  const known = new Set(new Gallery(specs).formats);
  const files = readManifest(folder).filter(({ format }) => formats.length === 0 || formats.includes(format));
  const unknown = files.find(({ format }) => !known.has(format));
  if (unknown !== undefined) throw new Error(`${unknown.file}: the gallery has no format ${unknown.format}`);
  const worker = new Worker(specs);
  const results: Result[] = [];
  for (const file of files) {
    const result = { ...file, ...(await worker.judge(file.format, join(folder, file.file))) };
    results.push(result);
    console.log(summary(result));
  }
  worker.close();
  const faults = results.flatMap(faultsOf);
  console.log(`\n${results.length} files of ${new Set(results.map(({ format }) => format)).size} formats`);
  console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults:`);
  for (const { file, text } of faults) console.log(`- ${file}: ${text}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 1)}\n`);
  if (values.write !== undefined) writePage(values.write, results);
  if (faults.length > 0) process.exitCode = 1;
}
