import { expect } from 'vitest';
import { frame } from '../../support/bytes.js';
import { ManualClock } from '../../support/manual-clock.js';
import { RawClient } from '../../support/raw-client.js';
import { startTestServer, type TestServer } from '../../support/test-server.js';
import { linesOf } from '../blocks.js';
import type { Check } from '../check.js';

/** A server at which it is that time, and time goes on when a check says so. */
async function startAt(time: string): Promise<{ server: TestServer; until: (time: string) => void }> {
  const clock = new ManualClock(Date.parse(`2026-01-31T${time}Z`));
  const server = await startTestServer({ clock });
  return { server, until: (time) => clock.advance(Date.parse(`2026-01-31T${time}Z`) - clock.timeOfDay()) };
}

/** Lines of a log as a page shows them: connections come from an address that is kept for examples. */
function asShown(lines: readonly string[], ports: ReadonlyMap<number, number>): string[] {
  return lines.map((line) =>
    line.replace(/127\.0\.0\.1 (\d+)/, (_, port: string) => `192.0.2.7 ${ports.get(Number(port)) ?? port}`),
  );
}

/** Both logs of the visit that docs/running.md shows: Bob is taken, Rob is not. */
async function visit(): Promise<{ connections: string[]; chat: string[] }> {
  const { server, until } = await startAt('12:00:00.000');
  // The one who has the name was there before the logs begin that are shown.
  const other = await RawClient.join(server.port, 'Bob');
  const before = {
    connections: (await server.connectionLines()).length,
    chat: (await server.chatLines()).length,
  };
  const client = await RawClient.connect(server.port);
  await client.frame();
  until('12:00:00.900');
  client.send(frame(0, 'Bob'));
  expect(await client.frame()).toBe('00 \\x01');
  until('12:00:04.100');
  client.send(frame(0, 'Rob'));
  await other.frame();
  until('12:00:09.300');
  client.send(frame(2, 'Hi'));
  await other.frame();
  until('12:30:00.000');
  client.send(frame(1));
  await other.frame();
  await client.ended;
  const ports = new Map([[client.port, 50123]]);
  return {
    connections: asShown((await server.connectionLines()).slice(before.connections), ports),
    chat: (await server.chatLines()).slice(before.chat),
  };
}

/** docs/running.md: what a visit leaves in a log. */
export function visitIn(log: 'connections' | 'chat'): Check {
  return async (block) => expect((await visit())[log]).toEqual(linesOf(block));
}

/** docs/class.md: three who do not get in, among other lines. */
export const refusals: Check = async (block) => {
  const { server, until } = await startAt('11:59:09.100');
  await RawClient.join(server.port, 'Bob');
  const stuck = await RawClient.connect(server.port);
  await stuck.frame();
  // It announces more bytes than it sends. When the frame before is answered, the server has seen these too.
  stuck.send(Buffer.concat([frame(9), frame(0, 'Cat').subarray(0, 5)]));
  await stuck.frame();
  until('12:00:00.900');
  const client = await RawClient.connect(server.port);
  await client.frame();
  client.send(frame(0, 'Bob'));
  await client.frame();
  until('12:00:04.100');
  client.send(frame(0, 'Bob Smith'));
  await client.frame();
  until('12:00:09.100');
  await stuck.ended;
  const ports = new Map([
    [client.port, 50123],
    [stuck.port, 50124],
  ]);
  expect(asShown(await server.connectionLines(), ports)).toEqual(expect.arrayContaining(linesOf(block)));
};
