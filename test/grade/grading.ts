import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Grade } from '../../src/grade/clause.js';
import { gradeClient } from '../../src/grade/client/grade-client.js';
import { gradeServer } from '../../src/grade/server/grade-server.js';
import { type Mutant, writeMutant } from './mutants/mutant.js';

/** Milliseconds for a step. What does not come from a mutant is waited for so long; right programs never need it. */
const QUICK = 2_000;
const PATIENT = 10_000;
const LIMITS = { port: 9000, startLimit: 60_000, wholeLimit: 600_000 };

/** A folder for one program, which is removed when the test has finished. */
export function folderForThisTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-grade-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Grades a server that takes `{port}`, in a folder of its own. */
export function gradeServerCommand(
  command: readonly string[],
  { limit = PATIENT, folder = folderForThisTest() } = {},
): Promise<Grade> {
  return gradeServer({ ...LIMITS, command, folder, limit, host: '127.0.0.1' });
}

/** Grades a client that takes `{address}`, `{port}` and `{name}`, in a folder of its own. */
export function gradeClientCommand(
  command: readonly string[],
  { limit = PATIENT, folder = folderForThisTest() } = {},
): Promise<Grade> {
  return gradeClient({ ...LIMITS, command, folder, limit });
}

/** What failed, each with its reason: empty for a right program. */
export function failuresOf(grade: Grade): Record<string, string> {
  const failed = grade.findings.filter(({ outcome }) => outcome === 'fail');
  return Object.fromEntries(failed.map(({ clause, because }) => [clause, because]));
}

/** The clauses that a grader blames for a mutant. On a machine that is too busy for short waits, it waits long. */
export async function blamedFor(kind: 'server' | 'client', mutant: Mutant): Promise<string[]> {
  const once = async (limit: number): Promise<string[]> => {
    // Removed here: of tests that run at the same time, vitest does not know which one has finished.
    const folder = mkdtempSync(join(tmpdir(), 'chat-grade-'));
    try {
      return await gradeIn(folder, limit);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  const gradeIn = async (folder: string, limit: number): Promise<string[]> => {
    writeMutant(`python/${kind}.py`, mutant, join(folder, 'program.py'));
    const grade =
      kind === 'server'
        ? await gradeServerCommand(['python3', 'program.py', '{port}'], { limit, folder })
        : await gradeClientCommand(['python3', 'program.py', '{address}', '{name}', '{port}'], {
            limit,
            folder,
          });
    return Object.keys(failuresOf(grade));
  };
  const blamed = await once(QUICK);
  return blamed.length === 1 && blamed[0] === mutant.clause ? blamed : once(PATIENT);
}
