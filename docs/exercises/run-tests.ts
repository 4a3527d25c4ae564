import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** How tests ended that ran in a process of their own. */
export interface Outcome {
  readonly passed: boolean;
  readonly printed: string;
}

/**
 * Runs tests in a process of their own: the project's, or those that an exercise asks for.
 *
 * @param args of vitest: a configuration, and which files
 */
export async function runTests(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run', ...args], {
      cwd: ROOT,
      env,
    });
    return { passed: true, printed: stdout };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { passed: false, printed: `${stdout}${stderr}` };
  }
}

/** Runs tests of the project; what they print goes into the error when one is red. */
export async function expectGreen(...files: string[]): Promise<void> {
  const config = join(import.meta.dirname, 'project.config.ts');
  const { passed, printed } = await runTests(['--config', config, ...files]);
  if (!passed) throw new Error(`These tests have to be green, and are not: ${files.join(' ')}\n${printed}`);
}
