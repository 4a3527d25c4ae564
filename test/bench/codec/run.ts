/**
 * Measures the codec beside others. docs/benchmarks.md says what the figures mean.
 *
 *     node build/codec-bench/test/bench/codec/run.js                    everything, about a minute
 *     node build/codec-bench/test/bench/codec/run.js --only chat        the formats whose name has it
 */
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBetweenMarkers } from '../fan-out/page.js';
import { chat } from './chat.js';
import { checked } from './check.js';
import { measure } from './measure.js';
import { packetLog } from './packets.js';
import { readingsTable } from './readings.js';
import type { Subject } from './subject.js';
import { codecTable, type Figures } from './table.js';
import { nestedTree } from './tree.js';

const { values: given } = parseArgs({
  options: {
    root: { type: 'string', default: '.' },
    only: { type: 'string', default: '' },
    write: { type: 'string' },
  },
});
const root = resolve(given.root);
const formats = join(root, 'test/bench/codec/formats');
const work = join(root, 'build/codec-bench/generated/formats');

const subjects = [
  await chat(join(root, 'spec'), 50),
  await chat(join(root, 'spec'), 8),
  await readingsTable(formats, work),
  await nestedTree(formats, work),
  await packetLog(formats, work),
];

const parts: string[] = [];
const show = (text: string) => {
  parts.push(text);
  console.log(`\n${text}`);
};

show(machine());
for (const subject of subjects) {
  if (subject.name.includes(given.only)) show(codecTable(subject.name, subject.about, figuresOf(subject)));
}
if (given.write !== undefined) {
  writeBetweenMarkers(given.write, 'codec', [...parts, 'Made by `make bench-codec WRITE=1`.'].join('\n\n'));
}

function figuresOf(subject: Subject): Figures[] {
  const inputs = checked(subject);
  const works = subject.codecs.flatMap((codec) => {
    const input = inputs.get(codec) ?? new Uint8Array();
    const { write } = codec;
    const read = { codec, isRead: true, work: () => codec.read(input) };
    return write === undefined ? [read] : [read, { codec, isRead: false, work: () => write(subject.data) }];
  });
  const times = measure(works.map(({ work }) => work));
  const timeOf = (codec: unknown, isRead: boolean) =>
    times[works.findIndex((each) => each.codec === codec && each.isRead === isRead)];
  return subject.codecs.map((codec) => ({
    name: codec.name,
    size: inputs.get(codec)?.length ?? 0,
    read: timeOf(codec, true) ?? Number.NaN,
    write: timeOf(codec, false),
  }));
}

/** The machine in a line. */
function machine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${all[0]?.model ?? 'unknown processor'}, ${all.length} cores, ${memory} GiB, Node ${process.version}.`;
}
