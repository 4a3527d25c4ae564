/**
 * Runs the check of an exercise, and says what is done and what is missing: a line for each, without the traces of a test
 * runner. Called by `make exercise`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [exercise = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'chat-exercise-'));
const file = join(folder, 'result.json');
const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
const config = join(import.meta.dirname, 'vitest.config.ts');
const args = [vitest, 'run', '--config', config, exercise, '--reporter=json', `--outputFile=${file}`];
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
let result;
try {
  result = JSON.parse(readFileSync(file, 'utf8'));
} catch {
  process.stderr.write(`${stdout}${stderr}The check could not be run.\n`);
  process.exit(status || 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What a test says of itself: the first line, or all of a message that has several on purpose. */
const said = (message) =>
  message
    .replace(/^(Error|AssertionError): /, '')
    .split(/\n\s+at /)[0]
    .trimEnd();
const lines = [];
let missing = 0;
const reasons = new Set();
for (const { assertionResults, message } of result.testResults) {
  if (message) reasons.add(said(message));
  for (const { title, status: outcome, failureMessages } of assertionResults) {
    if (outcome === 'passed') lines.push(`done     ${title}`);
    else {
      missing += 1;
      lines.push(`missing  ${title}`);
      for (const why of failureMessages.map(said)) {
        if (!reasons.has(why)) lines.push(...why.split('\n').map((line) => `           ${line}`));
      }
    }
  }
}
console.log(lines.join('\n'));
for (const reason of reasons) console.log(`\n${reason}`);
const total = lines.filter((line) => /^(done|missing) /.test(line)).length;
console.log(
  result.success
    ? `\nAll ${total} are done.`
    : `\n${missing === 0 ? 'The check did not begin.' : `${missing} of ${total} are missing.`}`,
);
process.exit(result.success ? 0 : 1);
