import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { frame } from '../support/bytes.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import { Piped } from './support/piped.js';
import { clientPath } from './support/pty.js';

async function start(...args: string[]) {
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  return { server, ann, bob: new Piped('127.0.0.1', 'Bob', '--port', String(server.port), ...args) };
}

describe('chat-client in a pipe', () => {
  it('delivers what is piped in before it leaves', async () => {
    const { ann, bob } = await start();
    bob.input('Hi\n@exit\n');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    expect(await bob.exited).toBe(0);
    expect(bob.errors).toBe('');
    expect(bob.out).toContain('**Bob is joining the chat**\n');
    expect(bob.out).toContain('Bob> ');
    expect(bob.out).not.toContain('\x1b');
  });

  it('leaves at the end of the input, which needs no line end', async () => {
    const { ann, bob } = await start();
    bob.input('one\r\n@exit now\n @exit\nlast');
    await ann.frame();
    for (const text of ['one', '@exit now', ' @exit', 'last'])
      expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    expect(await bob.exited).toBe(0);
  });

  it('prints what is said, line by line', async () => {
    const { ann, bob } = await start();
    await bob.see('Bob> ');
    ann.send(frame(2, 'Hello'));
    ann.send(frame(2, 'Bye'));
    await bob.see('[Ann] Bye\n');
    expect(bob.out.split('\n').slice(-3)).toEqual(['[Ann] Hello', '[Ann] Bye', '']);
    bob.input('');
    expect(await bob.exited).toBe(0);
  });

  it('delivers a long input whole', async () => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const bob = new Piped('127.0.0.1', 'Bob', '--port', String(server.port));
    const lines = Array.from({ length: 40 }, (_, i) => `${i} ${'x'.repeat(20_000)}`);
    bob.input(lines.join('\n'));
    await ann.frame();
    for (const line of lines) expect(await ann.frame()).toBe(`02 [Bob] ${line}`);
    expect(await bob.exited).toBe(0);
  });

  it('refuses what is not ASCII, and goes on', async () => {
    const { ann, bob } = await start();
    bob.input('caf\u00e9\na\tb\nfine\n');
    await ann.frame();
    expect(await ann.frame()).toBe('02 [Bob] fine');
    expect(await bob.exited).toBe(0);
    expect(bob.errors.split('\n')).toEqual([
      'Not sent: the text has "é" (U+00E9), which is not ASCII.',
      'Not sent: the text has a tab (U+0009), which is not printable.',
      '',
    ]);
  });

  it('takes the next line as another name if one is refused', async () => {
    const server = await startTestServer();
    await RawClient.join(server.port, 'Bob');
    const bob = new Piped('127.0.0.1', 'Bob', '--port', String(server.port)).input('[x]\nRob\nHi\n');
    expect(await bob.exited).toBe(0);
    expect(bob.errors).toContain(
      'The name Bob is already in use.\nThe next line of the input is taken as another name.\n',
    );
    expect((await server.chatLines()).map((line) => line.slice(line.indexOf(' ') + 1))).toEqual([
      '**Bob is joining the chat**',
      '**Rob is joining the chat**',
      '[Rob] Hi',
      '**Rob is leaving the chat**',
    ]);
  });

  it('fails if the input ends before a name is accepted', async () => {
    const server = await startTestServer();
    await RawClient.join(server.port, 'Bob');
    const bob = new Piped('127.0.0.1', 'Bob', '--port', String(server.port)).input('');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('chat-client: The input ended before the server accepted a name.\n');
  });

  it('says that the server is gone, and fails', async () => {
    const { server, bob } = await start();
    await bob.see('Bob> ');
    await server.stop('The lesson is over.');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toBe('chat-client: The server ended the connection: The lesson is over.\n');
  });

  it('leaves when nobody reads its output any more', async () => {
    const { ann, bob } = await start();
    await ann.frame();
    await bob.see('Bob> ');
    bob.process.stdout.destroy();
    ann.send(frame(2, 'anybody?'));
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await bob.exited;
  });

  it.skipIf(!existsSync('/dev/full'))(
    'fails if what it has to print is lost, say on a full disk',
    async () => {
      const { server } = await start();
      const full = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(full));
      const args = [clientPath(), '127.0.0.1', 'Cat', '--port', String(server.port)];
      const cat = spawn(process.execPath, args, { stdio: ['pipe', full, 'pipe'] });
      let errors = '';
      cat.stderr?.on('data', (chunk) => {
        errors += chunk;
      });
      expect(await new Promise((resolve) => cat.once('close', resolve))).toBe(1);
      expect(errors).toBe(
        'chat-client: The output cannot be written: ENOSPC: no space left on device, write.\n',
      );
    },
  );

  it.skipIf(!existsSync('/dev/full'))('goes on, and fails at its end, if the recording is lost', async () => {
    const { ann, bob } = await start('--record', '/dev/full');
    bob.input('Hi\n');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('The recording stops here: no space is left.');
  });

  it('records the conversation', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'talk.chat');
    const { bob } = await start('--record', file);
    bob.input('Hi\n');
    expect(await bob.exited).toBe(0);
    const { records } = Chat.fromBytes(readFileSync(file));
    const sent = records.filter(({ side }) => side === Chat.Side.CLIENT).map(({ frame }) => frame.command);
    expect(sent).toEqual([Chat.Command.JOIN, Chat.Command.LIST, Chat.Command.MESSAGE, Chat.Command.LEAVE]);
    expect(records.some(({ frame }) => frame.message instanceof Chat.RoomLine)).toBe(true);
  });

  it('logs what is said, by the user too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'talk.txt');
    const { ann, bob } = await start('--log', file);
    await bob.see('Bob> ');
    ann.send(frame(2, 'Hello'));
    await bob.see('[Ann] Hello');
    bob.input('Hi\n');
    expect(await bob.exited).toBe(0);
    const lines = readFileSync(file, 'latin1').split('\n');
    expect(lines.map((line) => line.replace(/\d\d:\d\d/, '')).slice(1, -2)).toEqual([
      ' **Bob is joining the chat**',
      ' [Ann] Hello',
      ' [Bob] Hi',
    ]);
    expect(lines.at(-2)).toMatch(/^--- Log closed /);
  });

  it.skipIf(!existsSync('/dev/full'))('goes on, and fails at its end, if the log is lost', async () => {
    const { ann, bob } = await start('--log', '/dev/full');
    bob.input('Hi\n');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    expect(await bob.exited).toBe(1);
  });

  it('leaves a valid recording when it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'talk.chat');
    const { ann, bob } = await start('--record', file);
    await bob.see('Bob> ');
    ann.send(frame(2, 'Hello'));
    await bob.see('[Ann] Hello');
    bob.process.kill('SIGKILL');
    await bob.exited;
    expect(Chat.fromBytes(readFileSync(file)).records.length).toBeGreaterThanOrEqual(5);
  });
});

describe('chat-client with wrong usage', () => {
  it.each([
    [['127.0.0.1', '']],
    [['127.0.0.1', 'Bob Smith']],
    [['127.0.0.1']],
    [[]],
  ])('refuses %j with the usage line and status 2', async (args) => {
    const client = new Piped(...args);
    expect(await client.exited).toBe(2);
    expect(client.errors).toMatch(/\nUsage: chat-client \[options\] <address> <name>\n$/);
    expect(client.out).toBe('');
  });

  it('says that there is no server', async () => {
    const server = await startTestServer();
    await server.stop('The test needs a port without a server.');
    const client = new Piped('127.0.0.1', 'Bob', '--port', String(server.port));
    expect(await client.exited).toBe(1);
    expect(client.errors).toBe(
      `chat-client: No server answers at 127.0.0.1 port ${server.port}. Is chat-server running there?\n`,
    );
  });

  it('does not record over another file, and does not connect', async () => {
    const server = await startTestServer();
    const record = ['--record', join(inject('dist'), 'package.json')];
    const bob = new Piped('127.0.0.1', 'Bob', '--port', String(server.port), ...record);
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toMatch(
      /^chat-client: Cannot record to .*: it exists and is not a recorded conversation\.\n$/,
    );
    expect(await server.connectionLines()).toEqual([]);
  });
});
