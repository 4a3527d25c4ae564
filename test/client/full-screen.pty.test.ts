import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { frame } from '../support/bytes.js';
import { lacks } from '../support/needs.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';
import { drawing } from './support/pictures.js';
import { CLEAN, clientPath, expectEnd, startClient, TestTerminal } from './support/pty.js';

/** A server, somebody else in the chat, and the client in a terminal. */
async function start(options: Parameters<typeof startClient>[1] = {}, ...more: string[]) {
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  const bob = startClient(['127.0.0.1', 'Bob', '--port', String(server.port), ...more], options);
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  await bob.see('**Bob is joining the chat**');
  await bob.see('Bob | 2 people');
  return { server, ann, bob };
}

/** A server that takes one client and says what it likes. */
async function hostileServer(): Promise<{ port: number; connection: Promise<Socket> }> {
  const listener = createServer();
  onTestFinished(() => void listener.close());
  const connection = new Promise<Socket>((resolve) => listener.once('connection', resolve));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, connection };
}

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('the client on a terminal', () => {
  it('joins and talks', async () => {
    const { ann, bob } = await start({ columns: 70, rows: 12 });
    expect(bob.state).toMatchObject({ alternateScreen: true, pasteMode: true, mouse: 'none' });
    ann.send(frame(2, 'Hello Bob'));
    await bob.see('[Ann] Hello Bob');
    bob.type('Hi Ann');
    await bob.see('Bob> Hi Ann_');
    bob.type('\x1b[D\x1b[D\x1b[D\x17Dear \x05!\r');
    expect(await ann.frame()).toBe('02 [Bob] Dear Ann!');
    await bob.see('[Bob] Dear Ann!');
    bob.type('half typed');
    ann.send(frame(2, 'Still there?'));
    await bob.see('Still there?');
    await bob.see('half typed_');
    const rows = bob.rows.map((row) =>
      row
        .replace(/^\d\d:\d\d/, 'hh:mm')
        .replace(/ port \d+/, '')
        .trimEnd(),
    );
    expect(rows).toEqual(
      drawing(`
        |hh:mm The server understands these commands:             │ 2 people   |
        |hh:mm 00 join <username>                                 │ Ann        |
        |hh:mm 01 leave                                           │ Bob        |
        |hh:mm 02 message <text>                                  │            |
        |hh:mm 03 list                                            │            |
        |hh:mm 04 direct <username> <text>                        │            |
        |hh:mm **Bob is joining the chat**                        │            |
        |hh:mm [Ann] Hello Bob                                    │            |
        |hh:mm [Bob] Dear Ann!                                    │            |
        |hh:mm [Ann] Still there?                                 │            |
        | Bob | 2 people | 127.0.0.1 | F1 help | F3 direct                     |
        |Bob> half typed_                                                      |
      `),
    );
  });

  it('asks for another name until the server accepts one', async () => {
    const server = await startTestServer();
    await RawClient.join(server.port, 'Bob');
    const bob = startClient(['127.0.0.1', 'bob', '--port', String(server.port)]);
    await bob.see('The name bob is already in use.');
    await bob.see('Name: _');
    bob.type('Bob Smith\r');
    await bob.see('A name may not contain spaces.');
    bob.type('\x15[Bob]\r');
    await bob.until((rows) => rows.some((row) => /A name may .*Type another name\./.test(row)), 'why not');
    await bob.see('Name: _');
    bob.type('Rob\r');
    await bob.see('**Rob is joining the chat**');
    await bob.see('Rob> _');
    bob.type('@exit\r');
    await expectEnd(bob, 0);
  });

  it('keeps the people panel true', async () => {
    const { server, bob } = await start();
    const panel = (): string[] =>
      bob.rows.map((row) => row.split('│ ')[1]?.trim() ?? '').filter((name) => name !== '');
    const carl = await RawClient.join(server.port, 'carl');
    await bob.until(() => panel().join() === '3 people,Ann,Bob,carl', 'carl among the people');
    carl.drop();
    await bob.until(() => panel().join() === '2 people,Ann,Bob', 'the people without carl');
  });

  it('refuses what is not ASCII, and keeps it', async () => {
    const { ann, bob } = await start();
    bob.type('na\u00efve\r');
    await bob.see('Not sent: the text has "ï" (U+00EF), which is not ASCII.');
    await bob.see('Bob> naïve');
    bob.type('\x1b[3~i\r');
    expect(await ann.frame()).toBe('02 [Bob] naive');
  });

  it('survives a storm of sizes, down to 10x3, and shows everything again', async () => {
    const { ann, bob } = await start();
    bob.type('typing');
    for (const [columns, rows] of [
      [10, 3],
      [200, 50],
      [1, 1],
      [2, 2],
      [79, 23],
      [10, 3],
    ] as const) {
      bob.resize(columns, rows);
    }
    ann.send(frame(2, 'hi'));
    await bob.until(
      ([room, status, input]) => room === '[Ann] hi' && status === ' Bob' && input === 'Bob> ping_',
      '10x3',
    );
    bob.resize(60, 10);
    await bob.see('Bob | 2 people | 127.0.0.1');
    await bob.see('Bob> typing_');
    bob.type('!\r');
    expect(await ann.frame()).toBe('02 [Bob] typing!');
  });

  it('shows everything again after another size and back, too fast to be two signals', async () => {
    const { bob } = await start();
    const before = bob.written.length;
    process.kill(bob.childOfShell, 'SIGWINCH');
    await bob.until(() => bob.written.slice(before).includes('**Bob is joining the chat**'), 'the room anew');
  });

  it('scrolls, and holds its place while lines arrive', async () => {
    const { ann, bob } = await start();
    for (let i = 1; i <= 40; i++) ann.send(frame(2, `line ${i}.`));
    await bob.see('line 40.');
    bob.type('\x1b[5~');
    await bob.seeNot('line 40.');
    await bob.see('line 10.');
    ann.send(frame(2, 'news'));
    await bob.see('22 lines below');
    await bob.see('line 10.');
    bob.type('\x1b[6~\x1b[6~');
    await bob.see('news');
  });

  it('takes a paste of 5,000 characters with few redraws, and sends it whole', async () => {
    const { ann, bob } = await start();
    const text = Array.from({ length: 1000 }, (_, i) => `${i} `.padStart(5)).join('');
    const before = bob.written.length;
    bob.type(`\x1b[200~${text}\x1b[201~`);
    await bob.see('999 _');
    // 5,000 keys would be drawn one after the other; this is at most one drawing per chunk of the terminal.
    expect(bob.written.slice(before).split('\x1b[24;').length).toBeLessThan(30);
    bob.type('\r');
    expect(await ann.frame()).toBe(`02 [Bob] ${text}`.trimEnd());
  });

  it('sends the lines of a paste in order, but none of them by itself', async () => {
    const { ann, bob } = await start();
    bob.type('\x1b[200~one\rtwo\rthree\x1b[201~');
    await bob.see('one\u21b5two\u21b5three_');
    bob.type(' four\r');
    for (const line of ['one', 'two', 'three four']) expect(await ann.frame()).toBe(`02 [Bob] ${line}`);
  });

  it('shows what a hostile server sends as text, and lives on after 100,000 lines', async () => {
    const hostile = await hostileServer();
    const bob = startClient(['127.0.0.1', 'Bob', '--no-reconnect', '--port', String(hostile.port)]);
    const server = await hostile.connection;
    server.write(frame(0, '\x00'));
    server.write(frame(2, '[Eve] \x1b[2J\x1b[?1049l\x07{red-fg}tag{/} \x1b]0;title\x07'));
    server.write(frame(2, '[Eve\x1b[31m] red'));
    server.write(frame(3, 'users\nBob\nE\x1b[5mve\n'));
    await bob.see('[Eve] ^[[2J^[[?1049l^G{red-fg}tag{/} ^[]0;title^G');
    await bob.see('[Eve^[[31m] red');
    await bob.see('E^[[5mve');
    expect(bob.state.alternateScreen).toBe(true);
    const before = bob.written.length;
    const line = frame(2, '[Eve] flood');
    server.write(
      Buffer.concat([...Array.from({ length: 100_000 }, () => line), frame(2, '[Eve] last of it')]),
    );
    bob.type('still typing');
    await bob.see('last of it');
    await bob.see('still typing_');
    // Line by line it would be more than a million bytes.
    expect(bob.written.length - before).toBeLessThan(200_000);
    server.destroy();
    await expectEnd(bob, 1);
  });

  it.each([
    ['--theme mono', ['--theme', 'mono'], {}],
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['the settings', [], { XDG_CONFIG_HOME: 'settings' }],
  ])('has no colours with %s', async (_name, args, env: NodeJS.ProcessEnv) => {
    const folder = await temporaryFolder();
    if (env.XDG_CONFIG_HOME !== undefined) {
      mkdirSync(join(folder, 'kaitai-chat'));
      writeFileSync(join(folder, 'kaitai-chat/settings.yaml'), 'theme: mono\n');
    }
    const { bob } = await start(
      { env: { ...env, ...(env.XDG_CONFIG_HOME !== undefined && { XDG_CONFIG_HOME: folder }) } },
      ...args,
    );
    await bob.see('Bob> _');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what is looked for
    expect(bob.written).not.toMatch(/\x1b\[[\d;]*(?:[34]\d|9[0-7]|10[0-7])(?:;\d+)*m/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what is looked for
    expect((await start()).bob.written).toMatch(/\x1b\[[\d;]*(?:[34]\d|9[0-7]|10[0-7])(?:;\d+)*m/);
  });

  it('does not start with wrong settings', async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, 'kaitai-chat'));
    writeFileSync(join(folder, 'kaitai-chat/settings.yaml'), 'bell: true\ntheme: blue\n');
    const bob = startClient(['127.0.0.1', 'Bob'], { env: { XDG_CONFIG_HOME: folder }, columns: 120 });
    await bob.see('kaitai-chat/settings.yaml:2: theme has to be dark, light, mono.');
    await expectEnd(bob, 2);
  });

  it('is plain on a terminal that cannot do it', async () => {
    const server = await startTestServer();
    for (const [env, size] of [
      [{ TERM: 'dumb' }, {}],
      [{}, { columns: 19, rows: 24 }],
    ] as const) {
      const bob = startClient(['127.0.0.1', 'Bob', '--port', String(server.port)], { env, ...size });
      await bob.see('Bob> _');
      expect(bob.written).not.toContain('\x1b[?1049h');
      if ('TERM' in env) expect(bob.written).not.toContain('\x1b');
      bob.type('@exit\r');
      await expectEnd(bob, 0);
    }
  });
});

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('the way out', () => {
  it.each([
    ['@exit', '@exit\r'],
    ['C-c', '\x03'],
    ['C-c twice with text in the line', 'half typed\x03\x03'],
    ['C-d on an empty line', '\x04'],
  ])('by %s', async (_name, keys) => {
    const { ann, bob } = await start();
    bob.type(keys);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await expectEnd(bob, 0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s', async (signal, status) => {
    const { ann, bob } = await start();
    process.kill(bob.childOfShell, signal);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await expectEnd(bob, status);
  });

  it('by a fault in the program', async () => {
    const fault = "process.on('SIGUSR2',()=>{throw(new(Error)('boom'))})";
    const { bob } = await start({ env: { NODE_OPTIONS: `--import=data:text/javascript,${fault}` } });
    process.kill(bob.childOfShell, 'SIGUSR2');
    await expectEnd(bob, 1);
    expect(bob.rows).toContain('chat-client: A fault in the program: boom');
  });

  it('by the end of the server, which is told, if another connection is not wanted', async () => {
    const { server, bob } = await start({}, '--no-reconnect');
    await server.stop('The lesson is over.');
    await expectEnd(bob, 1);
    expect(bob.rows).toContain('chat-client: The server ended the connection: The lesson is over.');
  });

  it('by the end of the terminal', async () => {
    const { ann, bob } = await start();
    // What happens when the window is closed or the line is cut: no end of the terminal is left open.
    (bob.pty as unknown as { destroy(): void }).destroy();
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  });

  it('and back, by C-z and fg', async () => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const shell = new TestTerminal('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: '$ ' } });
    await shell.see('$ _');
    shell.type(`node ${clientPath()} 127.0.0.1 Bob --port ${server.port}\r`);
    await shell.see('**Bob is joining the chat**');
    shell.type('half typed');
    await shell.see('half typed_');
    shell.type('\x1a');
    await shell.until((rows) => rows.some((row) => /^\[1\].*Stopped/.test(row)), 'the shell');
    await shell.see('$ _');
    expect(shell.state).toMatchObject({ ...CLEAN, pasteMode: shell.state.pasteMode }); // bash has a paste mode too
    expect(shell.rows.join('\n')).not.toContain('is joining');
    shell.type('stty -a | grep -o "[ -]echo "\r');
    await shell.until((rows) => rows.includes(' echo'), 'echo on');

    ann.send(frame(2, 'Where are you?'));
    shell.resize(60, 20);
    shell.type('fg\r');
    await shell.see('half typed_');
    await shell.see('Where are you?');
    expect(shell.state).toMatchObject({ alternateScreen: true, pasteMode: true });
    // Drawn for the size that the terminal has now.
    await shell.until((rows) => rows[19]?.startsWith('Bob> ') === true, 'the prompt in the last row');
    shell.type(' and sent\r');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe('02 [Bob] half typed and sent');
    shell.type('\x03');
    await shell.see('$ _');
    expect(shell.rows.join('\n')).not.toContain('is joining');
    expect(shell.state).toMatchObject({ ...CLEAN, pasteMode: shell.state.pasteMode });
  });
});
