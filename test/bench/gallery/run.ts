/**
 * Measures reading and writing of real files beside the official JavaScript target. docs/benchmarks.md says what the
 * figures mean.
 *
 *     node build/gallery-bench/test/bench/gallery/run.js FORMATS FILES [FORMAT...]
 *
 * FORMATS is a folder of specifications, FILES one with `manifest.json`: a list of `{format, file}`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { KaitaiStruct } from '../../../src/runtime/index.js';
import { measure, median } from '../codec/measure.js';
import { writeBetweenMarkers } from '../fan-out/page.js';
import { officialClass, ourClass } from './load.js';
import { walk } from './walk.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'string' }, rounds: { type: 'string', default: '9' } },
});
const [formats, files, ...only] = positionals;
if (formats === undefined || files === undefined) {
  console.error('Which folders? Run: make bench-gallery KAITAI_FORMATS=DIR GALLERY_FILES=DIR');
  process.exit(2);
}

interface RealFile {
  readonly format: string;
  readonly file: string;
}

const OfficialStream = createRequire(import.meta.url)('kaitai-struct/KaitaiStream') as new (
  bytes: ArrayBufferLike,
  offset: number,
) => object;

const runtime = resolve(import.meta.dirname, '../../../src/runtime/index.js');
const work = resolve('build/gallery-bench/generated');
const specifications = new Map(
  readdirSync(formats, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ksy'))
    .map((name) => [basename(name, '.ksy'), join(formats, name)]),
);

const lines: string[] = [
  '| format | bytes | ours, µs | official to ours | `toBytes()` to reading |',
  '| --- | ---: | ---: | ---: | ---: |',
];
const [all, writing]: [number[], number[]] = [[], []];
for (const { format, file } of oneOfEach()) {
  try {
    const [text, ratio, write] = await lineOf(format, join(files, file));
    all.push(ratio);
    if (write !== undefined) writing.push(write);
    lines.push(text);
    console.log(text);
  } catch (error) {
    console.error(`${format}: ${String(error).split('\n')[0]}`);
  }
}
const below = all.filter((ratio) => ratio < 1).length;
const above = writing.filter((ratio) => ratio > 5).length;
const summary = [
  `Median of ${all.length} files, official to ours, constructor and every getter: ${median(all).toFixed(2)}, ${below} below 1.`,
  `\`toBytes()\` to reading and every getter of ours: median ${median(writing).toFixed(2)}, ${above} above 5.`,
].join(' ');
console.log(summary);
if (values.write !== undefined)
  writeBetweenMarkers(
    values.write,
    'gallery',
    `${lines.join('\n')}\n\n${summary}\n\nMade by \`make bench-gallery WRITE=1\`.`,
  );

function oneOfEach(): RealFile[] {
  const manifest = JSON.parse(readFileSync(join(files ?? '', 'manifest.json'), 'utf8')) as RealFile[];
  const first = new Map<string, RealFile>();
  for (const one of manifest)
    if (!first.has(one.format) && (only.length === 0 || only.includes(one.format)))
      first.set(one.format, one);
  return [...first.values()];
}

async function lineOf(format: string, file: string): Promise<[string, number, number | undefined]> {
  const ksy = specifications.get(format);
  if (ksy === undefined) throw new Error('there is no such specification');
  const bytes = new Uint8Array(readFileSync(file));
  const Ours = await ourClass(ksy, formats ?? '', work, runtime);
  const Theirs = await officialClass(ksy, formats ?? '');
  const ours = () => walk(Ours.fromBytes(bytes));
  const theirs = () => walk(new Theirs(new OfficialStream(bytes.buffer, bytes.byteOffset)));
  // What cannot be read by one of both is not compared.
  if (ours() !== theirs()) throw new Error('the two walks do not find as much');
  const write = () => {
    const object: KaitaiStruct = Ours.fromBytes(bytes);
    return object.toBytes();
  };
  const canWrite = isDone(write);
  const [own = 0, other = 0, both = 0, read = 0] = measure([
    ours,
    theirs,
    ...(canWrite ? [write, () => Ours.fromBytes(bytes)] : []),
  ]);
  const written = canWrite ? (both - read) / own : undefined;
  const text = `| ${format} | ${bytes.length.toLocaleString('en')} | ${(own / 1000).toFixed(1)} | ${(other / own).toFixed(2)} | ${written?.toFixed(2) ?? 'cannot'} |`;
  return [text, other / own, written];
}

function isDone(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
