/** The command in a process of its own, and the signals that it gets. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { spawn } from '@lydell/node-pty';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { frame } from '../support/bytes.js';
import { AT_ONCE, CommandProcess } from '../support/command-process.js';
import { ManualClock } from '../support/manual-clock.js';
import { NO_LIMITS } from '../support/memory-chat.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';

async function start(...args: string[]) {
  const logDir = await temporaryFolder();
  const server = await CommandProcess.start(['--log-dir', logDir, ...args]);
  return { server, logDir };
}

/** A client that has joined, and to which more is sent than the system takes for one that does not read. */
async function joinWithoutReading(port: number): Promise<RawClient> {
  const [bob, slow] = [await RawClient.join(port, 'Bob'), await RawClient.join(port, 'Slow')];
  expect(await bob.frame()).toBe('02 **Slow is joining the chat**');
  slow.socket.pause();
  for (let i = 0; i < 150; i++) bob.send(frame(2, 'x'.repeat(60_000)));
  await bob.expectNothing();
  return slow;
}

describe('SIGTERM', () => {
  it('tells everybody, lets nobody in any more while somebody is being told, and ends at once the second time, with 1', async () => {
    const { server } = await start('--max-queued-bytes', '0', ...AT_ONCE);
    const slow = await joinWithoutReading(server.port);
    const ann = await RawClient.join(server.port, 'Ann');
    const before = performance.now();
    server.signal('SIGTERM');
    expect(await ann.frame()).toBe('01 The server is shutting down.');
    await expect(RawClient.connect(server.port)).rejects.toThrow('ECONNREFUSED');
    expect(slow.socket.readableEnded).toBe(false);
    server.signal('SIGTERM');
    expect(await server.exited).toBe(1);
    // Once, it would have waited for 2 seconds.
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('ends the server within 2 seconds when a client does not read, whatever the limits say', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: NO_LIMITS });
    const ann = await RawClient.join(server.port, 'Ann');
    // Not a socket: nothing of what is written to it is taken by anybody.
    const deaf = new Duplex({ read() {}, write() {} });
    server.chat.accept(deaf, { address: '192.0.2.7', port: 1 });
    const stopping = server.stop('The server is shutting down.');
    expect(await ann.frame()).toBe('01 The server is shutting down.');
    await ann.closed;
    await until(() => server.chat.connections === 1);
    clock.advance(1_999);
    expect(deaf.destroyed).toBe(false);
    clock.advance(1);
    expect(deaf.destroyed).toBe(true);
    await stopping;
    expect(await server.ended).toEqual({ reason: 'The server is shutting down.', failed: false });
  });
});

describe('SIGHUP', () => {
  it('begins new logs after the old ones were moved away; no line is lost, doubled or out of order', async () => {
    const { server, logDir } = await start(...AT_ONCE);
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const say = async (from: number, to: number) => {
      for (let i = from; i < to; i++) bob.send(frame(2, `line ${i}`));
      for (let i = from; i < to; i++) expect(await ann.frame()).toBe(`02 [Bob] line ${i}`);
    };
    const names = ['chat.log', 'connections.log'].map((name) => join(logDir, name));
    await say(0, 10);
    for (const name of names) renameSync(name, `${name}.1`);
    server.signal('SIGHUP');
    await say(10, 1000);
    while (!names.every((name) => existsSync(name))) await ann.expectNothing();
    const [chatLog = ''] = names;
    const lines = `${readFileSync(`${chatLog}.1`, 'latin1')}${readFileSync(chatLog, 'latin1')}`.split('\n');
    const said = lines.filter((line) => line.includes('[Bob]')).map((line) => line.slice(line.indexOf('[')));
    expect(said).toEqual(Array.from({ length: 1000 }, (_, i) => `[Bob] line ${i}`));
    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.errors).toBe('');
  });
});

describe('what the server prints', () => {
  it('is where it listens, its particulars, why it ended and what it has done', async () => {
    const { server, logDir } = await start('--join-seconds', '10', '--close-seconds', '2', '--metrics', '0');
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    bob.send(frame(2, 'Hi'));
    bob.send(frame(4, 'ann Hello'));
    bob.send(frame(9));
    expect(await bob.frame()).toBe('05 Unsupported command 09.');
    await ann.frame();
    server.signal('SIGINT');
    expect(await server.exited).toBe(0);
    const [listening, started, ended, stopped, ...more] = server.out.split('\n');
    expect(listening).toBe(`chat-server: listening on 127.0.0.1:${server.port}, logs in ${logDir}`);
    // Of the limits only what differs from the default.
    expect(started).toMatch(
      new RegExp(
        `^chat-server: started version=\\S+ node=${process.version} pid=${server.pid} address=127\\.0\\.0\\.1 ` +
          `port=${server.port} log-dir=${logDir} on-log-failure=continue ` +
          `metrics=http://127\\.0\\.0\\.1:\\d+/metrics join-seconds=10$`,
      ),
    );
    expect(ended).toBe('chat-server: ended. The server is shutting down.');
    expect(stopped).toMatch(
      /^chat-server: stopped code=0 reason="The server is shutting down\." uptime-seconds=\d+(\.\d)? connections=2 rejected=0 joins=2 messages=1 direct-messages=1 deliveries=\d+ errors=1 received-bytes=\d+ sent-bytes=\d+ lost-lines=0$/,
    );
    expect(more).toEqual(['']);
    expect(server.errors).toBe('');
  });
});

describe('a server on a terminal', () => {
  it('begins new logs on SIGHUP as any other, but ends when it is the terminal that was closed', async () => {
    const logDir = await temporaryFolder();
    const main = join(inject('dist'), 'src/server/main.js');
    const args = [main, '--port', '0', '--host', '127.0.0.1', '--log-dir', logDir];
    const terminal = spawn(process.execPath, args, { cols: 200, rows: 24 });
    let over = false;
    const exited = new Promise<number>((resolve) =>
      terminal.onExit(({ exitCode }) => {
        over = true;
        resolve(exitCode);
      }),
    );
    onTestFinished(() => {
      if (!over) process.kill(terminal.pid, 'SIGKILL');
    });
    let shown = '';
    await new Promise<void>((resolve) =>
      terminal.onData((data) => {
        shown += data;
        if (shown.includes('started')) resolve();
      }),
    );
    const bob = await RawClient.join(Number(/:(\d+), logs in /.exec(shown)?.[1]), 'Bob');
    renameSync(join(logDir, 'chat.log'), join(logDir, 'chat.log.1'));
    process.kill(terminal.pid, 'SIGHUP');
    // A signal does not wait in line with what comes from a client, so it can take a few turns.
    while (!existsSync(join(logDir, 'chat.log'))) await bob.expectNothing();
    // Closes our end of it; the system tells everything on it.
    (terminal as unknown as { destroy(): void }).destroy();
    expect(await bob.frame()).toBe('01 The server is shutting down.');
    expect(await exited).toBe(0);
  });
});
