import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Whether a program is missing that the tests of a file cannot do without. It says so on a line; where
 * `CI=true`, nothing may be missing.
 */
export function lacks(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => !isThere(program));
  if (missing.length === 0) return false;
  const sentence = `needs ${missing.join(', ')}, which this machine does not have`;
  if (process.env.CI === 'true') throw new Error(sentence);
  console.log(`skipped: ${sentence}`);
  return true;
}

function isThere(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
