import { readFileSync, writeFileSync } from 'node:fs';

/** What is between these lines of a page is written by the benchmark, all else by hand. */
const BEGIN = '<!-- fan-out: begin (written by make bench) -->';
const END = '<!-- fan-out: end -->';

/** Puts the text between the markers of a page. */
export function writeBetweenMarkers(file: string, text: string): void {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`${file} has no lines "${BEGIN}" and "${END}" in this order.`);
  writeFileSync(file, `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`);
}
