import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { bytesOf, ChatModel, type Step } from '../support/chat-model.js';
import { type ChatUnderTest, chatSteps, compare } from '../support/chat-steps.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** Who is in the room from first to last, so that a connection that goes down is always noticed by somebody. */
const WATCHER = 99;

/** The real server over TCP, with a socket for each user. */
class RealServer implements ChatUnderTest {
  readonly ports: [who: number, port: number][] = [];
  readonly #clients = new Map<number, RawClient>();

  constructor(readonly server: TestServer) {}

  async act(who: number, step: Step): Promise<void> {
    if (step.do === 'connect') {
      const client = await RawClient.connect(this.server.port);
      this.#clients.set(who, client);
      this.ports.push([who, client.port]);
      return;
    }
    const client = this.#client(who);
    const bytes = bytesOf(step);
    if (bytes !== undefined) client.send(bytes);
    if (step.do === 'drop')
      ({ cut: () => client.drop(), reset: () => client.reset(), end: () => client.end() })[step.how]();
    if (step.do === 'leave' || (step.do === 'drop' && step.how === 'end')) {
      // Nothing comes any more but the end.
      expect((await client.rest()).toString('hex')).toBe('');
    }
  }

  next(who: number): Promise<string> {
    return this.#client(who).frame();
  }

  #client(who: number): RawClient {
    const client = this.#clients.get(who);
    if (client === undefined) throw new Error(`There is no user ${who}.`);
    return client;
  }

  async expectNothing(who: number): Promise<void> {
    await this.#client(who).expectNothing();
  }
}

/** `127.0.0.1 PORT NAME EVENT` by port, with whatever reason there is for a refusal. */
function byPort(lines: string[]): Map<number, string[]> {
  const entries = new Map<number, string[]>();
  for (const line of lines) {
    const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z 127\.0\.0\.1 (\d+) (.*)$/.exec(line);
    if (match === null) throw new Error(`This is not a line of connections.log: ${line}`);
    const event = match[2]?.replace(/rejected - (?!name in use$).*$/, 'rejected - *') ?? '';
    const port = Number(match[1]);
    entries.set(port, [...(entries.get(port) ?? []), event]);
  }
  return entries;
}

it('the server over TCP shows everybody, and records, what the model says', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(chatSteps(60), async (commands) => {
      const server = await startTestServer({ limits: { maxErrors: 0 } });
      const real = new RealServer(server);
      const model = new ChatModel();
      // What every connection should have in the record, also those whose user has connected again since.
      const records: string[][] = [];
      const step = model.step.bind(model);
      model.step = (who, what) => {
        const seen = step(who, what);
        if (what.do === 'connect') records.push(model.connectionLog.get(who) ?? []);
        return seen;
      };
      for (const what of [{ do: 'connect' }, { do: 'join', name: 'Watcher' }] as Step[]) {
        const seen = model.step(WATCHER, what);
        await real.act(WATCHER, what);
        for (const [who, expected] of seen) expect(await real.next(who)).toBe(expected);
      }
      await compare(real, commands, model);

      for (const who of model.names.keys()) await real.expectNothing(who);
      expect(server.chat.connections).toBeGreaterThanOrEqual(model.names.size);
      expect((await server.chatLines()).map((line) => line.slice(25))).toEqual(model.chatLog);
      // The rest go one by one, so that what is recorded of them is known as well.
      for (const who of [...model.names.keys()].filter((other) => other !== WATCHER)) {
        const seen = model.step(who, { do: 'leave' });
        await real.act(who, { do: 'leave' });
        for (const [other, expected] of seen) expect(await real.next(other)).toBe(expected);
      }
      model.step(WATCHER, { do: 'leave' });
      await real.act(WATCHER, { do: 'leave' });
      await server.chat.whenEmpty();
      await server.stop('The test has ended.');

      expect((await server.chatLines()).map((line) => line.slice(25))).toEqual(model.chatLog);
      const recorded = byPort(await server.connectionLines());
      expect(real.ports.map(([, port]) => recorded.get(port))).toEqual(records);
      expect(server.troubles).toEqual([]);
    }),
    // A run that waits in vain fails by itself; shrinking such a failure has to end before the test does.
    { numRuns: 40, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
  );
});
