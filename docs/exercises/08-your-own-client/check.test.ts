import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grade } from '../../../src/grade/clause.js';
import { CLIENT_CLAUSES } from '../../../src/grade/client/clauses.js';
import { gradeClient } from '../../../src/grade/client/grade-client.js';
import { readMine } from '../mine.js';
import { ROOT } from '../run-tests.js';

let grade: Grade;

beforeAll(async () => {
  const command = (await readMine('client/command')).trim();
  if (!command.includes('{name}')) {
    throw new Error(
      'mine/client/command has no {name}. {address}, {port} and {name} in it stand for what they say.',
    );
  }
  const build = await readMine('client/build').catch(() => 'true');
  await promisify(execFile)('sh', ['-c', build], { cwd: ROOT });
  grade = await gradeClient({
    command: [command],
    folder: ROOT,
    port: 9000,
    limit: 5_000,
    startLimit: 30_000,
    wholeLimit: 300_000,
  });
}, 400_000);

describe('your client, as chat-grade sees it', () => {
  for (const { id, title, quote, hint } of CLIENT_CLAUSES) {
    it(`${title} (${id})`, () => {
      const found = grade.findings.find(({ clause }) => clause === id);
      if (found?.outcome === 'pass' || (found?.outcome === 'unseen' && !found.blocked)) return;
      const evidence = found?.evidence.slice(0, 20).join('\n') ?? '';
      expect.fail(`The assignment: "${quote}"\n${found?.because}\nA hint: ${hint}\n${evidence}`);
    });
  }
});
