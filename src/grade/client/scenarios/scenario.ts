import type { ClientClause } from '../clauses.js';
import type { Stage } from '../stage.js';
import type { Terminal } from '../terminal.js';

/** Something that is done, and the clauses that it decides. */
export interface ClientScenario {
  readonly name: string;
  readonly decides: readonly ClientClause[];
  run(stage: Stage): Promise<void>;
}

/** The rows as soon as one of them has the text. */
export function rowWith(stage: Stage, terminal: Terminal, text: string): Promise<string | undefined> {
  return terminal.until(() => terminal.rows.find((row) => row.includes(text)), stage.limit);
}
