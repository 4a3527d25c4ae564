import { parse } from 'yaml';
import type { Clause, Grade } from './clause.js';

/** Points by clause. */
export type Rubric = ReadonlyMap<string, number>;

/** A rubric that makes no sense. The message says where. */
export class RubricError extends Error {
  override readonly name = 'RubricError';
}

/** The rubric that the clauses bring. */
export function defaultRubric(clauses: readonly Clause[]): Rubric {
  return new Map(clauses.map(({ id, points }) => [id, points]));
}

/**
 * Reads a rubric: YAML or JSON, the name of each clause with its points. Clauses that are not in it keep theirs, unless
 * it has `others: 0`. One file may have the clauses of servers and of clients.
 *
 * @param known the clauses of servers and clients
 * @throws RubricError where a clause is unknown, or its points are no number from 0 on
 */
export function readRubric(text: string, clauses: readonly Clause[], known: readonly Clause[]): Rubric {
  let given: unknown;
  try {
    given = parse(text);
  } catch (error) {
    throw new RubricError(`the rubric is no YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new RubricError('a rubric has a clause and its points in each line, such as "join: 4"');
  }
  const points = new Map<string, number>();
  for (const [id, value] of Object.entries(given)) {
    if (id !== 'others' && !known.some((clause) => clause.id === id)) {
      throw new RubricError(`there is no clause "${id}"; "chat-grade clauses" lists them`);
    }
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
      throw new RubricError(`the points of "${id}" are no number from 0 on`);
    }
    points.set(id, value);
  }
  const others = points.get('others');
  return new Map(clauses.map((clause) => [clause.id, points.get(clause.id) ?? others ?? clause.points]));
}

/** What a grade comes to. */
export interface Points {
  readonly earned: number;
  readonly possible: number;
}

/**
 * Points of the clauses that hold, of all that were decided. A clause that could not be seen counts for nobody; one
 * that could not be tried because something else failed counts as not earned.
 */
export function pointsOf(grade: Grade, rubric: Rubric): Points {
  let earned = 0;
  let possible = 0;
  for (const { clause, outcome, blocked } of grade.findings) {
    const points = rubric.get(clause) ?? 0;
    if (outcome === 'unseen' && !blocked) continue;
    possible += points;
    if (outcome === 'pass') earned += points;
  }
  return { earned, possible };
}
