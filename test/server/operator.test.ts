/** The operator: the words, from the terminal and by chat-admin, and what becomes of them. */
import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parseNetwork } from '../../src/server/operator/network.js';
import { parseWord } from '../../src/server/operator/words.js';
import { frame } from '../support/bytes.js';
import { CommandProcess } from '../support/command-process.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';

async function annAndBob() {
  const clock = new ManualClock();
  const server = await startTestServer({ clock, limits: { joinSeconds: 0 } });
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  await ann.frame();
  const record = async () => (await readFile(join(server.logDir, 'connections.log'), 'utf8')).split('\n');
  return { clock, server, ann, bob, record };
}

/** Says words by the command, in a process of its own. */
function chatAdmin(logDir: string, ...words: string[]) {
  const main = join(inject('dist'), 'src/server/operator/admin-main.js');
  return new Promise<{ code: number; out: string; errors: string }>((resolve) => {
    const child = execFile(process.execPath, [main, '--log-dir', logDir, ...words], (error, out, errors) =>
      resolve({ code: Number(error?.code ?? 0), out, errors }),
    );
    child.stdin?.end();
  });
}

describe('the words of the operator', () => {
  it.each([
    ['who me', 'who takes nothing after it.'],
    ['kick', 'kick needs NAME after it.'],
    ['mute Bob soon', 'MINUTES is a whole number from 1 to 5256000, and the last word.'],
    ['ban Bob', '"Bob" is no address, and no network such as 192.0.2.0/24 or 2001:db8::/64.'],
    [
      'ban 192.0.2.0/33',
      '"192.0.2.0/33" is no address, and no network such as 192.0.2.0/24 or 2001:db8::/64.',
    ],
    ['say caf\u00e9', 'The text may hold printable ASCII only, which U+00E9 (\u00e9) is not.'],
    ['shout', 'There is no word "shout". help lists them.'],
  ])('%s: is not understood, and that is said', (line, sentence) => {
    expect(() => parseWord(line)).toThrow(sentence);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7', ['192.0.2.7'], ['192.0.2.8', '::1']],
    ['192.0.2.7/24', '192.0.2.7/24', ['192.0.2.200'], ['192.0.3.1']],
    ['2001:DB8:0::1/64', '2001:db8::1/64', ['2001:db8::7:8:9:a'], ['2001:db8:0:1::1', '192.0.2.1']],
    ['::/0', '::/0', ['fe80::1%eth0'], []],
  ])('a network %s has its addresses, and no others', (text, shown, inside, outside) => {
    const network = parseNetwork(text);
    expect(network?.text).toBe(shown);
    for (const address of inside) expect(network?.has(address), address).toBe(true);
    for (const address of outside) expect(network?.has(address), address).toBe(false);
  });
});

describe('an operator', () => {
  it('kicks: the one is told why, the others see a leave, and it is in the record by whom', async () => {
    const { server, ann, bob, record } = await annAndBob();
    expect(server.operate('kick bob Come back tomorrow.')).toEqual([]);
    expect(await bob.frame()).toBe('01 The operator has ended your connection. Come back tomorrow.');
    expect((await bob.rest()).length).toBe(0);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await ann.expectNothing();
    expect(
      (await record()).some((line) =>
        line.endsWith('"Bob" disconnected - kicked by terminal: Come back tomorrow.'),
      ),
    ).toBe(true);
    expect(server.operate('kick bob')).toEqual(['error: There is nobody of the name bob in the chat.']);
  });

  it('mutes: the one can read, list and not talk, until the time is over', async () => {
    const { clock, server, ann, bob } = await annAndBob();
    server.operate('mute Bob 5');
    const muted = '05 The operator has muted you: you can read, and not talk.';
    expect(await bob.frame()).toBe(muted);
    // It is no error of the kind that ends who makes it.
    for (let i = 0; i < 60; i++) bob.send(Buffer.concat([frame(2, 'Hi'), frame(4, 'Ann Hi')]));
    for (let i = 0; i < 120; i++) expect(await bob.frame()).toBe(muted);
    ann.send(frame(2, 'I can'));
    expect(await bob.frame()).toBe('02 [Ann] I can');
    await ann.expectNothing();
    clock.advance(5 * 60_000);
    expect(await bob.frame()).toBe('05 You can talk again.');
    bob.send(frame(2, 'Hi'));
    expect(await ann.frame()).toBe('02 [Bob] Hi');
  });

  it('says: everybody gets it from a name that nobody can have', async () => {
    const { server, ann, bob } = await annAndBob();
    server.operate('say The hour ends in five minutes.');
    for (const client of [ann, bob])
      expect(await client.frame()).toBe('02 [The server] The hour ends in five minutes.');
    expect((await server.chatLines()).at(-1)).toMatch(/Z \[The server\] The hour ends in five minutes\.$/);
    const eve = await RawClient.connect(server.port);
    await eve.frame();
    eve.send(frame(0, 'The server'));
    expect(await eve.frame()).toMatch(/^05 /);
  });

  it('bans: who is there goes, who comes is told, also after a restart, until the time is over or it is taken back', async () => {
    const logDir = await temporaryFolder();
    const clock = new ManualClock();
    const first = await startTestServer({ logDir, clock });
    const bob = await RawClient.join(first.port, 'Bob');
    expect(first.operate('ban 127.0.0.0/8 10')).toEqual([
      '127.0.0.0/8 is banned. Connections that were ended: 1.',
    ]);
    expect(await bob.frame()).toBe('01 You are banned from this chat.');
    await first.stop('Restart.');
    expect((await stat(join(logDir, 'bans'))).mode & 0o077).toBe(0);
    const second = await startTestServer({ logDir, clock });
    const refused = async () => (await RawClient.connect(second.port)).frame();
    expect(await refused()).toBe('05 You are banned from this chat.');
    expect(second.operate('bans')).toEqual(['127.0.0.0/8 2026-01-31T12:10:00.000Z']);
    clock.advance(10 * 60_000);
    expect(await refused()).toMatch(/^03 commands/);
    second.operate('ban 127.0.0.1');
    expect(await refused()).toBe('05 You are banned from this chat.');
    expect(second.operate('unban 127.0.0.1')).toEqual(['127.0.0.1 is not banned any more.']);
    expect(await refused()).toMatch(/^03 commands/);
    expect(second.operate('unban 127.0.0.1')).toEqual(['error: 127.0.0.1 is not banned.']);
  });

  it('reserves names in a file, which is read again', async () => {
    const file = join(await temporaryFolder(), 'names');
    await writeFile(file, 'Instructor\n\n');
    const server = await startTestServer({ reservedNames: file });
    const ask = async (name: string) => {
      const client = await RawClient.connect(server.port);
      await client.frame();
      client.send(frame(0, name));
      return client.frame();
    };
    expect(await ask('instructor')).toBe('05 The name instructor is reserved.');
    await writeFile(file, 'Admin\n');
    server.reopenLogs();
    expect(await ask('Admin')).toBe('05 The name Admin is reserved.');
    await writeFile(file, 'not a name\n');
    server.reopenLogs();
    expect(server.troubles).toEqual([
      `${file}:1: A name may not contain spaces. The names that were reserved before still are.`,
    ]);
    expect(await ask('Instructor')).toBe('00 \\x00');
  });
});

describe('chat-admin', () => {
  it('says the same words from another process, and each is in the record', async () => {
    const { server, ann, bob, record } = await annAndBob();
    expect((await stat(join(server.logDir, 'chat-admin'))).mode & 0o777).toBe(0o600);
    const who = await chatAdmin(server.logDir, 'who');
    expect(who).toEqual({
      code: 0,
      out: `Ann 127.0.0.1 ${ann.port}\nBob 127.0.0.1 ${bob.port}\nUsers: 2. Other connections: 0.\n`,
      errors: '',
    });
    expect((await chatAdmin(server.logDir, 'kick', 'Eve')).errors).toBe(
      'chat-admin: There is nobody of the name Eve in the chat.\n',
    );
    expect((await chatAdmin(server.logDir, 'say', 'Hello', 'all')).code).toBe(0);
    expect(await bob.frame()).toBe('02 [The server] Hello all');
    const said = (await record()).map((line) => line.slice(25));
    expect(said).toContain('- - - who by chat-admin');
    expect(said).toContain('- - - say by chat-admin - Hello all');
    expect((await chatAdmin(server.logDir, 'stop')).code).toBe(0);
    expect(await server.ended).toEqual({ reason: 'The operator has stopped the server.', failed: false });
    expect(await chatAdmin(server.logDir, 'who')).toEqual({
      code: 1,
      out: '',
      errors: `chat-admin: No server has its logs in ${server.logDir}.\n`,
    });
  });
});

describe('one folder', () => {
  it('is for one server at a time, also after one was killed', async () => {
    const logDir = await temporaryFolder();
    const first = await CommandProcess.start(['--log-dir', logDir]);
    await expect(startTestServer({ logDir })).rejects.toThrow(
      `Another server has its logs in ${logDir}, and two would mix them. Give another folder with --log-dir.`,
    );
    first.signal('SIGKILL');
    await first.exited;
    const second = await startTestServer({ logDir });
    await RawClient.join(second.port, 'Bob');
  });
});

describe('a signal', () => {
  it('SIGUSR1 begins new logs and opens no debugger, SIGQUIT ends in good order', async () => {
    const server = await CommandProcess.start(['--log-dir', await temporaryFolder()]);
    const ann = await RawClient.join(server.port, 'Ann');
    server.signal('SIGUSR1');
    await ann.expectNothing();
    server.signal('SIGQUIT');
    expect(await ann.frame()).toBe('01 The server is shutting down.');
    expect(await server.exited).toBe(0);
    expect(server.errors).toBe('');
  });
});
