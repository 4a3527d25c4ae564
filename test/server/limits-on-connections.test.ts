import '../support/seed.js';
import { describe, expect, it } from 'vitest';
import { Addresses } from '../../src/server/addresses.js';
import { limitsOf } from '../../src/server/limits.js';
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
});
