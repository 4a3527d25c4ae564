import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { frame } from '../support/bytes.js';
import { lacks } from '../support/needs.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import { startKillableServer } from './support/killable-server.js';
import { expectEnd, QUICK_CLOCK, startClient, type TestTerminal } from './support/pty.js';

/** The client and a server that does with it what it likes. */
async function scripted(env: NodeJS.ProcessEnv = {}): Promise<{ bob: TestTerminal; server: Socket }> {
  const listener = createServer();
  onTestFinished(() => void listener.close());
  const connection = new Promise<Socket>((resolve) => listener.once('connection', resolve));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const bob = startClient(['127.0.0.1', 'Bob', '--port', String(port)], { env });
  const server = await connection;
  onTestFinished(() => void server.destroy());
  return { bob, server };
}

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('the client when its server is killed', () => {
  it.each([
    ['on the full screen', []],
    ['in the plain view', ['--plain']],
  ])('says so, and comes back with the next server: %s', async (_view, args) => {
    const first = await startKillableServer();
    const witness = await RawClient.join(first.port, 'Eve');
    const bob = startClient(['127.0.0.1', 'Bob', '--port', String(first.port), ...args]);
    await bob.see('**Bob is joining the chat**');
    await bob.see('Bob> _');
    bob.type('before the fall\r');
    await bob.see('before the fall');
    // A server that dies with bytes unread resets the connection, and then another sentence is shown.
    expect(await witness.frame()).toBe('02 **Bob is joining the chat**');
    expect(await witness.frame()).toBe('02 [Bob] before the fall');
    bob.type('half typed');
    await bob.see('half typed_');
    await first.kill();
    await bob.see('The server closed the connection. Trying again in 1 second.');
    await bob.see('half typed_');
    await startKillableServer(first.port);
    await bob.see('In the chat again, as Bob.');
    await bob.see('half typed_');
    await bob.see('before the fall');
    const ann = await RawClient.join(first.port, 'Ann');
    bob.type(' and sent\r');
    // Once, and nothing of what was said before.
    expect(await ann.frame()).toBe('02 [Bob] half typed and sent');
    await ann.expectNothing();
    bob.type('@exit\r');
    await expectEnd(bob, 0);
  });

  it('sends nothing while there is no server, and keeps the text', async () => {
    const first = await startKillableServer();
    const bob = startClient(['127.0.0.1', 'Bob', '--port', String(first.port)]);
    await bob.see('**Bob is joining the chat**');
    await first.kill();
    await bob.see('connection lost');
    bob.type('is anybody there?\r');
    await bob.see('Not sent: the connection is lost. The text stays here.');
    bob.type('\x15@exit\r');
    await expectEnd(bob, 0);
  });

  it('asks for another name if the server wants one, and gives the text back then', async () => {
    const first = await startKillableServer();
    const bob = startClient(['127.0.0.1', 'Bob', '--port', String(first.port)]);
    await bob.see('**Bob is joining the chat**');
    bob.type('half typed');
    await bob.see('half typed_');
    await first.kill();
    await bob.see('connection lost');
    // A server of other rules takes its place.
    const listener = createServer((socket) => {
      onTestFinished(() => void socket.destroy());
      socket.on('error', () => {});
      socket.write(frame(5, 'No Bobs.'));
      socket.on('data', (chunk) => {
        if (chunk.includes('Rob')) socket.write(frame(0, '\x00'));
      });
    });
    onTestFinished(() => void listener.close());
    listener.listen(first.port, '127.0.0.1');
    await bob.see('No Bobs. Type another name.');
    await bob.see('Name: _');
    bob.type('Rob\r');
    await bob.see('Rob> half typed_');
    bob.type('\x03\x03');
    await expectEnd(bob, 0);
  });
});

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('a hostile server', () => {
  it('that sends half of a frame and no more is not waited for by the keyboard', async () => {
    const { bob, server } = await scripted();
    server.write(frame(0, '\x00'));
    server.write(frame(2, '[Eve] whole'));
    server.write(frame(2, '[Eve] half of it').subarray(0, 9));
    await bob.see('[Eve] whole');
    bob.type('typing');
    await bob.see('Bob> typing_');
    server.end();
    await bob.see('The server closed the connection in the middle of a frame.');
    await bob.see('typing_');
    bob.type('\x03\x03');
    await expectEnd(bob, 0);
  });

  it('that takes the connection and says nothing is given up after ten seconds', async () => {
    const { bob } = await scripted(QUICK_CLOCK);
    await bob.see('joining as Bob');
    await expectEnd(bob, 1);
    expect(bob.rows.join('')).toContain('did not answer for 10 seconds.');
  });

  it('that rings and mentions a hundred times rings once', async () => {
    const { bob, server } = await scripted();
    server.write(frame(0, '\x00'));
    await bob.see('Bob> _');
    server.write(Buffer.concat(Array.from({ length: 100 }, (_, i) => frame(2, `[Eve] Bob\x07 ${i}.`))));
    await bob.see('99.');
    expect(bob.written.split('\x07').length - 1).toBe(1);
  });
});

describe.skipIf(lacks('sh', 'bash', 'stty', 'pgrep'))('a direct message on a terminal', () => {
  it('goes to the one who was picked by keys, and comes back as one', async () => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const carl = await RawClient.join(server.port, 'carl');
    await ann.frame();
    const bob = startClient(['127.0.0.1', 'Bob', '--port', String(server.port)], { columns: 30, rows: 8 });
    for (const other of [ann, carl]) expect(await other.frame()).toBe('02 **Bob is joining the chat**');
    await bob.see('Bob | 3 people | F1 help');
    bob.type('\x1bOR');
    await bob.see('To whom?');
    bob.type('ca\r');
    await bob.see('Bob to carl> _');
    bob.type('psst\r');
    expect(await carl.frame()).toBe('04 [Bob] psst');
    await ann.expectNothing();
    await bob.see('[you to carl] psst');
    carl.send(frame(4, 'Bob what?'));
    await bob.see('[carl to you] what?');
    bob.type('\x1b');
    await bob.see('Bob> _');
    bob.type('aloud\r');
    expect(await ann.frame()).toBe('02 [Bob] aloud');
  });
});
