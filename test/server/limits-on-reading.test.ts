import '../support/seed.js';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer } from '../support/test-server.js';

describe('the limits on who does not read', () => {
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

  it('maxQueuedBytes: long lines that were taken before do not make short ones count less', async () => {
    const limit = 100_000;
    const server = await startTestServer({
      limits: { maxQueuedBytes: limit, framesPerSecond: 0, bytesPerSecond: 0, closeSeconds: 0 },
    });
    const bob = await RawClient.join(server.port, 'Bob');
    // Takes one write after the other, each when the next waits already; and then none any more.
    let [taken, deaf] = [() => {}, false];
    const slow = new Duplex({
      read() {},
      write(_chunk, _encoding, done) {
        taken = done;
      },
    });
    server.chat.accept(slow, { address: '192.0.2.7', port: 1 });
    slow.push(frame(0, 'Slow'));
    expect(await bob.frame()).toBe('02 **Slow is joining the chat**');
    const say = async (text: string) => {
      bob.send(Buffer.concat([frame(2, text), frame(3)]));
      while (!(await bob.frame()).startsWith('03')) {
        // The line that says that it leaves.
      }
      if (!deaf) taken();
    };
    for (let i = 0; i < 200; i++) await say(`${i} ${'x'.repeat(60_000)}`);
    expect(slow.writableLength).toBeGreaterThan(60_000);
    await say('!');
    await say('?');
    deaf = true;
    let lines = 0;
    for (; server.chat.users.includes('Slow') && lines < limit; lines++) await say(`${lines % 10}`);
    expect(lines).toBeLessThan(limit / 200);
    slow.destroy();
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
