import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CommandHost, runServerCommand } from '../../src/server/command.js';
import { LIMIT_OPTIONS } from '../../src/server/limits.js';
import { frame } from '../support/bytes.js';
import { RawClient } from '../support/raw-client.js';
import { temporaryFolder } from '../support/test-server.js';

/** The command in a process that is not one: what it prints can be read, and signals can be sent to it. */
class Host implements CommandHost {
  stdout = '';
  stderr = '';
  readonly exits: number[] = [];
  signal: (name: string) => void = () => {};
  fail: (error: unknown) => void = () => {};
  #printed: () => void = () => {};

  out(text: string): void {
    this.stdout += text;
    this.#printed();
  }

  err(text: string): void {
    this.stderr += text;
  }

  onSignal(callback: (signal: string) => void): void {
    this.signal = callback;
  }

  onFailure(callback: (error: unknown) => void): void {
    this.fail = callback;
  }

  exit(code: number): void {
    this.exits.push(code);
  }

  /** The first line on standard output, when it is there. */
  async firstLine(): Promise<string> {
    while (!this.stdout.includes('\n')) {
      await new Promise<void>((resolve) => {
        this.#printed = resolve;
      });
    }
    return this.stdout.slice(0, this.stdout.indexOf('\n'));
  }
}

/** Starts the command on a free port; it is ended when the test has finished. */
async function start(...args: string[]) {
  const host = new Host();
  const logDir = join(await temporaryFolder(), 'logs');
  const code = runServerCommand(['--port', '0', '--log-dir', logDir, ...args], host);
  const line = await Promise.race([host.firstLine(), code.then(() => host.stderr)]);
  const port = Number(/:(\d+), logs in /.exec(line)?.[1]);
  onTestFinished(async () => {
    host.signal('SIGTERM');
    await code;
  });
  return { host, logDir, code, line, port };
}

describe('the command chat-server', () => {
  it('says in one line where it listens and where it logs', async () => {
    const { line, port, logDir } = await start('--host', '127.0.0.1');
    expect(line).toBe(`chat-server: listening on 127.0.0.1:${port}, logs in ${logDir}`);
    expect(port).toBeGreaterThan(0);
    await RawClient.join(port, 'Bob');
  });

  it('listens on all addresses by default, and records IPv4 as IPv4', async () => {
    const { port, logDir } = await start();
    await RawClient.join(port, 'Bob');
    expect(await readFile(join(logDir, 'connections.log'), 'utf8')).toMatch(
      /Z 127\.0\.0\.1 \d+ "Bob" accepted\n$/,
    );
  });

  it.each([
    'SIGINT',
    'SIGTERM',
  ])('tells everybody on %s, flushes the logs and ends with 0', async (signal) => {
    const { host, port, logDir, code } = await start();
    const [ann, bob] = [await RawClient.join(port, 'Ann'), await RawClient.join(port, 'Bob')];
    await ann.frame();
    const waiting = await RawClient.connect(port);
    await waiting.frame();
    host.signal(signal);
    // Everybody goes at once: nobody is told of the others.
    for (const client of [ann, bob, waiting]) {
      expect(await client.frame()).toBe('01 The server is shutting down.');
      expect((await client.rest()).length).toBe(0);
    }
    expect(await code).toBe(0);
    const chat = await readFile(join(logDir, 'chat.log'), 'utf8');
    expect(chat.match(/\*\*.* is leaving the chat\*\*$/gm)).toEqual([
      '**Ann is leaving the chat**',
      '**Bob is leaving the chat**',
    ]);
    const connections = await readFile(join(logDir, 'connections.log'), 'utf8');
    expect(connections.match(/disconnected - The server is shutting down\.$/gm)).toHaveLength(3);
    expect(host.exits).toEqual([]);
    expect(host.stderr).toBe('');
  });

  it('ends at once on a second signal', async () => {
    const { host, port } = await start();
    await RawClient.connect(port);
    host.signal('SIGTERM');
    host.signal('SIGTERM');
    expect(host.exits).toEqual([1]);
  });

  it('tells everybody when it fails, and ends with 1', async () => {
    const { host, port, code } = await start();
    const bob = await RawClient.join(port, 'Bob');
    host.fail(new Error('a fault'));
    expect(await bob.frame()).toBe('01 The server has failed.');
    expect(await code).toBe(1);
    expect(host.stderr).toContain('a fault');
  });

  it('begins new logs on SIGHUP, and chats on', async () => {
    const { host, port, logDir } = await start();
    const bob = await RawClient.join(port, 'Bob');
    await rename(join(logDir, 'chat.log'), join(logDir, 'chat.log.1'));
    host.signal('SIGHUP');
    expect(await readFile(join(logDir, 'chat.log'), 'utf8')).toBe('');
    await bob.expectNothing();
    expect(host.exits).toEqual([]);
  });

  it('--exit-when-empty: ends when somebody has joined and the last connection has gone, not before', async () => {
    const { port, code, host } = await start('--exit-when-empty');
    const passing = await RawClient.connect(port);
    await passing.frame();
    passing.end();
    await passing.closed;
    const [ann, bob] = [await RawClient.join(port, 'Ann'), await RawClient.join(port, 'Bob')];
    await ann.frame();
    ann.send(frame(1));
    await ann.closed;
    expect(await bob.frame()).toBe('02 **Ann is leaving the chat**');
    await bob.expectNothing();
    bob.drop();
    expect(await code).toBe(0);
    expect(host.stdout).toContain('Everybody has left.');
  });

  it('goes by the limits of its options', async () => {
    const { port } = await start('--max-errors', '1');
    const bob = await RawClient.connect(port);
    await bob.frame();
    bob.send('09 0000 09 0000');
    await bob.frame();
    await bob.frame();
    expect(await bob.frame()).toBe('01 Too many errors.');
  });

  it('says that the port is in use, and ends with 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const host = new Host();
    const args = ['--port', port, '--host', '127.0.0.1', '--log-dir', await temporaryFolder()];
    expect(await runServerCommand(args, host)).toBe(1);
    expect(host.stderr).toBe(
      `chat-server: Port ${port} is in use. Give another one with --port, or 0 for any that is free.\n`,
    );
    expect(host.stdout).toBe('');
  });

  it('says that the log folder cannot be written, and ends with 1', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const host = new Host();
    expect(await runServerCommand(['--port', '0', '--log-dir', join(file, 'logs')], host)).toBe(1);
    expect(host.stderr).toMatch(/^chat-server: The logs cannot be written in .*\/file\/logs: ENOTDIR.*\.\n$/);
  });

  it.runIf(process.platform === 'linux')('says so as well where no folder can be made', async () => {
    const host = new Host();
    expect(await runServerCommand(['--port', '0', '--log-dir', '/proc/a/b'], host)).toBe(1);
    expect(host.stderr).toMatch(/^chat-server: The logs cannot be written in \/proc\/a\/b: ENOENT.*\.\n$/);
  });

  it('makes the log folder, and those that it is in', async () => {
    const logDir = join(await temporaryFolder(), 'a', 'b');
    const { line } = await start('--log-dir', logDir);
    expect(line).toContain(`logs in ${logDir}`);
  });

  it('says that it cannot listen on an address that is not of this machine, and ends with 1', async () => {
    const host = new Host();
    const args = ['--port', '0', '--host', '192.0.2.1', '--log-dir', await temporaryFolder()];
    expect(await runServerCommand(args, host)).toBe(1);
    expect(host.stderr).toMatch(
      /^chat-server: It is not possible to listen on port 0 of 192\.0\.2\.1: .*\.\n$/,
    );
  });

  it.each([
    [['--port', '70000'], 'from 0 to 65535'],
    [['--port', 'chat'], 'from 0 to 65535'],
    [['--port', '-1'], 'from 0 to 65535'],
    [['--port', '1e3'], 'from 0 to 65535'],
    [['--max-errors', 'many'], 'whole number'],
    [['--metrics', '65536'], 'from 0 to 65535'],
    [['--on-log-failure', 'panic'], 'Allowed choices are continue, stop'],
    [['--colour'], "unknown option '--colour'"],
    [['--port'], 'argument missing'],
    [['9000'], 'too many arguments'],
  ])('refuses %j with a sentence, and ends with 2', async (args, sentence) => {
    const host = new Host();
    expect(await runServerCommand(args, host)).toBe(2);
    expect(host.stderr).toContain(sentence);
    expect(host.stderr).toContain('--help');
    expect(host.stdout).toBe('');
  });

  it('--help shows every option with its default, and ends with 0', async () => {
    const host = new Host();
    expect(await runServerCommand(['--help'], host)).toBe(0);
    for (const text of [
      '--port',
      '9000',
      '--host',
      '--log-dir',
      './logs',
      '--on-log-failure',
      '--metrics',
      '--metrics-host',
      '--exit-when-empty',
      '--version',
      'chat.log',
      'connections.log',
      'SIGTERM',
      'SIGINT',
      'SIGHUP',
      'Exit codes',
    ]) {
      expect(host.stdout).toContain(text);
    }
    for (const limit of LIMIT_OPTIONS) {
      expect(host.stdout).toContain(limit.flag);
      expect(host.stdout.replace(/\s+/g, ' ')).toContain(`${limit.text} (default: ${limit.default})`);
    }
    expect(host.stderr).toBe('');
  });

  it('--version shows the version of the package, and ends with 0', async () => {
    const host = new Host();
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runServerCommand(['--version'], host)).toBe(0);
    expect(host.stdout).toBe(`${version}\n`);
  });
});
