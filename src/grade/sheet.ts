import type { Clause, Finding, Grade, Outcome } from './clause.js';

/** Collects what is found of each clause. Several findings of one clause become one: the worst, and all its reasons. */
export class Sheet {
  readonly #clauses: ReadonlyMap<string, Clause>;
  readonly #findings = new Map<string, Finding[]>();
  readonly #readings = new Map<string, Set<string>>();
  readonly #workarounds = new Set<string>();
  readonly #notes = new Set<string>();

  constructor(clauses: readonly Clause[]) {
    this.#clauses = new Map(clauses.map((clause) => [clause.id, clause]));
  }

  pass(clause: string, because: string, evidence: readonly string[] = []): void {
    this.#add(clause, 'pass', because, evidence);
  }

  fail(clause: string, because: string, evidence: readonly string[] = []): void {
    this.#add(clause, 'fail', because, evidence);
  }

  /** The clause could not be decided, though all was there to try it. */
  unseen(clause: string, because: string, evidence: readonly string[] = []): void {
    this.#add(clause, 'unseen', because, evidence);
  }

  /** The clause could not be tried, since something else failed. */
  blocked(clause: string, because: string): void {
    this.#add(clause, 'unseen', because, [], true);
  }

  /** Whether anything was found of it. */
  has(clause: string): boolean {
    return this.#findings.has(clause);
  }

  hasFailed(clause: string): boolean {
    return this.#findings.get(clause)?.some(({ outcome }) => outcome === 'fail') ?? false;
  }

  /** The program follows this reading of something that the assignment leaves open. */
  reads(dimension: string, reading: string): void {
    const seen = this.#readings.get(dimension) ?? new Set();
    this.#readings.set(dimension, seen.add(reading));
  }

  reading(dimension: string): ReadonlySet<string> {
    return this.#readings.get(dimension) ?? new Set();
  }

  workaround(sentence: string): void {
    this.#workarounds.add(sentence);
  }

  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  /** What all comes to. Clauses of which nothing was found are not seen. */
  grade(kind: Grade['kind'], what: string, errors: string): Grade {
    return {
      kind,
      what,
      findings: [...this.#clauses.values()].map(({ id, title }) => ({ title, ...this.#sum(id) })),
      readings: Object.fromEntries(
        [...this.#readings].map(([name, seen]) => [name, [...seen].sort().join('; ')]),
      ),
      workarounds: [...this.#workarounds],
      notes: [...this.#notes],
      errors,
    };
  }

  #sum(clause: string): Finding {
    const all = this.#findings.get(clause) ?? [];
    const worst =
      all.find(({ outcome }) => outcome === 'fail') ??
      all.find(({ outcome }) => outcome === 'pass') ??
      all.find(({ blocked }) => !blocked) ??
      all[0];
    if (worst === undefined) {
      return { clause, outcome: 'unseen', because: 'It was not tried.', evidence: [], blocked: true };
    }
    const same = all.filter(({ outcome, blocked }) => outcome === worst.outcome && blocked === worst.blocked);
    const reasons = [...new Set(same.map(({ because }) => because))];
    const most = worst.outcome === 'fail' ? reasons : reasons.slice(0, 2);
    // One picture is enough to understand a fault, and keeps the report short.
    return { ...worst, because: most.slice(0, 4).join(' ') };
  }

  #add(
    clause: string,
    outcome: Outcome,
    because: string,
    evidence: readonly string[],
    blocked = false,
  ): void {
    if (!this.#clauses.has(clause)) throw new Error(`There is no clause ${clause}.`);
    const found = this.#findings.get(clause) ?? [];
    found.push({ clause, outcome, because, evidence, blocked });
    this.#findings.set(clause, found);
  }
}
