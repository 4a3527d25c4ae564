import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import buildProgram from '../support/build.js';
import { ROOT } from './support/commands.js';
import { presentLanguages } from './support/present.js';

/** Builds this project's own program, and the clients of all languages whose tools this machine has. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(`${ROOT}/build/languages`, { recursive: true });
  for (const { name, build } of presentLanguages()) {
    console.log(`building examples/${name}`);
    execFileSync('sh', ['-c', build], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  }
  return buildProgram(project);
}
