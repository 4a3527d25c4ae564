/** The results in words: a line for each file, and the tables of docs/gallery.md. */

import { replaceFigures } from './figures.js';
import type { Verdict, Written } from './judge.js';
import type { Result } from './result.js';

export function summary(result: Result): string {
  if ('error' in result) return `${result.file}: ${result.error}`;
  const { verdict } = result;
  return `${result.file}: read ${read(verdict)}; written ${written(verdict)}; edited ${edited(verdict)}`;
}

function read({ reading, unreadable }: Verdict): string {
  if (reading === 'same' && unreadable.length > 0) return `same, but neither reads \`${unreadable[0]}\``;
  return reading;
}

function written({ written, writtenWhole }: Verdict): string {
  if (written === undefined) return '-';
  const [first, second] = [words(written), words(writtenWhole ?? written)];
  return first === second ? first : `${first}; after reading all, ${second}`;
}

function words(what: Written): string {
  if (what.kind === 'same') return 'same bytes';
  if (what.kind === 'beginning') return `same ${what.length} bytes, where the specification ends`;
  if (what.kind === 'other') return `another byte at ${what.at}`;
  return 'refused';
}

function edited({ edits }: Verdict): string {
  if (edits === undefined) return '-';
  const { good, moved, refused, derived, faults } = edits;
  const parts = [`${good} of ${good + moved + refused + derived + faults.length}`];
  if (moved > 0) parts.push(`${moved} with what follows`);
  if (refused > 0) parts.push(`${refused} refused`);
  if (derived > 0) parts.push(`${derived} came back`);
  if (faults.length > 0) parts.push(`${faults.length} wrong`);
  return parts.join(', ');
}

export function writePage(page: string, results: readonly Result[]): void {
  replaceFigures(page, 'files', table(results));
}

function table(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { format, file, origin, version, note } = result;
    const name = file.replace(/^.*\//, '');
    const from = `${origin} ${version}${note === undefined ? '' : `: ${note}`}`;
    const cells =
      'error' in result
        ? [result.error, '-', '-']
        : [read(result.verdict), written(result.verdict), edited(result.verdict)];
    return `| ${[format, `\`${name}\``, from, ...cells].map(cell).join(' | ')} |`;
  });
  return [
    '| format | file | from | read | written back | edited |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
