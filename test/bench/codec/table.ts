import { BY_HAND, OFFICIAL, OURS, PROTOBUF } from './subject.js';

/** What one codec needs for one value, in nanoseconds of processor time. */
export interface Figures {
  readonly name: string;
  /** Length of its bytes. */
  readonly size: number;
  readonly read: number;
  readonly write: number | undefined;
}

/**
 * A table of one format: times, and how many times as long each codec needs as ours. Reading and writing are
 * compared with the same, and both with what the official target needs to read.
 */
export function codecTable(title: string, about: string, figures: readonly Figures[]): string {
  const ours = figures.find(({ name }) => name === OURS);
  if (ours === undefined) throw new Error('there is nothing of ours to compare');
  const rows = figures.map(({ name, size, read, write }) => [
    name,
    size.toLocaleString('en'),
    time(read),
    factor(read, ours.read),
    write === undefined ? 'cannot' : time(write),
    write === undefined ? '' : factor(write, ours.write),
  ]);
  const head = ['', 'bytes', 'read', 'to ours', 'write', 'to ours'];
  return [
    `### ${title}`,
    `${about.charAt(0).toUpperCase()}${about.slice(1)}.`,
    [line(head), line(['---', ...head.slice(1).map(() => '---:')]), ...rows.map(line)].join('\n'),
    verdict(ours, figures),
  ].join('\n\n');
}

/** What was to be reached, and what was. */
function verdict(ours: Figures, figures: readonly Figures[]): string {
  const of = (name: string) => figures.find((each) => each.name === name);
  const official = of(OFFICIAL)?.read;
  const say = (what: string, other: number | undefined, own: number | undefined, least: number) =>
    other === undefined || own === undefined
      ? []
      : [`${what} ${(other / own).toFixed(2)} (to reach: ${least})`];
  return [
    ...say('Official reading to our reading', official, ours.read, 8),
    ...say('to our writing', official, ours.write, 8),
    ...say('protobuf-es to ours, reading', of(PROTOBUF)?.read, ours.read, 1),
    ...say('writing', of(PROTOBUF)?.write, ours.write, 1),
    ...say('by hand to ours, reading', of(BY_HAND)?.read, ours.read, 0.67),
    ...say('writing', of(BY_HAND)?.write, ours.write, 0.67),
  ]
    .join(', ')
    .concat('.');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function factor(other: number, own: number | undefined): string {
  return own === undefined ? '' : (other / own).toFixed(2);
}

/** Nanoseconds in a unit in which they are easy to read. */
function time(ns: number): string {
  return ns < 10_000 ? `${Math.round(ns)} ns` : `${Math.round(ns / 1000).toLocaleString('en')} µs`;
}
