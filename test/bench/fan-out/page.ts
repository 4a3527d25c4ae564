import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts the text between two lines of a page, `<!-- NAME: begin (written by make bench) -->` and `<!-- NAME: end -->`.
 * What is between them is written by the benchmark of that name, all else by hand.
 *
 * @throws Error if the page has no such lines
 */
export function writeBetweenMarkers(file: string, name: string, text: string): void {
  const page = readFileSync(file, 'utf8');
  const [first, last] = [`<!-- ${name}: begin (written by make bench) -->`, `<!-- ${name}: end -->`];
  const [begin, end] = [page.indexOf(first), page.indexOf(last)];
  if (begin < 0 || end < begin)
    throw new Error(`${file} has no lines "${first}" and "${last}" in this order.`);
  writeFileSync(file, `${page.slice(0, begin + first.length)}\n\n${text}\n\n${page.slice(end)}`);
}
