/** Who sends faster than it may: what waits is bounded, and whoever has gone is noticed all the same. */
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer } from '../support/test-server.js';

const PACE = { framesPerSecond: 5, burstFrames: 10, joinSeconds: 0 };
const short = (count: number) => Buffer.alloc(count * frame(2, 'x0').length, frame(2, 'x0'));

async function annAndBob() {
  const clock = new ManualClock();
  const server = await startTestServer({ clock, limits: PACE });
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  await ann.frame();
  clock.advance(1000);
  return { clock, server, ann, bob };
}

describe('who sends 5,000 frames at once', () => {
  it('and closes has gone after closeSeconds, and what waited then is not delivered', async () => {
    const { clock, server, ann, bob } = await annAndBob();
    bob.send(Buffer.concat([short(5000), frame(1)]));
    bob.end();
    for (let i = 0; i < 10; i++) expect(await ann.frame()).toBe('02 [Bob] x0');
    await ann.expectNothing();
    // In these two seconds it may still say what it may say in two seconds.
    for (let i = 0; i < 9; i++) {
      clock.advance(200);
      expect(await ann.frame()).toBe('02 [Bob] x0');
    }
    clock.advance(200);
    let last = await ann.frame();
    if (last === '02 [Bob] x0') last = await ann.frame();
    expect(last).toBe('02 **Bob is leaving the chat**');
    await ann.expectNothing();
    clock.advance(1000_000);
    await ann.expectNothing();
    expect(server.chat.users).toEqual(['Ann']);
    await RawClient.join(server.port, 'Bob');
  });

  it('and is reset has gone at once, also if so much waits that nothing more is read', async () => {
    const { clock, server, ann, bob } = await annAndBob();
    // Far more than the server and the system take: it has not all been sent when the connection is cut.
    bob.send(short(5_000_000));
    for (let i = 0; i < 10; i++) expect(await ann.frame()).toBe('02 [Bob] x0');
    expect(await bob.frame()).toMatch(
      /^05 You are sending faster than the server takes it from one client\./,
    );
    bob.reset();
    await bob.closed;
    // Nothing of it is read, so that the server sees it only by looking.
    await ann.expectNothing();
    expect(server.chat.users).toContain('Bob');
    clock.advance(1000);
    for (let i = 0; i < 5; i++) expect(await ann.frame()).toBe('02 [Bob] x0');
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  });
});

it('what is not finished, or waits for its turn, counts in the memory for all clients, and those are ended with most of it', async () => {
  const limits = { ...PACE, maxTotalQueuedBytes: 1_000_000 };
  const server = await startTestServer({ clock: new ManualClock(), limits });
  const ann = await RawClient.join(server.port, 'Ann');
  let most = 0;
  const halves = Array.from({ length: 100 }, (_, i) => {
    const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
    server.chat.accept(stream, { address: '192.0.2.7', port: i + 1 });
    stream.push(Buffer.concat([Buffer.from('ffffff', 'hex'), Buffer.alloc(20_000 + i)]));
    stream.on('close', () => {});
    return stream;
  });
  await until(() => {
    most = Math.max(most, server.chat.queuedBytes);
    return halves.some((stream) => stream.writableEnded);
  });
  await ann.expectNothing();
  // It is counted when an eighth of the limit has come.
  expect(most).toBeGreaterThan(500_000);
  expect(server.chat.queuedBytes).toBeLessThan(1_200_000);
  const ended = halves.filter((stream) => stream.writableEnded).length;
  expect(ended).toBeGreaterThan(30);
  expect(ended).toBeLessThan(90);
  for (const stream of halves) stream.destroy();
});
