/** A fault of the server itself: nobody is left in the dark, and it does not go on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { AT_ONCE, CommandProcess } from '../support/command-process.js';
import { RawClient } from '../support/raw-client.js';
import { temporaryFolder } from '../support/test-server.js';

/** Milliseconds that a busy machine may take longer. */
const SLACK = 2000;

const PRELOAD = fileURLToPath(new URL('../support/fault.mjs', import.meta.url));

/** A server with Ann and Bob in it, and one more who has not joined, to which a fault can happen. */
async function faulty(fault: string, ...args: string[]) {
  const logDir = await temporaryFolder();
  const server = await CommandProcess.start(['--log-dir', logDir, ...args], {
    nodeArgs: ['--import', pathToFileURL(PRELOAD).href],
    env: { FAULT: fault, SERVER: join(inject('dist'), 'src/server') },
  });
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  const waiting = await RawClient.connect(server.port);
  expect(await waiting.frame()).toMatch(/^03 commands/);
  const happen = async () => {
    const before = performance.now();
    server.signal('SIGUSR2');
    const exit = await server.exited;
    return { exit, milliseconds: performance.now() - before };
  };
  return { server, clients: [ann, bob, waiting], happen, logDir };
}

describe('a fault of the program', () => {
  it.each([
    ['an exception', 'Error: This was not caught.'],
    ['a rejected promise', 'Error: This was not handled.'],
    ['a value that is no error', 'undefined'],
    ['an exception in each turn', 'Error: This does not end.'],
    ['a room that cannot be ended', 'Error: shutdown does not work.'],
    ['a fan-out that takes nothing', 'Error: tell does not work.'],
    ['a fan-out that delivers nothing', 'Error: deliver does not work.'],
  ])('%s: is printed, everybody is told, and it ends with 1 within 2 seconds', async (fault, printed) => {
    const { server, clients, happen } = await faulty(fault);
    const { exit, milliseconds } = await happen();
    expect(exit).toBe(1);
    expect(milliseconds).toBeLessThan(2000 + SLACK);
    for (const client of clients) {
      expect(await client.frame()).toBe('01 The server has failed.');
      expect((await client.rest()).length).toBe(0);
    }
    expect(server.errors).toMatch(/^chat-server: /);
    expect(server.errors).toContain(printed);
  });

  it('sockets that do not work: it ends with 1 within 2 seconds even if nobody can be told', async () => {
    const { server, clients, happen } = await faulty('sockets that do not work');
    const { exit, milliseconds } = await happen();
    expect(exit).toBe(1);
    expect(milliseconds).toBeLessThan(2000 + SLACK);
    for (const client of clients) expect((await client.rest()).length).toBe(0);
    expect(server.errors).toContain('Error: This was not caught.');
    // There was one in each turn, and the first few say enough.
    expect(server.errors.length).toBeLessThan(20_000);
  });

  it('an exception in each turn: whoever still has a lot to read gets all of it, and why it ends', async () => {
    const { clients, happen } = await faulty(
      'an exception in each turn',
      '--max-queued-bytes',
      '0',
      ...AT_ONCE,
    );
    const [ann, bob] = clients;
    if (ann === undefined || bob === undefined) throw new Error('They are in it.');
    ann.socket.pause();
    const text = 'x'.repeat(60_000);
    for (let i = 0; i < 100; i++) bob.send(frame(2, text));
    await bob.expectNothing();
    const ending = happen();
    expect(await bob.frame()).toBe('01 The server has failed.');
    ann.socket.resume();
    for (let i = 0; i < 100; i++) expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
    expect(await ann.frame()).toBe('01 The server has failed.');
    expect((await ending).exit).toBe(1);
  });

  it('is in the logs as the reason why everybody left', async () => {
    const { server, happen, logDir } = await faulty('an exception');
    await happen();
    expect(server.out).toMatch(/^chat-server: ended\. The server has failed\.$/m);
    expect(server.out).toMatch(/^chat-server: stopped code=1 reason="The server has failed\." /m);
    const connections = await readFile(join(logDir, 'connections.log'), 'latin1');
    expect(connections.match(/disconnected - The server has failed\.$/gm)).toHaveLength(3);
    const chat = await readFile(join(logDir, 'chat.log'), 'latin1');
    expect(chat.match(/is leaving the chat\*\*$/gm)).toHaveLength(2);
  });
});
