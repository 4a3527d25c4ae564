import type { Grade } from '../clause.js';
import { Sheet } from '../sheet.js';
import { CLIENT_CLAUSES } from './clauses.js';
import { identify } from './identify.js';
import { chat } from './scenarios/chat.js';
import { cut } from './scenarios/cut.js';
import { exit, gone } from './scenarios/exit.js';
import { blank, refused } from './scenarios/names.js';
import { Stage, Stuck } from './stage.js';

/** In the order in which they are done. */
const SCENARIOS = [chat, cut, exit, refused, blank, gone];

/** What is to be graded, and how patiently. */
export interface ClientToGrade {
  /** Runs the client; `{address}`, `{port}` and `{name}` stand for what they say. */
  readonly command: readonly string[];
  readonly folder: string;
  /** Where the grader's server listens, if the command has no `{port}`. */
  readonly port: number;
  /** Milliseconds for each step, for the start, and for all of it. */
  readonly limit: number;
  readonly startLimit: number;
  readonly wholeLimit: number;
  readonly progress?: (what: string) => void;
}

/**
 * Grades a client.
 *
 * @throws NoTerminal where the packages for a terminal are missing
 */
export async function gradeClient(given: ClientToGrade): Promise<Grade> {
  const sheet = new Sheet(CLIENT_CLAUSES);
  const stage = new Stage(sheet, given.command, given.folder, given.port, given.limit);
  const deadline = performance.now() + given.wholeLimit;
  const block = (ids: readonly string[], why: string): void => {
    for (const id of ids) if (!sheet.has(id)) sheet.blocked(id, why);
  };
  await stage.open();
  try {
    given.progress?.('how it reads the assignment');
    if (await identify(stage, given.startLimit)) {
      for (const scenario of SCENARIOS) {
        given.progress?.(scenario.name);
        if (performance.now() > deadline) {
          block(scenario.decides, 'The time for the whole was over.');
          continue;
        }
        try {
          await scenario.run(stage);
        } catch (error) {
          if (!(error instanceof Stuck)) throw error;
          block(scenario.decides, `In "${scenario.name}": ${error.message}`);
        }
      }
      if (!sheet.has('command-type'))
        sheet.pass('command-type', 'Each frame that came has the number of what it is.');
    }
  } finally {
    await stage.close();
  }
  block(
    CLIENT_CLAUSES.map(({ id }) => id),
    'The client could not be brought to chat.',
  );
  return sheet.grade('client', given.command.join(' '), '');
}
