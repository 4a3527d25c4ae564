/** Parts of a page that a program writes, between two lines that say so; all else is written by hand. */
import { readFileSync, writeFileSync } from 'node:fs';

/** @throws Error if the page has no such part */
export function replaceFigures(file: string, name: string, text: string): void {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${name}: begin (written by make gallery WRITE=1) -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no lines "${begin}" and "${end}" in this order.`);
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}
