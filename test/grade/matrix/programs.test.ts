import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LANGUAGES } from '../../languages/languages.js';
import { lacks } from '../../support/needs.js';
import { failuresOf, gradeClientCommand, gradeServerCommand } from '../grading.js';
import { PROGRAMS } from '../mutants/mutant.js';

/** A right program under some readings, which are all allowed. */
interface Right {
  readonly name: string;
  readonly needs: readonly string[];
  /** Compiles it into a folder. */
  readonly build?: (out: string) => readonly string[];
  readonly command: (out: string) => readonly string[];
  /** Which of the readings the grader should find. */
  readonly readings: Readonly<Record<string, string>>;
}

const source = (path: string): string => join(PROGRAMS, path);

const SERVERS: readonly Right[] = [
  {
    name: 'Python, threads',
    needs: ['python3'],
    command: () => ['python3', source('python/server.py'), '{port}'],
    readings: {
      'line of the room': '[Bob] Hi',
      'status value': 'byte',
      'list of commands': 'one 03 frame',
      refusal: 'status 1',
    },
  },
  {
    name: 'Python, select',
    needs: ['python3'],
    command: () => ['python3', source('python/select_server.py'), '{port}'],
    readings: {
      'line of the room': 'Bob: Hi',
      "sender's own line": 'everyone',
      'status value': 'digit',
      'list of commands': 'several 02 frames',
      'direct (extra)': 'name, colon, text',
    },
  },
  {
    name: 'Java',
    needs: ['java', 'javac'],
    build: (out) => ['javac', '-d', out, source('java/Server.java')],
    command: (out) => ['java', '-cp', out, 'Server', '{port}'],
    readings: {
      refusal: '05 with words',
      'joining on the wire': '00 with the line',
      'leaving on the wire': '01 with the line',
      'list of commands': 'none',
    },
  },
  {
    name: 'C',
    needs: ['cc'],
    build: (out) => ['cc', '-Wall', '-Wextra', '-Werror', '-o', join(out, 'server'), source('c/server.c')],
    command: (out) => [join(out, 'server'), '{port}'],
    readings: { 'status frame': 'bare', 'list of commands': 'text without a frame' },
  },
  {
    name: 'Go',
    needs: ['go'],
    build: (out) => ['go', 'build', '-o', join(out, 'server'), source('go/server.go')],
    command: (out) => [join(out, 'server'), '{port}'],
    readings: {
      'after a refusal': 'new connection',
      'joining on the wire': '00 with the name',
      'list of commands': 'several 03 frames',
    },
  },
  {
    name: 'JavaScript',
    needs: ['node'],
    command: () => ['node', source('javascript/server.cjs'), '{port}'],
    readings: {
      'status and text': 'status, then words',
      refusal: 'status 1 and 05',
      'when the list comes': 'after joining',
      "sender's own line": 'everyone',
    },
  },
  {
    name: 'our own',
    needs: ['node'],
    command: () => [
      'node',
      join(inject('dist'), 'src/server/main.js'),
      '--host',
      '127.0.0.1',
      '--port',
      '{port}',
    ],
    readings: { 'direct (extra)': 'name, space, text', 'list (extra)': 'users' },
  },
];

const CLIENTS: readonly Right[] = [
  {
    name: 'Python',
    needs: ['python3'],
    command: () => ['python3', source('python/client.py'), '{address}', '{name}', '{port}'],
    readings: {
      'line of the room': '[Bob] Hi',
      'status value': 'byte',
      'after a refusal': 'same connection',
    },
  },
  {
    name: 'C',
    needs: ['cc'],
    build: (out) => ['cc', '-Wall', '-Wextra', '-Werror', '-o', join(out, 'client'), source('c/client.c')],
    command: (out) => [join(out, 'client'), '{address}', '{name}', '{port}'],
    readings: { 'status frame': 'bare', 'after a refusal': 'new connection' },
  },
  {
    name: 'JavaScript',
    needs: ['node'],
    command: () => ['node', source('javascript/client.cjs'), '{address}', '{name}', '{port}'],
    readings: { 'status value': 'digit', 'joining on the wire': '00 with the name' },
  },
  {
    name: 'our own on the full screen',
    needs: ['node'],
    command: () => [
      'node',
      join(inject('dist'), 'src/client/main.js'),
      '--port',
      '{port}',
      '{address}',
      '{name}',
    ],
    readings: {},
  },
  {
    name: 'our own with plain lines',
    needs: ['node'],
    command: () => [
      'node',
      join(inject('dist'), 'src/client/main.js'),
      '--plain',
      '--port',
      '{port}',
      '{address}',
      '{name}',
    ],
    readings: {},
  },
];

let out: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'chat-grade-programs-'));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe.each([
  ['server', SERVERS, gradeServerCommand],
  ['client', CLIENTS, gradeClientCommand],
] as const)('a right %s', (_, programs, grade) => {
  for (const { name, needs, build, command, readings } of programs) {
    it.skipIf(lacks(...needs))(`passes: ${name}`, async () => {
      const [compiler, ...args] = build?.(out) ?? [];
      if (compiler !== undefined) execFileSync(compiler, args, { stdio: 'pipe' });
      const found = await grade(command(out));
      expect(failuresOf(found)).toEqual({});
      expect(found.workarounds).toEqual([]);
      expect(found.readings).toMatchObject(readings);
    });
  }
});

const ROOT = join(import.meta.dirname, '../../..');

describe('the clients of examples/', () => {
  for (const { name, needs, build, client } of LANGUAGES) {
    it.skipIf(lacks(...needs))(`pass: ${name}`, async () => {
      execFileSync('sh', ['-c', build], { cwd: ROOT, stdio: 'pipe' });
      const command = `cd '${ROOT}' && exec ${client} --port {port} {address} {name}`;
      const found = await gradeClientCommand(['sh', '-c', command.replace('{name}', '"$0"'), '{name}']);
      expect(failuresOf(found)).toEqual({});
    });
  }
});
