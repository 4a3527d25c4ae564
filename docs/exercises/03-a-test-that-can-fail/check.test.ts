import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readMine } from '../mine.js';
import { type Outcome, ROOT, runTests } from '../run-tests.js';

const MUTANTS = join(import.meta.dirname, 'mutants');

const mutants = (await readdir(MUTANTS)).filter((file) => file !== 'mutant.ts').sort();

beforeAll(() => readMine('splitter.test.ts'));

/** Runs mine/splitter.test.ts, on a wrong splitter or on that of the project. */
function outcome(mutant?: string): Promise<Outcome> {
  const { MUTANT: _, ...env } = process.env;
  return runTests(
    ['--config', join(import.meta.dirname, 'mutant.config.ts')],
    mutant === undefined ? env : { ...env, MUTANT: relative(ROOT, join(MUTANTS, mutant)) },
  );
}

it('your test passes with the splitter of the project', async () => {
  const { passed, printed } = await outcome();
  if (!passed) expect.fail(`mine/splitter.test.ts is red, and should be green:\n${printed}`);
});

it.each(mutants)('your test is red with mutants/%s', async (mutant) => {
  const { passed, printed } = await outcome(mutant);
  if (passed) expect.fail(`mine/splitter.test.ts is green with mutants/${mutant}.`);
  expect(printed, 'the tests were run').toMatch(/Tests .*failed/);
});
