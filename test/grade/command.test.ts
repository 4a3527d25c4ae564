import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { lacks } from '../support/needs.js';
import {
  blamedFor,
  failuresOf,
  folderForThisTest,
  gradeClientCommand,
  gradeServerCommand,
} from './grading.js';
import { CLIENT_MUTANTS } from './mutants/clients.js';
import { type Mutant, PROGRAMS } from './mutants/mutant.js';
import { SERVER_MUTANTS } from './mutants/servers.js';

const python = !lacks('python3');

/** Runs the compiled command. */
function run(
  args: readonly string[],
  cwd = folderForThisTest(),
): Promise<{ code: number; out: string; err: string }> {
  const main = join(inject('dist'), 'src/grade/main.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd, maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

function pick(mutants: readonly Mutant[], ...names: string[]): Mutant[] {
  const found = mutants.filter(({ name }) => names.some((start) => name.startsWith(start)));
  expect(found).toHaveLength(names.length);
  return found;
}

// The rest of both tables takes minutes: make test-grade.
describe.skipIf(!python).concurrent('the grader names the clause that is broken, and no other:', () => {
  it.each(
    pick(SERVER_MUTANTS, 'unpacks the length in the order', 'says "left"', 'sends errors to everybody'),
  )('a server that $name', async (mutant) => {
    expect(await blamedFor('server', mutant)).toEqual([mutant.clause]);
  }, 120_000);
  it.each(pick(CLIENT_MUTANTS, 'sends the line end'))('a client that $name', async (mutant) => {
    expect(await blamedFor('client', mutant)).toEqual([mutant.clause]);
  }, 120_000);
});

describe('our own programs', () => {
  it('pass everything as a server', async () => {
    const main = join(inject('dist'), 'src/server/main.js');
    const grade = await gradeServerCommand(['node', main, '--host', '127.0.0.1', '--port', '{port}']);
    expect(failuresOf(grade)).toEqual({});
    expect(grade.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  }, 120_000);

  it('pass everything as a client', async () => {
    const main = join(inject('dist'), 'src/client/main.js');
    const grade = await gradeClientCommand([
      'node',
      main,
      '--plain',
      '--port',
      '{port}',
      '{address}',
      '{name}',
    ]);
    expect(grade.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  }, 120_000);
});

describe('chat-grade', () => {
  it.each([
    [['server'], 'Give either a command'],
    [['server', '--at', 'nowhere'], 'is no HOST:PORT'],
    [['server', '--at', '127.0.0.1:1', '--', 'true'], 'Give either a command'],
    [['server', '--port', '0', '--', 'true'], 'whole number from 1 to 65535'],
    [['server', '--rubric', 'none.yaml', '--', 'true'], 'none.yaml cannot be read'],
    [['client', '--', 'true'], 'has no {name}'],
    [['client'], "missing required argument 'command'"],
    [['all', 'nowhere'], 'nowhere cannot be read'],
    [['all', '.'], 'has no folder in it'],
    [['nonsense'], 'unknown command'],
  ])('refuses %j with a sentence and status 2', async (args, sentence) => {
    const { code, err } = await run(args);
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
    expect(code).toBe(2);
  });

  it('says of a program that does not start why not, with status 1', async () => {
    const { code, out } = await run(['server', '--quiet', '--', 'sh', '-c', 'echo no such luck >&2; exit 7']);
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'it ended with exit status 7. Its last words: no such luck',
    );
    expect(out).toContain('0 pass, 1 fail');
  });

  it('lists the clauses in the form of a rubric, which it takes', async () => {
    const { code, out } = await run(['clauses']);
    expect(code).toBe(0);
    const folder = folderForThisTest();
    writeFileSync(join(folder, 'rubric.yaml'), out);
    const tried = await run(
      ['server', '--quiet', '--rubric', 'rubric.yaml', '--at', '127.0.0.1:1', '--start-limit', '0.1'],
      folder,
    );
    expect(tried.out).toContain('of 90 points');
    writeFileSync(join(folder, 'rubric.yaml'), 'nonsense: 3\n');
    expect((await run(['server', '--rubric', 'rubric.yaml', '--at', '127.0.0.1:1'], folder)).err).toContain(
      'there is no clause "nonsense"',
    );
  });

  it.skipIf(!python)(
    'grades a folder of submissions, goes on where it was ended, and leaves nothing behind',
    async () => {
      const folder = folderForThisTest();
      const submission = (name: string, files: Record<string, string>): void => {
        mkdirSync(join(folder, name));
        for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
      };
      const server = readFileSync(join(PROGRAMS, 'python/server.py'), 'utf8');
      const manifest = '{ "server": { "command": "python3 server.py {port}" } }';
      submission('ann', { 'server.py': server, 'grade.json': manifest });
      submission('=1+1', { 'server.py': server.replace('is joining', 'joins'), 'grade.json': manifest });
      submission('cat', { 'grade.json': '{ "server": 3 }' });
      submission('dan', {});
      submission('eve', {
        'grade.json': '{ "build": "echo cannot >&2; exit 3", "server": { "command": "true" } }',
      });
      submission('fay', { 'grade.json': `{ "server": { "command": "sleep 1234 & echo $! > pid; wait" } }` });
      const first = await run(['all', '.', '--quiet', '--start-limit', '5', '--limit', '2'], folder);
      expect(first.code).toBe(1);
      const lines = first.out.split('\r\n');
      expect(lines[0]).toBe('submission,points,possible,failed,not seen,problem');
      expect(lines.find((line) => line.startsWith("'=1+1"))).toContain('server/join-form');
      expect(lines.find((line) => line.startsWith('ann'))).toMatch(/^ann,90,90,,server\/direct,$/);
      expect(lines.find((line) => line.startsWith('cat'))).toContain('"server');
      expect(lines.find((line) => line.startsWith('dan'))).toContain('there is no grade.json');
      expect(lines.find((line) => line.startsWith('eve'))).toContain('exit status 3: cannot');
      expect(lines.find((line) => line.startsWith('fay'))).toContain('server/port');
      expect(readFileSync(join(folder, 'ann.grade/report.txt'), 'utf8')).toContain('37 pass');
      expect(existsSync(join(folder, 'ann.grade/result.json'))).toBe(true);
      // In a name space of its own it has another number outside; then it cannot outlive it.
      const second = await run(['all', '.', '--csv', 'marks.csv'], folder);
      expect(second.err.match(/has a result/g)).toHaveLength(6);
      expect(readFileSync(join(folder, 'marks.csv'), 'utf8')).toBe(first.out);
    },
    180_000,
  );
});
