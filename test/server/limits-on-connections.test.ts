import '../support/seed.js';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Addresses } from '../../src/server/addresses.js';
import { limitsOf } from '../../src/server/limits.js';
import { MOST_WAITING } from '../../src/server/waiting-line.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer } from '../support/test-server.js';

describe('the limits on connections', () => {
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

  it('maxConnectionsPerAddress: all addresses of one IPv6 network are one', async () => {
    const server = await startTestServer({ limits: { maxConnectionsPerAddress: 2 } });
    const come = (address: string) => {
      const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
      server.chat.accept(stream, { address, port: 1 });
    };
    for (let i = 1; i <= 10; i++) come(`2001:db8:0:7::${i}`);
    expect(server.chat.connections).toBe(2);
    come('2001:db8:0:8::1');
    come('2001:db8:0:7:ffff::1');
    expect(server.chat.connections).toBe(3);
    server.chat.cut();
  });

  it('connectionsPerSecond: who comes too fast waits for its turn, and what it says meanwhile is not lost', async () => {
    const clock = new ManualClock();
    const limits = { connectionsPerSecond: 2, burstConnections: 2, joinSeconds: 0 };
    const server = await startTestServer({ clock, limits });
    const ann = await RawClient.join(server.port, 'Ann');
    await RawClient.connect(server.port);
    await until(() => server.chat.connections === 2);
    const [bob, cat] = [await RawClient.connect(server.port), await RawClient.connect(server.port)];
    bob.send(Buffer.concat([frame(0, 'Bob'), frame(2, 'Hi')]));
    await ann.expectNothing();
    clock.advance(499);
    await ann.expectNothing();
    clock.advance(1);
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    expect(server.chat.connections).toBe(3);
    clock.advance(500);
    expect(await cat.frame()).toMatch(/^03 commands/);
  });

  it('connectionsPerSecond: who waits and goes, or is one too many that wait, is turned away, and others get the turn', async () => {
    const clock = new ManualClock();
    const limits = { connectionsPerSecond: 1, burstConnections: 1, joinSeconds: 0, closeSeconds: 0 };
    const server = await startTestServer({ clock, limits });
    const ann = await RawClient.join(server.port, 'Ann');
    const tooFast = '05 Connections from your address come too fast. Please wait a moment and try again.';
    for (let i = 0; i < 20; i++) {
      const loop = await RawClient.connect(server.port, { allowHalfOpen: true });
      loop.end();
      expect(await loop.frame()).toBe(tooFast);
    }
    // A program that only connects, and stays, and among its connections one of a client.
    const stuck: Duplex[] = [];
    const come = () => {
      const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
      stuck.push(stream);
      server.chat.accept(stream, { address: '127.0.0.1', port: 1 });
    };
    for (let i = 0; i < MOST_WAITING; i++) come();
    const bob = await RawClient.connect(server.port);
    bob.send(frame(0, 'Bob'));
    await until(() => stuck[0]?.writableEnded === true);
    await ann.expectNothing();
    for (let i = 0; i < 2 * MOST_WAITING; i++) come();
    await ann.expectNothing();
    clock.advance(1000);
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(server.chat.connections).toBe(2);
    expect(stuck.filter((stream) => !stream.writableEnded && !stream.destroyed)).toHaveLength(
      MOST_WAITING - 1,
    );
    for (const stream of stuck) stream.destroy();
  });

  it('an address is forgotten when it has no connection and may open as many as any other', () => {
    const clock = new ManualClock();
    const addresses = new Addresses(limitsOf({ connectionsPerSecond: 1, burstConnections: 5 }), clock);
    for (let i = 0; i < 100; i++) expect(addresses.add(`192.0.2.${i}`)).toBe(true);
    for (let i = 1; i < 100; i++) addresses.remove(`192.0.2.${i}`);
    expect(addresses.size).toBe(100);
    clock.advance(5_000);
    expect(addresses.size).toBe(1);
  });

  it('connectionsPerSecond: who goes and comes back in time is not forgotten, and has no new burst', () => {
    const clock = new ManualClock();
    const addresses = new Addresses(limitsOf({ connectionsPerSecond: 1, burstConnections: 5 }), clock);
    const visit = () => {
      addresses.add('192.0.2.1');
      const wait = addresses.enter('192.0.2.1');
      addresses.remove('192.0.2.1');
      return wait;
    };
    expect(visit()).toBe(0);
    clock.advance(4_999);
    for (let i = 0; i < 5; i++) expect(visit()).toBe(0);
    expect(visit()).toBe(1000);
    clock.advance(1);
    // The time of the first visit is over now, but not that of the last.
    clock.advance(1);
    expect(visit()).toBe(998);
    clock.advance(998);
    expect([visit(), visit()]).toEqual([0, 1000]);
  });
});
