import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { expect, it, onTestFinished } from 'vitest';
import { limitsOf } from '../../src/server/limits.js';
import { LogTail } from '../support/log-tail.js';
import { NO_LIMITS } from '../support/memory-chat.js';
import { RecordingClient } from '../support/recording-client.js';
import { memoryInUse, openDescriptors } from '../support/resources.js';
import { SEED } from '../support/seed.js';
import { SOAK_SECONDS, SOAK_TIMEOUT } from '../support/soak.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { isOfRoom, readTranscript, roomLines, viewOf, withoutTime } from '../support/transcript.js';
import { pay, visit } from '../support/visitors.js';

/** Seconds to go on for. `npm test` takes a moment; `make fuzz SECONDS=600` takes its time. */
const SECONDS = SOAK_SECONDS || 1;

/** Who can be told from the names that the attackers take. */
const HONEST = ['Ann', 'Bob', 'Cy'];

/** What a soak did. */
interface Done {
  shifts: number;
  connections: number;
  resets: number;
  lines: number;
}

/** Some who chat for a while as if they were alone, and one who is cut off over and over. */
class Shift {
  #said = 0;

  private constructor(
    readonly server: TestServer,
    readonly clients: readonly RecordingClient[],
  ) {}

  static async begin(server: TestServer): Promise<Shift> {
    const clients: RecordingClient[] = [];
    for (const name of HONEST) clients.push(await RecordingClient.join(server.port, name));
    return new Shift(server, clients);
  }

  /** Each says a line, and each hears the others. */
  async chat(): Promise<void> {
    const text = `line ${++this.#said}`;
    for (const client of this.clients) client.say(text);
    for (const [me, client] of this.clients.entries()) {
      const missing = new Set(HONEST.filter((_, i) => i !== me).map((name) => `02 [${name}] ${text}`));
      while (missing.size > 0) {
        const shown = await client.frame();
        if (shown === undefined) throw new Error(`${HONEST[me]} was cut off.`);
        missing.delete(shown);
      }
    }
  }

  /** One more comes, says something and is cut off in the middle of it. */
  async victim(): Promise<void> {
    const client = await RecordingClient.join(this.server.port, 'Dan');
    for (let i = 0; i < 5; i++) client.say(`Dan's line ${i}`);
    client.cut(new Error('reset'));
    await client.closed;
    await this.clients[0]?.upTo('02 **Dan is leaving the chat**');
  }

  /** Everybody goes. Each has seen exactly the lines of the log but their own, in the order of the log. */
  async end(log: LogTail): Promise<number> {
    await Promise.all(this.clients.map((client) => client.leave()));
    await this.server.chat.whenEmpty();
    expect(this.server.chat.users).toEqual([]);
    const lines = log.next().map(withoutTime).filter(isOfRoom);
    const stays = readTranscript(lines);
    for (const [i, client] of this.clients.entries()) {
      const stay = stays.find(({ name }) => name === HONEST[i]);
      if (stay === undefined) throw new Error(`${HONEST[i]} is not in the log.`);
      expect(roomLines(client.frames).join('\n')).toBe(viewOf(lines, stay).join('\n'));
    }
    return lines.length;
  }
}

/** Visitors of every kind while honest clients chat. Each line of both logs stays one line, with a time. */
async function shift(server: TestServer, logs: readonly [LogTail, LogTail], done: Done): Promise<void> {
  const honest = await Shift.begin(server);
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 5 }), async (visits) => {
      const attacks = visits.map((how) => pay(server.port, how));
      await Promise.all([...attacks, honest.chat(), honest.victim()]);
      await honest.chat();
      expect(server.troubles).toEqual([]);
      done.connections += visits.length + 1;
      done.resets += visits.filter(({ way }) => way === 'reset').length + 1;
    }),
    // Another shift is another seed, made from the one that is printed.
    { seed: SEED + done.shifts, numRuns: 10 },
  );
  done.lines += await honest.end(logs[0]);
  for (const line of logs[1].next()) {
    if (!/^[ -~]+$/.test(withoutTime(line))) expect.unreachable(line);
  }
  done.shifts += 1;
}

it(`honest clients chat on in order and nothing piles up, whatever comes to the port, for ${SECONDS} s`, {
  timeout: SOAK_TIMEOUT,
}, async () => {
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  process.on('uncaughtException', onFault).on('unhandledRejection', onFault);
  onTestFinished(() => void process.off('uncaughtException', onFault).off('unhandledRejection', onFault));
  // All comes from one address, and more of it than any limit would let pass; but these are part of the test.
  const { maxErrors, maxQueuedBytes, closeSeconds } = limitsOf();
  const server = await startTestServer({ limits: { ...NO_LIMITS, maxErrors, maxQueuedBytes, closeSeconds } });
  const logs = [
    new LogTail(join(server.logDir, 'chat.log')),
    new LogTail(join(server.logDir, 'connections.log')),
  ];
  const done: Done = { shifts: 0, connections: 0, resets: 0, lines: 0 };
  const end = Date.now() + SECONDS * 1000;

  const next = () => shift(server, logs as [LogTail, LogTail], done);
  await next();
  const before = { memory: await memoryInUse(), descriptors: openDescriptors() };
  do await next();
  while (Date.now() < end);
  const more = (await memoryInUse()) - before.memory;

  console.log(
    `soak: FC_SEED=${SEED}, ${SECONDS} s, ${done.shifts} shifts, ${done.connections} connections, ${done.resets} of them reset, ` +
      `${done.lines} lines in order, ${(more / 1024).toFixed(0)} KiB and ` +
      `${openDescriptors() - before.descriptors} descriptors more`,
  );
  expect(faults).toEqual([]);
  expect(openDescriptors()).toBeLessThanOrEqual(before.descriptors);
  // Node keeps some bytes of what it has once seen; of a connection that is not let go of it would be thousands.
  expect(more).toBeLessThan(4_000_000 + 32 * done.connections);
});
