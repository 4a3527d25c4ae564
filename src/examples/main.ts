/** Writes the examples into the folder given. Not a command of the package: `make examples` runs it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeExamples } from './make.js';

const [folder = 'spec/examples'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const files = makeExamples();
for (const { name, content } of files) await writeFile(join(folder, name), content);
console.log(`${files.length} files in ${folder}`);
