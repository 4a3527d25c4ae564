import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { LIMIT_OPTIONS } from '../../src/server/index.js';
import { frame } from '../support/bytes.js';
import { CommandProcess } from '../support/command-process.js';
import { RecordingClient } from '../support/recording-client.js';
import { SEED } from '../support/seed.js';
import { SOAK_SECONDS, SOAK_TIMEOUT } from '../support/soak.js';
import { isOfRoom, readTranscript, roomLines, viewOf, withoutTime } from '../support/transcript.js';

/** Kills in `npm test`, each of which takes a process; a soak goes on until its time is over. */
const KILLS = SOAK_SECONDS > 0 ? 100_000 : 8;

/** How the load is made, and when the server is killed. */
const load = fc.record({
  /** Clients that send; one more only reads. */
  senders: fc.integer({ min: 1, max: 5 }),
  /** Lines that each of them has on the way at the same time. */
  window: fc.constantFrom(1, 2, 8, 32),
  length: fc.constantFrom(1, 50, 400),
  /** It is killed when something has arrived at the reader for so many times. */
  killAt: fc.oneof({ weight: 1, arbitrary: fc.nat(5) }, { weight: 3, arbitrary: fc.nat(200) }),
});

type Load = typeof load extends fc.Arbitrary<infer T> ? T : never;

/** A server that can be killed, and its logs. */
interface Victim {
  readonly process: CommandProcess;
  readonly logDir: string;
}

async function start(): Promise<Victim> {
  const logDir = await mkdtemp(join(tmpdir(), 'chat-'));
  const noLimits = LIMIT_OPTIONS.flatMap(({ flag }) => [flag, '0']);
  return { process: await CommandProcess.start(['--log-dir', logDir, ...noLimits]), logDir };
}

async function clearUp({ process, logDir }: Victim): Promise<void> {
  process.signal('SIGKILL');
  await process.exited;
  await rm(logDir, { recursive: true, force: true });
}

/** Says lines for as long as there is a server: a new one for each that comes back around. */
async function talk(client: RecordingClient, { window, length }: Load): Promise<void> {
  const text = 'x'.repeat(length);
  let count = 0;
  const say = () => client.say(`${++count} ${text}`);
  for (let i = 0; i < window; i++) say();
  // Nobody gets their own line back, but the list is answered in its turn.
  client.send(frame(3));
  for (;;) {
    const seen = await client.frame();
    if (seen === undefined) return;
    if (!seen.startsWith('03 users')) continue;
    for (let i = 0; i < window; i++) say();
    client.send(frame(3));
  }
}

/** Kills a server under load, and compares. Returns how many lines were seen. */
async function killUnder({ process, logDir }: Victim, how: Load): Promise<number> {
  const reader = await RecordingClient.join(process.port, 'Reader');
  const senders: RecordingClient[] = [];
  for (let i = 0; i < how.senders; i++) senders.push(await RecordingClient.join(process.port, `Sender${i}`));
  const killed = new Promise<void>((resolve) => {
    let arrivals = 0;
    reader.socket.on('data', () => {
      if (arrivals++ !== how.killAt) return;
      process.signal('SIGKILL');
      resolve();
    });
  });
  const talking = senders.map((client) => talk(client, how));
  await killed;
  await Promise.all([process.exited, ...talking, reader.closed, ...senders.map((client) => client.closed)]);

  // A kill can leave a part of a line at the end.
  const whole = (await readFile(join(logDir, 'chat.log'), 'latin1')).split('\n').slice(0, -1);
  const log = whole.map(withoutTime).filter(isOfRoom);
  const stays = readTranscript(log);
  let seen = 0;
  for (const client of [reader, ...senders]) {
    const name = client === reader ? 'Reader' : `Sender${senders.indexOf(client)}`;
    const stay = stays.find((one) => one.name === name);
    if (stay === undefined) throw new Error(`${name} joined, and that is not in chat.log.`);
    const lines = roomLines(client.frames);
    const logged = viewOf(log, stay);
    const first = lines.findIndex((line, i) => line !== logged[i]);
    if (first >= 0) {
      expect.unreachable(
        `As number ${first} ${name} saw ${lines[first]}, and chat.log has ${logged[first]}.`,
      );
    }
    seen = Math.max(seen, stay.from + lines.length);
  }
  return seen;
}

it('every line that any client got is in chat.log, in the same order, when the server is killed under load', {
  timeout: SOAK_TIMEOUT,
}, async () => {
  const until = Date.now() + SOAK_SECONDS * 1000;
  // The next one starts while one is killed.
  let next = start();
  let [kills, lines] = [0, 0];
  try {
    for (const how of fc.sample(load, { seed: SEED, numRuns: KILLS })) {
      if (SOAK_SECONDS > 0 && Date.now() > until) break;
      const server = await next;
      next = start();
      try {
        lines += await killUnder(server, how);
      } finally {
        await clearUp(server);
      }
      kills += 1;
    }
  } finally {
    await clearUp(await next);
  }
  console.log(`${kills} kills, ${lines} lines seen`);
  expect(lines).toBeGreaterThan(20 * kills);
});
