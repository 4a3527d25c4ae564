import type { Grade } from '../clause.js';
import { pointsOf, type Rubric } from '../rubric.js';

/** A row of a batch: whose submission, and its grades; or why there are none. */
export interface CsvRow {
  readonly name: string;
  readonly grades: readonly Grade[];
  readonly problem: string;
}

/** A batch as CSV (RFC 4180), a line for each submission. */
export function csvReport(rows: readonly CsvRow[], rubricOf: (kind: Grade['kind']) => Rubric): string {
  const head = ['submission', 'points', 'possible', 'failed', 'not seen', 'problem'];
  const lines = rows.map(({ name, grades, problem }) => {
    const all = grades.map((grade) => pointsOf(grade, rubricOf(grade.kind)));
    const of = (outcome: string): string =>
      grades
        .flatMap((grade) =>
          grade.findings
            .filter((found) => found.outcome === outcome && !found.blocked)
            .map((found) => `${grade.kind}/${found.clause}`),
        )
        .join(' ');
    const sum = (which: 'earned' | 'possible'): string =>
      String(all.reduce((total, one) => total + one[which], 0));
    return [name, sum('earned'), sum('possible'), of('fail'), of('unseen'), problem];
  });
  return [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A cell that no spreadsheet takes for a formula: names of folders come from students. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
