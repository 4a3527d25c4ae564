import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RawClient } from '../support/raw-client.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';
import { freePort, Launcher, listenOn, serverEnd } from './support.js';

const STARTED = 'so one was started';
const ENDED = 'The server that was started for you has ended with you.\n';

async function place() {
  const port = await freePort();
  const logDir = join(await temporaryFolder(), 'logs');
  const chat = (...name: string[]) =>
    new Launcher('--host', '127.0.0.1', '--port', String(port), '--log-dir', logDir, '--', ...name);
  return { port, logDir, chat, output: join(logDir, `server-${port}.log`) };
}

const refused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(false)).on('error', () => resolve(true));
    socket.on('connect', () => socket.destroy());
  });

describe('make chat', () => {
  it('starts a server if none answers, and the server ends with the only one in it', async () => {
    const { port, logDir, chat, output } = await place();
    const bob = chat('Bob');
    await bob.see('**Bob is joining the chat**');
    expect(bob.out.split('\n')[0]).toBe(
      `No server answered on 127.0.0.1 port ${port}, so one was started (process ${bob.serverPid}, logs in ${logDir}). It ends when nobody is in it any more.`,
    );
    bob.type('Hi', '@exit');
    expect(await bob.exited).toBe(0);
    expect(bob.out.endsWith(ENDED)).toBe(true);
    expect(bob.errors).toBe('');
    expect(await refused(port)).toBe(true);
    expect((await readdir(logDir)).sort()).toEqual(['chat.log', 'connections.log', `server-${port}.log`]);
    expect(await readFile(join(logDir, 'chat.log'), 'utf8')).toContain(' [Bob] Hi\n');
    const printed = (await readFile(output, 'utf8')).split('\n');
    expect(printed[0]).toBe(`chat-server: listening on 127.0.0.1:${port}, logs in ${logDir}`);
    expect(printed[2]).toBe('chat-server: ended. Everybody has left.');
    expect(printed).toHaveLength(5);
  });

  it('joins the server that answers; that goes on until the last one has left', async () => {
    const { port, chat, output } = await place();
    const ann = chat('Ann');
    await ann.see('**Ann is joining the chat**');
    const bob = chat('Bob');
    await ann.see('**Bob is joining the chat**');
    bob.type('Hello');
    await ann.see('[Bob] Hello');
    ann.type('@exit');
    expect(await ann.exited).toBe(0);
    expect(ann.out).toContain(`The server goes on (process ${ann.serverPid}), because others are in it.\n`);
    await bob.see('**Ann is leaving the chat**');
    expect(await refused(port)).toBe(false);
    bob.type('@exit');
    expect(await bob.exited).toBe(0);
    expect(bob.out.split('\n')[0]).toBe(`A chat server answers on 127.0.0.1 port ${port}. Bob joins it.`);
    expect(bob.out).not.toContain(STARTED);
    await serverEnd(output);
  });

  it('leaves alone a server that it did not start', async () => {
    const server = await startTestServer();
    const bob = new Launcher('--port', String(server.port), '--', 'Bob');
    await bob.see('Bob> ');
    bob.type('@exit');
    expect(await bob.exited).toBe(0);
    await RawClient.join(server.port, 'Ann');
  });

  it('starts one server for two who come at the same moment', async () => {
    const { chat, output, logDir, port } = await place();
    const both = [chat('Ann'), chat('Bob')];
    await Promise.all(both.map((one) => one.see('> ')));
    expect(both.filter((one) => one.out.includes(STARTED))).toHaveLength(1);
    for (const one of both) one.type('@exit');
    expect(await Promise.all(both.map((one) => one.exited))).toEqual([0, 0]);
    await serverEnd(output);
    expect((await readdir(logDir)).sort()).toEqual(['chat.log', 'connections.log', `server-${port}.log`]);
  });

  it('ends the server also if its client never joined', async () => {
    const { port, chat } = await place();
    const bob = chat('B[b');
    bob.type('@exit');
    await bob.exited;
    expect(bob.out).toContain(STARTED);
    expect(bob.out.endsWith(ENDED)).toBe(true);
    expect(await refused(port)).toBe(true);
  });

  it('lets the client leave on SIGTERM, and passes its exit status on', async () => {
    const { port, chat } = await place();
    const bob = chat('Bob');
    await bob.see('Bob> ');
    bob.signal('SIGTERM');
    expect(await bob.exited).toBe(143);
    expect(bob.out.endsWith(ENDED)).toBe(true);
    expect(await refused(port)).toBe(true);
  });

  it('keeps the server from the Ctrl-C of the one who started it', async () => {
    const { chat, output } = await place();
    const ann = chat('Ann');
    await ann.see('Ann> ');
    const bob = chat('Bob');
    await bob.see('Bob> ');
    ann.interrupt();
    expect(await ann.exited).toBe(130);
    expect(ann.out).toContain('The server goes on');
    await bob.see('**Ann is leaving the chat**');
    bob.interrupt();
    expect(await bob.exited).toBe(130);
    await serverEnd(output);
  });

  it('counts those who are in it now, and not those of the logs of before', async () => {
    const { logDir, chat } = await place();
    await mkdir(logDir);
    const old =
      '2026-01-31T12:00:00.000Z 127.0.0.1 1 - connected\n2026-01-31T12:00:00.000Z 127.0.0.1 1 "Ann" accepted\n';
    await writeFile(join(logDir, 'connections.log'), old);
    const bob = chat('B[b');
    bob.type('@exit');
    await bob.exited;
    expect(bob.out).toContain(STARTED);
    expect(bob.out.endsWith(ENDED)).toBe(true);
  });
});

describe('make chat refuses', () => {
  it.each([
    ['a missing name', [], 'A name may not be blank.'],
    ['an empty name', [''], 'A name may not be blank.'],
    ['a blank name', [' '], 'A name may not be blank.'],
    ['a name with a space', ['Bob Smith'], 'A name may not contain spaces.'],
    ['two names', ['Bob', 'Smith'], 'A name may not contain spaces.'],
    ['a name that is not ASCII', ['J\u00f6rg'], 'A name may hold printable ASCII'],
  ])('%s, before anything is started', async (_, name, why) => {
    const { port, logDir, chat } = await place();
    const bob = chat(...name);
    expect(await bob.exited).toBe(2);
    expect(bob.errors).toContain(why);
    expect(bob.errors).toContain('Usage: make chat NAME=Bob');
    expect(bob.out).toBe('');
    expect(await refused(port)).toBe(true);
    await expect(readdir(logDir)).rejects.toThrow('ENOENT');
  });

  it.each(['0', '65536', 'x', ''])('%j as a port', async (port) => {
    const bob = new Launcher('--port', port, '--', 'Bob');
    expect(await bob.exited).toBe(2);
    expect(bob.errors).toContain('A port is a number from 1 to 65535.');
  });

  it.each([
    ['says nothing', ''],
    ['says something else', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['lists something else', '\x03\x00\x06users\n'],
    ['sends frames that are none', '\x03\x00\x01x'],
  ])('a service on the port that %s', async (_, greeting) => {
    const service = createServer((socket) => {
      socket.on('error', () => {});
      socket.write(greeting);
    });
    const port = await listenOn(service, 0);
    const bob = new Launcher('--port', String(port), '--', 'Bob');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toBe(
      `Something answers on 127.0.0.1 port ${port}, but it is no chat server. Choose another port, e.g. PORT=9001.\n`,
    );
    expect(bob.out).toBe('');
  });

  it('a service that closes every connection at once', async () => {
    const port = await listenOn(
      createServer((socket) => void socket.destroy()),
      0,
    );
    const bob = new Launcher('--port', String(port), '--', 'Bob');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('it is no chat server');
  });

  it('a server that is full, in its own words', async () => {
    const server = await startTestServer({ limits: { maxConnections: 1 } });
    await RawClient.connect(server.port);
    const bob = new Launcher('--port', String(server.port), '--', 'Bob');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('says: The chat is full.');
  });

  it('a folder for the logs that cannot be written', async () => {
    const port = await freePort();
    const bob = new Launcher('--port', String(port), '--log-dir', '/proc/logs', '--', 'Bob');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('The logs cannot be written in /proc/logs');
  });

  it('to go on when the server cannot start, in the words of the server', async () => {
    const { logDir, chat } = await place();
    await mkdir(join(logDir, 'connections.log'), { recursive: true });
    const bob = chat('Bob');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain(`chat-server: The logs cannot be written in ${logDir}: `);
    expect(bob.errors.split('\n')).toHaveLength(2);
    expect(bob.out).toBe('');
    expect((await readdir(logDir)).sort()).toEqual(['chat.log', 'connections.log']);
  });

  it('a host that is not known', async () => {
    const bob = new Launcher('--host', 'no.such.host.invalid', '--', 'Bob');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('no.such.host.invalid port 9000 cannot be reached: ');
  });
});
