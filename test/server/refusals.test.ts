/** Refused connections: connections.log does not grow with each of them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Refusals } from '../../src/server/refusals.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';

function start() {
  const [clock, lines] = [new ManualClock(), [] as string[]];
  const refusals = new Refusals(clock, (peer, event) =>
    lines.push(`${peer?.address}:${peer?.port} ${event}`),
  );
  return { clock, lines, refusals };
}

it('of one address some are a line each, and the rest of a minute is one line with the number', () => {
  const { clock, lines, refusals } = start();
  for (let i = 0; i < 1000; i++) refusals.add({ address: '192.0.2.7', port: i }, 'full');
  refusals.add({ address: '192.0.2.8', port: 1 }, 'full');
  refusals.add({ address: '192.0.2.7', port: 1 }, 'fast');
  expect(lines).toHaveLength(7);
  clock.advance(60_000);
  expect(lines.slice(7)).toEqual(['192.0.2.7:0 full, 995 more within 60 seconds']);
  clock.advance(600_000);
  expect(lines).toHaveLength(8);
  refusals.add({ address: '192.0.2.7', port: 9 }, 'full');
  expect(lines.at(-1)).toBe('192.0.2.7:9 full');
});

it('of very many addresses there are no more lines than of some', () => {
  const { clock, lines, refusals } = start();
  for (let i = 0; i < 10_000; i++) {
    for (let again = 0; again < 10; again++)
      refusals.add({ address: `2001:db8:${i.toString(16)}::1`, port: 1 }, 'full');
  }
  clock.advance(60_000);
  expect(lines.length).toBeLessThan(700);
  expect(lines.at(-1)).toBe('undefined:undefined full, 99000 more within 60 seconds');
});

it('a connection that was reset before it was taken is a line without an address, and counts for nobody', async () => {
  const clock = new ManualClock();
  const server = await startTestServer({ clock });
  const ann = await RawClient.join(server.port, 'Ann');
  const before = (await server.connectionLines()).length;
  let resets = 0;
  const { Socket } = await import('node:net');
  // What Node gives for one that was reset at once, which it is not every time.
  for (; resets < 50; resets++) server.chat.lost(new Socket());
  await ann.expectNothing();
  clock.advance(60_000);
  const lines = (await server.connectionLines()).slice(before).map((line) => line.slice(25));
  expect(new Set(lines.slice(0, 5))).toEqual(
    new Set(['unknown address - rejected - reset before it was taken']),
  );
  expect(lines.slice(5)).toEqual([
    'unknown address - rejected - reset before it was taken, 45 more within 60 seconds',
  ]);
});

it('those who connect, send and reset at once leave no line with an address that is none', async () => {
  const server = await startTestServer();
  for (let i = 0; i < 100; i++) {
    const client = await RawClient.connect(server.port);
    client.reset();
    await client.closed;
  }
  await until(() => server.chat.connections === 0);
  for (const line of await server.connectionLines())
    expect(line).toMatch(/^\S+ (127\.0\.0\.1 \d+|unknown address) - /);
});

it('starts and stops are lines of both logs, and what was there stays', async () => {
  const logDir = await temporaryFolder();
  await writeFile(join(logDir, 'chat.log'), 'before\n');
  for (const round of [1, 2]) {
    const server = await startTestServer({ logDir });
    await server.stop('The hour is over.');
    const marks = `-- started - port ${server.port}, process ${process.pid}\n`;
    const text = async (name: string) =>
      (await readFile(join(logDir, name), 'utf8')).replaceAll(/^\S+Z /gm, '');
    expect(await text('chat.log')).toMatch(
      new RegExp(`^before\n([^]*\n)?${marks}-- stopped - The hour is over\\.\n$`),
    );
    expect((await text('connections.log')).split(' - - stopped - The hour is over.\n')).toHaveLength(
      round + 1,
    );
  }
});
