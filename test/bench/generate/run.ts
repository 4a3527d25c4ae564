/**
 * Measures how long ksy-codegen takes to make TypeScript, beside the official compiler of npm that makes JavaScript of the
 * same specification. docs/benchmarks.md says what the figures mean.
 *
 *     node build/generate-bench/test/bench/generate/run.js                           specifications of any size
 *     node build/generate-bench/test/bench/generate/run.js --formats DIR             and those of a folder, such as the gallery
 *     node build/generate-bench/test/bench/generate/run.js --only chained            those whose name has it
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { compile } from '../../../src/codegen/compile.js';
import { diskHost } from '../../../src/codegen/files.js';
import { compileOfficially } from '../../../src/codegen/official.js';
import type { SourceHost } from '../../../src/codegen/resolve/load.js';
import { median } from '../codec/measure.js';
import { writeBetweenMarkers } from '../fan-out/page.js';
import * as shapes from './specifications.js';

const { values: given } = parseArgs({
  options: {
    formats: { type: 'string' },
    only: { type: 'string', default: '' },
    write: { type: 'string' },
  },
});

interface OfficialCompiler {
  compile(target: string, spec: unknown, importer: null, debug: boolean): Promise<unknown>;
}

const official = createRequire(import.meta.url)('kaitai-struct-compiler') as OfficialCompiler;

/** Rounds of which the middle counts. */
const ROUNDS = 3;
/** What takes longer is measured once. */
const LONG_MS = 4_000;

/** Processor time of the process, in milliseconds: unlike the time of day, no other program is in it. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Both in turns. What the official compiler cannot do takes no time that could be compared. */
async function compared(ours: () => unknown, theirs: () => Promise<unknown>): Promise<[number, number]> {
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS && (own[0] ?? 0) < LONG_MS; round++) {
    own.push(await timeOf(ours));
    other.push(await timeOf(theirs).catch(() => Number.NaN));
  }
  return [median(own), median(other)];
}

const options = { runtime: 'runtime', codec: '.' };

function hostOf(text: string): SourceHost {
  return { read: () => text, candidates: () => [] };
}

const ours = (text: string) => compile(['large.ksy'], 'typescript', hostOf(text), options);
const theirs = (text: string) =>
  official.compile('javascript', parse(text, { maxAliasCount: -1 }), null, false);

const SUBJECTS: readonly (readonly [shapes.Shape, readonly number[]])[] = [
  [shapes.chain, [10, 100, 200, 1_000]],
  [shapes.doubled, [18, 100]],
  [shapes.texts, [10, 100, 1_000, 3_000]],
  [shapes.protocol, [10, 100, 750]],
  [shapes.fields, [10, 100, 1_000, 10_000]],
  [shapes.types, [10, 100, 1_000, 10_000]],
  [shapes.cases, [10, 100, 1_000, 10_000]],
  [shapes.caseTypes, [10, 100, 1_000]],
  [shapes.members, [10, 100, 1_000, 10_000]],
  [shapes.instances, [10, 100, 1_000]],
  [shapes.terms, [10, 100, 500, 1_900]],
  [shapes.ternaries, [10, 100, 900]],
];

const lines = [
  '| specification | KB | ours, ms | official, ms | ours to official |',
  '| --- | ---: | ---: | ---: | ---: |',
];
const show = (line: string) => {
  lines.push(line);
  console.log(line);
};
const row = (name: string, bytes: number, own: number, other: number) =>
  show(
    `| ${name} | ${Math.ceil(bytes / 1000)} | ${own.toFixed(0)} | ${Number.isNaN(other) ? 'cannot' : other.toFixed(0)} | ${Number.isNaN(other) ? '' : (own / other).toFixed(2)} |`,
  );

// Both engines are as warm as they get before anything counts.
for (let round = 0; round < 10; round++) {
  ours(shapes.protocol.make(10));
  await theirs(shapes.protocol.make(10));
}
for (const line of lines) console.log(line);
for (const [{ name, make }, counts] of SUBJECTS) {
  for (const count of counts) {
    const label = `${count.toLocaleString('en')} ${name}`;
    if (!label.includes(given.only)) continue;
    const text = make(count);
    row(
      label,
      text.length,
      ...(await compared(
        () => ours(text),
        () => theirs(text),
      )),
    );
  }
}
if (given.formats !== undefined) await gallery(given.formats);
if (given.write !== undefined)
  writeBetweenMarkers(
    given.write,
    'generate',
    `${lines.join('\n')}\n\nMade by \`make bench-generate WRITE=1\`.`,
  );

/** All specifications of a folder, in one sum. */
async function gallery(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ksy'))
    .sort()
    .map((name) => join(folder, name));
  let [own, other, bytes] = [0, 0, 0];
  const ratios: { readonly file: string; readonly ratio: number }[] = [];
  for (const file of files) {
    // What each of them reads is on the disk and in YAML; neither compiler knows anything of the one before.
    const times = await compared(
      () => compile([file], 'typescript', diskHost([folder], [file]), options),
      () => compileOfficially('javascript', file, diskHost([folder], [file])),
    );
    own += times[0];
    other += times[1];
    bytes += diskHost([]).read(file)?.length ?? 0;
    ratios.push({ file, ratio: times[0] / times[1] });
  }
  row(`${files.length} formats`, bytes, own, other);
  ratios.sort((a, b) => b.ratio - a.ratio);
  const worst = ratios
    .slice(0, 5)
    .map(({ file, ratio }) => `${file.slice(folder.length + 1)} ${ratio.toFixed(2)}`);
  console.log(
    `Median of these ${median(ratios.map(({ ratio }) => ratio)).toFixed(2)}; worst: ${worst.join(', ')}.`,
  );
}
