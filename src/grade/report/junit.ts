import type { Clause, Grade } from '../clause.js';

/** A grade as JUnit XML, which CI systems show: a test case for each clause. */
export function junitReport(grades: readonly Grade[], clauses: (grade: Grade) => readonly Clause[]): string {
  const suites = grades.map((grade) => {
    const count = (outcome: string): number =>
      grade.findings.filter((found) => found.outcome === outcome).length;
    const cases = grade.findings.map((found) => {
      const head = `    <testcase classname="${xml(`assignment.${grade.kind}`)}" name="${xml(`${found.clause}: ${found.title}`)}"`;
      if (found.outcome === 'pass') return `${head}/>`;
      if (found.outcome === 'unseen') return `${head}><skipped message="${xml(found.because)}"/></testcase>`;
      const clause = clauses(grade).find(({ id }) => id === found.clause);
      const text = [
        `The assignment: "${clause?.quote ?? ''}"`,
        `Expected: ${clause?.expected ?? ''}`,
        `A hint: ${clause?.hint ?? ''}`,
        ...found.evidence,
      ].join('\n');
      return `${head}><failure message="${xml(found.because)}">${xml(text)}</failure></testcase>`;
    });
    const counts = `tests="${grade.findings.length}" failures="${count('fail')}" skipped="${count('unseen')}"`;
    return `  <testsuite name="${xml(`${grade.kind}: ${grade.what}`)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

/** A text in XML 1.0, in which most control characters cannot be, however they are written. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?')
    .replace(
      /[&<>"]/g,
      (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
    )
    .replaceAll('\n', '&#10;');
}
