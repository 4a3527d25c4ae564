/** A machine that is switched off says nothing, not even that it is gone. The system asks after it, if told to. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer } from '../support/test-server.js';

/** What Linux says of the timer of a connection: which one runs, and in how many seconds it is due. */
function timerOf(localPort: number, remotePort: number) {
  const end = (port: number) => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'latin1').split('\n');
  const row = rows
    .map((line) => line.trim().split(/\s+/))
    .find(
      ([, local = '', remote = '']) => local.endsWith(end(localPort)) && remote.endsWith(end(remotePort)),
    );
  const [which, hundredths = ''] = row?.[5]?.split(':') ?? [];
  return { which, seconds: Number.parseInt(hundredths, 16) / 100 };
}

/** The kinds of timer that Linux tells apart. */
const NONE = '00';
const RETRANSMISSION = '01';
const KEEP_ALIVE = '02';

it.runIf(process.platform === 'linux')(
  'after a quarter of a minute of silence, the system asks whether a client is still there',
  async () => {
    const server = await startTestServer();
    const bob = await RawClient.join(server.port, 'Bob');
    // Until what was sent last is acknowledged, the timer that runs is the one to send it again.
    await until(() => timerOf(server.port, bob.port).which !== RETRANSMISSION);
    const timer = timerOf(server.port, bob.port);
    expect(timer.which).toBe(KEEP_ALIVE);
    expect(timer.seconds).toBeGreaterThan(8);
    expect(timer.seconds).toBeLessThanOrEqual(15);
    // Our own end, which asked for no such thing, has none.
    expect(timerOf(bob.port, server.port).which).toBe(NONE);
  },
);
