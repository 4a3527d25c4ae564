import type { Clause, Grade } from '../clause.js';
import { pointsOf, type Rubric } from '../rubric.js';

/** A grade with the sentences of its clauses and its points, for programs. */
export function jsonReport(grade: Grade, clauses: readonly Clause[], rubric: Rubric): object {
  const points = pointsOf(grade, rubric);
  const findings = grade.findings.map((found) => {
    const clause = clauses.find(({ id }) => id === found.clause);
    return {
      clause: found.clause,
      title: found.title,
      assignment: clause?.quote,
      outcome: found.outcome,
      because: found.because,
      expected: clause?.expected,
      hint: found.outcome === 'fail' ? clause?.hint : undefined,
      points: rubric.get(found.clause) ?? 0,
      blocked: found.blocked,
      evidence: found.evidence,
    };
  });
  return { ...grade, findings, points };
}
