import type { Clause, Grade } from '../clause.js';
import { pointsOf, type Rubric } from '../rubric.js';

/**
 * Grades as the `results.json` that an autograder of Gradescope writes (its documentation: "Autograder
 * specifications", output format). Clauses that could not be seen are in it without points.
 */
export function gradescopeReport(
  grades: readonly Grade[],
  clausesOf: (grade: Grade) => readonly Clause[],
  rubricOf: (grade: Grade) => Rubric,
): object {
  const tests = grades.flatMap((grade) =>
    grade.findings.map((found, index) => {
      const points = rubricOf(grade).get(found.clause) ?? 0;
      const clause = clausesOf(grade).find(({ id }) => id === found.clause);
      const counts = found.outcome !== 'unseen' || found.blocked;
      const prefix = grade.kind === 'server' ? 'Server' : 'Client';
      return {
        name: `${prefix}: ${found.title}${found.outcome === 'unseen' ? ' (not seen)' : ''}`,
        number: `${prefix[0]}${index + 1}`,
        score: found.outcome === 'pass' ? points : 0,
        max_score: counts ? points : 0,
        ...(found.outcome === 'unseen' && !found.blocked
          ? {}
          : { status: found.outcome === 'pass' ? 'passed' : 'failed' }),
        output: outputOf(found, clause),
        output_format: 'text',
        visibility: 'visible',
      };
    }),
  );
  const all = grades.map((grade) => pointsOf(grade, rubricOf(grade)));
  const score = all.reduce((sum, { earned }) => sum + earned, 0);
  return {
    score,
    output: grades.map(summary).join('\n\n'),
    output_format: 'text',
    visibility: 'visible',
    tests,
  };
}

function outputOf(found: Grade['findings'][number], clause: Clause | undefined): string {
  if (found.outcome !== 'fail') return found.because;
  return [
    `The assignment: "${clause?.quote ?? ''}"`,
    `What happened: ${found.because}`,
    `Expected: ${clause?.expected ?? ''}`,
    `A hint: ${clause?.hint ?? ''}`,
    '',
    ...found.evidence.slice(0, 60),
  ].join('\n');
}

function summary(grade: Grade): string {
  const readings = Object.entries(grade.readings).map(([question, choice]) => `  ${question}: ${choice}`);
  const parts = [`The ${grade.kind} reads the assignment so:`, ...readings];
  if (grade.workarounds.length > 0)
    parts.push('So that one fault does not hide others:', ...grade.workarounds.map((one) => `  ${one}`));
  if (grade.notes.length > 0) parts.push('Worth a look:', ...grade.notes.map((one) => `  ${one}`));
  return parts.join('\n');
}
