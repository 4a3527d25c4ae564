import type { Bench } from '../bench.js';
import type { ServerClause } from '../clauses.js';

/** Something that is done with the server, and the clauses that it decides. */
export interface Scenario {
  readonly name: string;
  readonly decides: readonly ServerClause[];
  run(bench: Bench): Promise<void>;
}
