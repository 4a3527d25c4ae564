import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { lacks } from '../../support/needs.js';
import { buildPrograms, type Programs } from './programs.js';

/** What reaches the second client, of a line that it should get: usually just this line. */
type Fault = (line: Buffer, number: number) => Buffer[];

/** The line that something happens to. */
const WRONG = 40;

let folder: string;
let programs: Programs;

// Elsewhere the load generator is not needed: `make bench` says so.
describe.skipIf(process.platform !== 'linux' || lacks('cc'))('the load generator', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chat-load-'));
    programs = buildPrograms(import.meta.dirname, folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('counts what a server delivers, and finds nothing wrong with one that does it right', async () => {
    const { code, output, complaint } = await runLoad(await chatServer((line) => [line]));
    expect(complaint).toBe('');
    expect(code).toBe(0);
    const [ready, ...results] = output.trim().split('\n');
    expect(ready).toBe('ready');
    expect(results).toHaveLength(2);
    for (const result of results.map((line) => JSON.parse(line))) {
      expect(result.deliveries).toBeGreaterThan(100);
      expect(result.p50).toBeGreaterThan(0);
      expect(result.max).toBeGreaterThanOrEqual(result.p99);
    }
  });

  let held: Buffer = Buffer.alloc(0);
  const faults: [what: string, Fault, complaint: string][] = [
    ['is lost', (line, number) => (number === WRONG ? [] : [line]), 'missed a line'],
    ['comes twice', (line, number) => (number === WRONG ? [line, line] : [line]), 'got a line twice'],
    [
      'is overtaken by the next one',
      (line, number) => {
        if (number === WRONG + 1) return [line, held];
        held = line;
        return number === WRONG ? [] : [line];
      },
      'missed a line (lost, or overtaken)',
    ],
    [
      'has one other byte',
      (line, number) => {
        const changed = Buffer.from(line);
        if (number === WRONG) changed[changed.length - 1] = 0x21;
        return [changed];
      },
      'got a line with other bytes than were sent',
    ],
    [
      'has the name of somebody else in front',
      (line, number) => {
        const changed = Buffer.from(line);
        if (number === WRONG) changed.write('s001', 4, 'latin1');
        return [changed];
      },
      'got a line that nobody said',
    ],
  ];

  test.each(faults)('says so when a line %s', async (_what, fault, complaint) => {
    const result = await runLoad(await chatServer(fault));
    expect(result.complaint).toContain(`client 1 ${complaint}`);
    expect(result.code).toBe(1);
  });

  test('says so when a client is refused', async () => {
    const result = await runLoad(await chatServer((line) => [line], { refuses: 's002' }));
    expect(result.complaint).toContain('client 2 could not join');
    expect(result.code).toBe(1);
  });
});

/** Three clients, of which the first sends; measured twice, each long enough for some hundred lines. */
async function runLoad(port: number): Promise<{ code: number; output: string; complaint: string }> {
  const args = ['--port', `${port}`, '--clients', '3', '--senders', '1', '--in-flight', '4'];
  const child = spawn(programs.load, [...args, '--warm-up', '0.1', '--seconds', '0.2']);
  child.stdin.on('error', () => {}).end('\n\n');
  let [output, complaint] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, output, complaint };
}

/** As little of a chat server as the load generator can do with, and a fault on the way to the second client. */
async function chatServer(fault: Fault, { refuses = '' } = {}): Promise<number> {
  const users = new Map<Socket, string>();
  let lines = 0;
  const frame = (command: number, message: string) =>
    Buffer.concat([Buffer.from([command, 0, message.length]), Buffer.from(message, 'latin1')]);
  const handle = (socket: Socket, command: number, message: string) => {
    if (command === 0) {
      socket.write(frame(0, message === refuses ? '\x01' : '\x00'));
      users.set(socket, message);
      for (const user of users.keys()) user.write(frame(2, `**${message} is joining the chat**`));
      return;
    }
    const number = lines++;
    const line = frame(2, `[${users.get(socket)}] ${message}`);
    for (const [user, name] of users) {
      if (user === socket) continue;
      for (const bytes of name === 's001' ? fault(line, number) : [line]) user.write(bytes);
    }
  };
  const server = createServer({ noDelay: true }, (socket) => {
    let rest = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 3 && rest.length >= 3 + rest.readUInt16BE(1)) {
        const end = 3 + rest.readUInt16BE(1);
        handle(socket, rest[0] ?? 0, rest.toString('latin1', 3, end));
        rest = rest.subarray(end);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('A TCP server has a port.');
  return bound.port;
}
