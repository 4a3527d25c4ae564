import { describe, expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { lacks } from '../support/needs.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import { clientPath, expectEnd, startClient, TestTerminal } from './support/pty.js';

async function start(columns = 80, ...more: string[]) {
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  const args = ['127.0.0.1', 'Bob', '--plain', '--port', String(server.port), ...more];
  const bob = startClient(args, { columns });
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  await bob.see('**Bob is joining the chat**');
  await bob.see('Bob> _');
  return { server, ann, bob };
}

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('the plain view on a terminal', () => {
  it('has the prompt, and incoming lines above what is being typed', async () => {
    const { ann, bob } = await start();
    expect(bob.written).not.toContain('\x1b[?1049h');
    bob.type('half');
    await bob.see('Bob> half_');
    ann.send(frame(2, 'one'));
    ann.send(frame(2, 'two'));
    await bob.see('[Ann] two');
    bob.type(' typed');
    await bob.see('Bob> half typed_');
    bob.type('\r');
    expect(await ann.frame()).toBe('02 [Bob] half typed');
    await bob.see('Bob> _');
    const from = bob.rows.indexOf('**Bob is joining the chat**');
    expect(bob.rows.slice(from, from + 5)).toEqual([
      '**Bob is joining the chat**',
      '[Ann] one',
      '[Ann] two',
      'Bob> half typed',
      'Bob> _',
    ]);
  });

  it('keeps a half-typed line of several rows, wherever its cursor is', async () => {
    const { ann, bob } = await start(30);
    const text = 'The quick brown fox jumps over the lazy dog, and then it sleeps.';
    bob.type(text);
    await bob.see('sleeps._');
    ann.send(frame(2, 'first'));
    await bob.see('[Ann] first');
    bob.type('\x01X'); // to the start, two rows up
    await bob.see('Bob> XThe quick');
    ann.send(frame(2, 'second'));
    await bob.see('[Ann] second');
    bob.type('> ');
    await bob.see('Bob> X> The quick');
    await bob.see('it sleeps.');
    expect(bob.rows.filter((row) => row.includes('The quick'))).toHaveLength(1);
    expect(bob.rows.filter((row) => row.startsWith('[Ann]'))).toEqual(['[Ann] first', '[Ann] second']);
    bob.type('\r');
    expect(await ann.frame()).toBe(`02 [Bob] X> ${text}`);
  });

  it('keeps it at the lowest row of the terminal too', async () => {
    const { ann, bob } = await start(30);
    for (let i = 1; i <= 40; i++) ann.send(frame(2, `line ${i}.`));
    await bob.see('line 40.');
    bob.type('The quick brown fox jumps over the lazy dog.');
    await bob.see('lazy dog._');
    for (let i = 41; i <= 44; i++) ann.send(frame(2, `line ${i}.`));
    await bob.see('line 44.');
    await bob.see('lazy dog._');
    expect(bob.allRows.filter((row) => row.startsWith('[Ann]'))).toEqual(
      Array.from({ length: 44 }, (_, i) => `[Ann] line ${i + 1}.`),
    );
    expect(bob.rows.filter((row) => row.includes('The quick'))).toHaveLength(1);
  });

  it('lets nobody forge a line by blanks that fill a row', async () => {
    const { ann, bob } = await start(40);
    const forged = `Hi${' '.repeat(32)}**Bob is leaving the chat**${' '.repeat(13)}[Bob] My password`;
    ann.send(frame(2, forged));
    await bob.see('My password');
    expect(bob.rows.filter((row) => /^(\*\*|\[)/.test(row))).toEqual([
      '**Bob is joining the chat**',
      '[Ann] Hi',
    ]);
  });

  it.each([
    [40, 110],
    [40, 41],
    [110, 40],
    [60, 22],
  ])('erases nothing and has one prompt when %i columns become %i', async (before, after) => {
    const { ann, bob } = await start(before);
    for (const text of ['alpha', 'beta', 'gamma']) ann.send(frame(2, text));
    await bob.see('[Ann] gamma');
    const text = 'The quick brown fox jumps over the lazy dog, and then it sleeps until it is hungry again.';
    bob.type(text);
    await bob.see('again._');
    bob.resize(after, 24);
    ann.send(frame(2, 'delta'));
    await bob.see('[Ann] delta');
    bob.type(' Now.');
    await bob.see('Now._');
    expect(bob.rows.filter((row) => row.startsWith('[Ann]'))).toEqual(
      ['alpha', 'beta', 'gamma', 'delta'].map((word) => `[Ann] ${word}`),
    );
    expect(bob.rows.filter((row) => row.includes('Bob> '))).toHaveLength(1);
    bob.type('\r');
    expect(await ann.frame()).toBe(`02 [Bob] ${text} Now.`);
  });

  it('refuses what is not ASCII, and puts the line back', async () => {
    const { ann, bob } = await start();
    bob.type('caf\u00e9\r');
    await bob.see('Not sent: the text has "é" (U+00E9), which is not ASCII.');
    await bob.see('Bob> café_');
    bob.type('\x7fe\r');
    expect(await ann.frame()).toBe('02 [Bob] cafe');
  });

  it('asks for another name until the server accepts one', async () => {
    const server = await startTestServer();
    await RawClient.join(server.port, 'Bob');
    const bob = startClient(['127.0.0.1', 'Bob', '--plain', '--port', String(server.port)]);
    await bob.see('The name Bob is already in use.');
    await bob.see('Name: _');
    bob.type('Rob ert\r');
    await bob.see('A name may not contain spaces.');
    await bob.see('Name: Rob ert_');
    bob.type('\x15Rob\r');
    await bob.see('Rob> _');
    bob.type('@exit\r');
    await expectEnd(bob, 0);
  });

  it.each([
    ['@exit', '@exit\r'],
    ['C-c', '\x03'],
    ['C-c twice with a half-typed line', 'text\x03\x03'],
    ['C-d on an empty line', '\x04'],
  ])('ends by %s', async (_name, keys) => {
    const { ann, bob } = await start();
    bob.type(keys);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await expectEnd(bob, 0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends by %s', async (signal, status) => {
    const { ann, bob } = await start();
    process.kill(bob.childOfShell, signal);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await expectEnd(bob, status);
  });

  it.each([
    ['by C-z', (shell: TestTerminal) => shell.type('\x1a')],
    ['by a signal', (shell: TestTerminal) => process.kill(shell.childOfShell, 'SIGTSTP')],
    ['by one that cannot be caught', (shell: TestTerminal) => process.kill(shell.childOfShell, 'SIGSTOP')],
  ])('goes to the shell %s, and after fg takes what is typed', async (_name, stop) => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const shell = new TestTerminal('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: '$ ' } });
    await shell.see('$ _');
    shell.type(`node ${clientPath()} 127.0.0.1 Bob --plain --port ${server.port}\r`);
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    await shell.see('Bob> _');
    shell.type('half');
    await shell.see('Bob> half_');
    stop(shell);
    await shell.until((rows) => rows.some((row) => /^\[1\].*Stopped/.test(row)), 'the shell');
    await shell.see('$ _');
    shell.type('fg\r');
    await shell.until((rows) => rows.findLast((row) => row !== '') === 'Bob> half_', 'the line');
    shell.type(' typed\r');
    expect(await ann.frame()).toBe('02 [Bob] half typed');
    shell.type('\x03');
    await shell.see('$ _');
  });

  it('ends with the server, and says why', async () => {
    const { server, bob } = await start(80, '--no-reconnect');
    bob.type('half typed');
    await bob.see('half typed_');
    await server.stop('The lesson is over.');
    await expectEnd(bob, 1);
    expect(bob.rows).toContain('chat-client: The server ended the connection: The lesson is over.');
  });
});
