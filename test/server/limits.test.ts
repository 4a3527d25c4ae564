import '../support/seed.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Addresses } from '../../src/server/addresses.js';
import { LIMIT_OPTIONS, limitsOf } from '../../src/server/limits.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer } from '../support/test-server.js';

describe('the limits', () => {
  it('have a default and a sentence each, and 0 means none', () => {
    for (const { name, default: standard, text } of LIMIT_OPTIONS) {
      expect(limitsOf()[name]).toBe(standard);
      expect(limitsOf({ [name]: 7 })[name]).toBe(7);
      expect(limitsOf({ [name]: 0 })[name]).toBe(Number.POSITIVE_INFINITY);
      expect(text.length).toBeGreaterThan(20);
    }
  });

  it('stand in docs/running.md, each with its option, its default, and a test that is in this file', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/running.md'), 'utf8');
    const here = await readFile(import.meta.filename, 'utf8');
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { flag, default: standard } of LIMIT_OPTIONS) {
      const [, , value, , , test = ''] = rows.find((cells) => cells[1] === `\`${flag}\``) ?? [];
      expect(value, flag).toBe(standard.toLocaleString('en-US'));
      expect(here, flag).toContain(`it('${test.replaceAll('`', '')}: `);
    }
  });

  it('joinSeconds: a connection that has not joined in time is told so and ended; one that has stays', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: { joinSeconds: 10 } });
    const bob = await RawClient.join(server.port, 'Bob');
    const idle = await RawClient.connect(server.port);
    await idle.frame();
    clock.advance(9_999);
    await idle.expectNothing();
    clock.advance(1);
    expect(await idle.frame()).toBe('01 You have not joined the chat within 10 seconds.');
    await idle.ended;
    clock.advance(100_000);
    await bob.expectNothing();
  });

  it('maxErrors: a name in use counts as an error, so that one connection cannot fill the record', async () => {
    const server = await startTestServer({ limits: { maxErrors: 3 } });
    const ann = await RawClient.join(server.port, 'Ann');
    const rude = await RawClient.connect(server.port);
    await rude.frame();
    for (let i = 0; i < 5; i++) rude.send(frame(0, 'ann'));
    for (let i = 0; i < 4; i++) expect(await rude.frame()).toBe('00 \\x01');
    expect(await rude.frame()).toBe('01 Too many errors in a row.');
    expect((await rude.rest()).length).toBe(0);
    const rejected = (await server.connectionLines()).filter((line) => line.includes('rejected'));
    expect(rejected.length).toBe(4);
    await ann.expectNothing();
  });

  it('maxErrors: a person who has to try many names is let in', async () => {
    const server = await startTestServer({});
    const names = Array.from({ length: 10 }, (_, i) => `Ann${i}`);
    for (const name of names) await RawClient.join(server.port, name);
    const person = await RawClient.connect(server.port);
    await person.frame();
    for (const name of names) {
      person.send(frame(0, name));
      expect(await person.frame()).toBe('00 \\x01');
    }
    person.send(frame(0, 'Ann10'));
    expect(await person.frame()).toBe('00 \\x00');
  });

  it('maxErrors: so many errors in a row are survived, one more ends the connection; a granted request forgives', async () => {
    const server = await startTestServer({ limits: { maxErrors: 3 } });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    const errors = async (count: number) => {
      for (let i = 0; i < count; i++) bob.send(frame(9));
      for (let i = 0; i < count; i++) expect(await bob.frame()).toBe('05 Unsupported command 09.');
    };
    await errors(3);
    bob.send(frame(3));
    expect(await bob.frame()).toMatch(/^03 users/);
    await errors(3);
    bob.send(frame(2, 'Hi'));
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    await errors(4);
    expect(await bob.frame()).toBe('01 Too many errors in a row.');
    expect((await bob.rest()).length).toBe(0);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    expect((await server.connectionLines()).at(-1)).toMatch(
      /"Bob" disconnected - Too many errors in a row\.$/,
    );
  });

  it('maxConnections: one too many gets an error and is closed; when one has gone there is room again', async () => {
    const server = await startTestServer({ limits: { maxConnections: 2 } });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const third = await RawClient.connect(server.port);
    expect(await third.frame()).toBe('05 The chat is full. Please try again later.');
    expect((await third.rest()).length).toBe(0);
    bob.send(frame(1));
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await bob.closed;
    ann.send(frame(1));
    await server.chat.whenEmpty();
    await RawClient.join(server.port, 'Cy');
    expect((await server.connectionLines()).join('\n')).toMatch(/ - rejected - too many connections$/m);
  });

  it('maxConnectionsPerAddress: one too many gets an error and is closed; when one has gone there is room again', async () => {
    const server = await startTestServer({ limits: { maxConnectionsPerAddress: 2 } });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const third = await RawClient.connect(server.port);
    expect(await third.frame()).toBe(
      '05 There are too many connections from your address. Please close one, or try again later.',
    );
    expect((await third.rest()).length).toBe(0);
    bob.send(frame(1));
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    await until(() => server.chat.connections === 1);
    const cy = await RawClient.connect(server.port);
    expect(await cy.frame()).toMatch(/^03 commands/);
    expect((await server.connectionLines()).join('\n')).toMatch(
      / - rejected - too many connections from this address$/m,
    );
  });

  it('connectionsPerSecond: who comes and goes too fast is turned away, and let in when the time has come', async () => {
    const clock = new ManualClock();
    const limits = { connectionsPerSecond: 2, burstConnections: 3, joinSeconds: 0 };
    const server = await startTestServer({ clock, limits });
    const ann = await RawClient.join(server.port, 'Ann');
    for (let i = 0; i < 2; i++) {
      const bob = await RawClient.join(server.port, 'Bob');
      expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
      bob.send(frame(1));
      await bob.closed;
      expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    }
    const tooFast = async () => {
      const client = await RawClient.connect(server.port);
      expect(await client.frame()).toBe(
        '05 Connections from your address come too fast. Please wait a moment and try again.',
      );
      expect((await client.rest()).length).toBe(0);
    };
    await tooFast();
    clock.advance(400);
    await tooFast();
    clock.advance(100);
    await RawClient.join(server.port, 'Bob');
  });

  it('an address is forgotten when it has no connection and may open as many as any other', () => {
    const clock = new ManualClock();
    const addresses = new Addresses(limitsOf({ connectionsPerSecond: 1, burstConnections: 5 }), clock);
    for (let i = 0; i < 100; i++) expect(addresses.add(`192.0.2.${i}`)).toBeUndefined();
    for (let i = 1; i < 100; i++) addresses.remove(`192.0.2.${i}`);
    expect(addresses.size).toBe(100);
    clock.advance(5_000);
    expect(addresses.size).toBe(1);
  });

  it('connectionsPerSecond: who goes and comes back in time is not forgotten, and has no new burst', () => {
    const clock = new ManualClock();
    const addresses = new Addresses(limitsOf({ connectionsPerSecond: 1, burstConnections: 5 }), clock);
    const visit = () => {
      const refusal = addresses.add('192.0.2.1');
      if (refusal === undefined) addresses.remove('192.0.2.1');
      return refusal;
    };
    expect(visit()).toBeUndefined();
    clock.advance(4_999);
    for (let i = 0; i < 5; i++) expect(visit()).toBeUndefined();
    expect(visit()).toBe('rate');
    clock.advance(1);
    // The time of the first visit is over now, but not that of the last.
    clock.advance(1);
    expect([visit(), visit()]).toEqual(['rate', 'rate']);
    clock.advance(1_000);
    expect([visit(), visit()]).toEqual([undefined, 'rate']);
  });

  it('frameSeconds: who does not finish a frame is ended, however slowly it goes on; who finishes one stays', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: { frameSeconds: 10 } });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const before = clock.pending;
    bob.send('02 0002');
    await until(() => clock.pending === before + 1);
    clock.advance(9_000);
    bob.send('48');
    await ann.expectNothing();
    bob.send('69 02 0009 78');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    clock.advance(9_999);
    bob.send('79');
    await ann.expectNothing();
    expect(server.chat.users).toContain('Bob');
    clock.advance(1);
    expect(await bob.frame()).toBe('01 You have not finished a frame within 10 seconds.');
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  });

  it('bytesPerSecond: who sends more is read later, and nothing is lost', async () => {
    const clock = new ManualClock();
    const limits = { bytesPerSecond: 1000, burstBytes: 2000, joinSeconds: 0 };
    const server = await startTestServer({ clock, limits });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const text = 'x'.repeat(5000);
    bob.send(frame(2, text));
    expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
    bob.send(frame(2, 'late'));
    await ann.expectNothing();
    clock.advance(5_000);
    expect(await ann.frame()).toBe('02 [Bob] late');
  });

  it('maxTotalQueuedBytes: those for whom most waits are ended, and nobody else misses a line', async () => {
    const limits = { maxTotalQueuedBytes: 500_000, maxQueuedBytes: 0, framesPerSecond: 0, bytesPerSecond: 0 };
    const server = await startTestServer({ limits: { ...limits, closeSeconds: 1 } });
    const slow = await Promise.all(
      ['Slow', 'Slower'].map((name) =>
        RawClient.connect(server.port).then((client) => {
          client.send(frame(0, name));
          client.socket.pause();
          return client;
        }),
      ),
    );
    await until(() => server.chat.users.length === slow.length);
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const text = 'x'.repeat(60_000);
    const left: string[] = [];
    let most = 0;
    for (let i = 0; left.length < 2; i++) {
      bob.send(frame(2, `${i} ${text}`));
      let seen = await ann.frame();
      for (; seen?.startsWith('02 **'); seen = await ann.frame()) left.push(seen);
      expect(seen).toBe(`02 [Bob] ${i} ${text}`);
      most = Math.max(most, server.chat.queuedBytes);
    }
    expect(left.sort()).toEqual(['02 **Slow is leaving the chat**', '02 **Slower is leaving the chat**']);
    // It is counted when an eighth of the limit was sent, to four clients, and the last turn is written even so.
    expect(most).toBeLessThan(1_000_000);
  });

  it.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: chat\r\n\r\n')],
    ['TLS', Buffer.from('16030100c8010000c40303', 'hex')],
    ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
  ])('a client that speaks %s gets one line that it can show, and is closed, in whatever pieces it sends', async (name, bytes) => {
    const server = await startTestServer();
    for (const size of [bytes.length, 1]) {
      const client = await RawClient.connect(server.port);
      await client.frame();
      for (let i = 0; i < bytes.length; i += size) client.send(bytes.subarray(i, i + size));
      expect((await client.rest()).toString('latin1')).toBe(
        `This is a chat server with a protocol of its own. It does not speak ${name}.\r\n`,
      );
    }
    expect((await server.connectionLines()).at(-1)).toMatch(new RegExp(` - disconnected - speaks ${name}$`));
  });

  it('framesPerSecond: who sends faster is read later, and nothing is lost', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({
      clock,
      limits: { framesPerSecond: 10, burstFrames: 5, joinSeconds: 0 },
    });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const timersBefore = clock.pending;
    // All of these arrive at once and are dealt with; but what comes then has to wait.
    bob.send(Buffer.concat(Array.from({ length: 25 }, (_, i) => frame(2, `${i}`))));
    for (let i = 0; i < 25; i++) expect(await ann.frame()).toBe(`02 [Bob] ${i}`);
    expect(clock.pending).toBe(timersBefore + 1);
    bob.send(frame(2, 'late'));
    // A full round trip of another client: the late one is not read.
    await ann.expectNothing();
    clock.advance(2_100);
    expect(await ann.frame()).toBe('02 [Bob] late');
  });

  it('maxQueuedBytes: without it, what waits for one who does not read grows with every line; the others get each line even so', async () => {
    const server = await startTestServer({
      limits: { maxQueuedBytes: 0, framesPerSecond: 0, bytesPerSecond: 0 },
    });
    const slow = await RawClient.join(server.port, 'Slow');
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    slow.socket.pause();
    const text = 'x'.repeat(60_000);
    for (let i = 0; server.chat.queuedBytes < 1_000_000; i++) {
      bob.send(frame(2, `${i} ${text}`));
      // The next line is said only when this one is there: nobody waits for Slow, however much does.
      expect(await ann.frame()).toBe(`02 [Bob] ${i} ${text}`);
    }
    expect(server.chat.users).toContain('Slow');
  });

  it('maxQueuedBytes: who does not read is ended and announced, and nobody else misses a line', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: { maxQueuedBytes: 100_000, framesPerSecond: 0 } });
    const slow = await RawClient.join(server.port, 'Slow');
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    slow.socket.pause();
    const text = 'x'.repeat(60_000);
    let left = false;
    let most = 0;
    // Enough to fill what the system sets aside for a connection of its own, and then the limit.
    for (let i = 0; i < 1000 && !left; i++) {
      bob.send(frame(2, `${i} ${text}`));
      const seen = await ann.frame();
      most = Math.max(most, server.chat.queuedBytes);
      left = seen === '02 **Slow is leaving the chat**';
      expect(left ? await ann.frame() : seen).toBe(`02 [Bob] ${i} ${text}`);
    }
    if (!left) left = (await ann.frame()) === '02 **Slow is leaving the chat**';
    expect(left).toBe(true);
    // It is measured before a write, so that the last two are on top of it.
    expect(most).toBeLessThan(250_000);
    expect((await server.connectionLines()).at(-1)).toMatch(
      /"Slow" disconnected - You are reading too slowly\.$/,
    );
    // It has some seconds to take what waits for it. Then it is cut.
    expect(server.chat.connections).toBe(3);
    ann.drop();
    bob.drop();
    clock.advance(2_000);
    await server.chat.whenEmpty();
  });

  it('maxQueuedBytes: many short lines that wait count as what they take, and not as their bytes', async () => {
    const limit = 100_000;
    const server = await startTestServer({
      limits: { maxQueuedBytes: limit, framesPerSecond: 0, closeSeconds: 0 },
    });
    const bob = await RawClient.join(server.port, 'Bob');
    // Not a socket: nothing of what is written to it is taken by anybody else.
    const deaf = new Duplex({ read() {}, write() {} });
    server.chat.accept(deaf, { address: '192.0.2.7', port: 1 });
    deaf.push(frame(0, 'Deaf'));
    expect(await bob.frame()).toBe('02 **Deaf is joining the chat**');
    let lines = 0;
    for (; server.chat.users.includes('Deaf'); lines++) {
      bob.send(Buffer.concat([frame(2, '!'), frame(3)]));
      while (!(await bob.frame()).startsWith('03')) {
        // The line that says that it leaves.
      }
    }
    // A line is 10 bytes on the wire, and a write of its own.
    expect(lines).toBeGreaterThan(limit / 400);
    expect(lines).toBeLessThan(limit / 200);
    expect(deaf.writableLength).toBeLessThan(limit / 10);
    deaf.destroy();
  });

  it('closeSeconds: who does not take the reason in time is cut, and not before', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: { joinSeconds: 10, closeSeconds: 3 } });
    const deaf = new Duplex({ read() {}, write() {} });
    server.chat.accept(deaf, { address: '192.0.2.7', port: 1 });
    clock.advance(10_000);
    await until(() => deaf.writableEnded);
    clock.advance(2_999);
    expect(deaf.destroyed).toBe(false);
    expect(server.chat.connections).toBe(1);
    clock.advance(1);
    expect(deaf.destroyed).toBe(true);
    await server.chat.whenEmpty();
  });

  it('maxQueuedBytes: who reads again in time is told why it was ended, after all lines before', async () => {
    const server = await startTestServer({
      limits: { maxQueuedBytes: 100_000, framesPerSecond: 0, closeSeconds: 0 },
    });
    const slow = await RawClient.join(server.port, 'Slow');
    const bob = await RawClient.join(server.port, 'Bob');
    expect(await slow.frame()).toBe('02 **Bob is joining the chat**');
    slow.socket.pause();
    const text = 'x'.repeat(60_000);
    let sent = 0;
    const talk = (async () => {
      for (; server.chat.users.includes('Slow'); sent++) {
        bob.send(frame(2, `${sent} ${text}`));
        bob.send(frame(3));
        await bob.frame();
      }
    })();
    await talk;
    slow.socket.resume();
    let count = 0;
    for (;;) {
      const seen = await slow.frame();
      if (seen === '01 You are reading too slowly.') break;
      expect(seen).toBe(`02 [Bob] ${count++} ${text}`);
    }
    expect(count).toBeGreaterThan(1);
    expect((await slow.rest()).length).toBe(0);
  });
});
