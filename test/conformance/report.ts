/** The figures as a page: a table of all runners, and why each item that does not pass does not. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Outcome, Verdict } from './outcome.js';

const VERDICTS = ['pass', 'refused', 'wrong', 'crashed'] as const;

/** What is between these lines of the page is written by the runners, all else by hand. */
const [BEGIN, END] = [
  '<!-- figures: begin (written by make conformance WRITE=1) -->',
  '<!-- figures: end -->',
];

export function writeReport(file: string, results: ReadonlyMap<string, readonly Outcome[]>): void {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`${file} has no lines "${BEGIN}" and "${END}" in this order.`);
  writeFileSync(file, `${page.slice(0, begin + BEGIN.length)}\n\n${report(results)}\n\n${page.slice(end)}`);
}

export function report(results: ReadonlyMap<string, readonly Outcome[]>): string {
  const rows = [...results].map(([name, outcomes]) => {
    const counts = VERDICTS.map((verdict) => outcomes.filter((one) => one.verdict === verdict).length);
    return `| ${[name, ...counts, outcomes.length].join(' | ')} |`;
  });
  const sections = [...results].flatMap(([name, outcomes]) => reasons(name, outcomes));
  const head = [
    '| runner | pass | refused | wrong | crashed | of |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
  ];
  return [...head, ...rows, ...sections].join('\n');
}

/** One line for each reason, with all items that have it. */
function reasons(name: string, outcomes: readonly Outcome[]): string[] {
  const items = new Map<string, { verdict: Verdict; reason: string; items: string[] }>();
  for (const { item, verdict, reason } of outcomes) {
    if (verdict === 'pass') continue;
    const general = verdict === 'refused' ? reason.replace(/^\/\S*: | \(and \d+ more\)$/g, '') : reason;
    const key = `${verdict} ${general}`;
    const same = items.get(key) ?? { verdict, reason: general, items: [] };
    items.set(key, same);
    same.items.push(item);
  }
  if (items.size === 0) return [];
  const rows = [...items.values()].map(
    ({ verdict, reason, items }) => `| ${verdict} | ${cell(reason)} | ${items.join(', ')} |`,
  );
  return [
    '',
    `### ${name}: what does not pass`,
    '',
    '| verdict | reason | items |',
    '| --- | --- | --- |',
    ...rows,
  ];
}

/** As code, which Markdown leaves as it is. */
function cell(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}
