import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { bytesOf, ChatModel, ERROR, type Step, stepOf } from '../support/chat-model.js';
import { chatStep } from '../support/chat-steps.js';
import { FrameCutter } from '../support/frame-cutter.js';
import { interleaving, laterBy, pieceSizes } from '../support/interleave.js';
import { type Later, MemoryChat, type MemoryClient } from '../support/memory-chat.js';
import { runs, SOAK_TIMEOUT } from '../support/soak.js';

/** A frame that a connection should get, and the line of chat.log that it is, by number. */
interface Expected {
  readonly shown: string;
  readonly line: number | undefined;
}

/** A connection, and what the model says of it. */
interface Observed {
  readonly client: MemoryClient;
  readonly expected: Expected[];
  /** The connection went down, so that the last frames may not have come. */
  cut: boolean;
}

/**
 * The server and the model side by side. Nobody waits for anybody: in which order things are asked for is
 * known only when they arrive, and it is then that the model is asked the same.
 */
class SideBySide {
  readonly chat: MemoryChat;
  readonly model = new ChatModel();
  readonly all = new Map<number, Observed>();
  readonly #later: Later;
  readonly #pieces: readonly number[];
  /** The connection that a user has now. */
  readonly #now = new Map<number, MemoryClient>();

  constructor(later: Later, pieces: readonly number[], deliverUnlogged: boolean) {
    this.#later = later;
    this.#pieces = pieces;
    this.chat = new MemoryChat(later, { deliverUnlogged });
  }

  /** Does the steps of one user one after the other; when each is done is left open. */
  play(user: number, steps: readonly Step[]): void {
    const [first, ...others] = steps;
    if (first === undefined) return;
    this.#later(`user ${user} does ${first.do}`, () => {
      this.#do(user, first);
      this.play(user, others);
    });
  }

  #do(user: number, step: Step): void {
    const client = this.#now.get(user);
    if (client === undefined) {
      if (step.do === 'connect') this.#now.set(user, this.#connect());
      return;
    }
    if (step.do === 'connect') return;
    if (step.do === 'leave' || step.do === 'drop') this.#now.delete(user);
    const bytes = bytesOf(step);
    if (bytes !== undefined) client.send(bytes);
    else if (step.do === 'drop' && step.how === 'end') client.end();
    else if (step.do === 'drop') {
      const observed = this.all.get(client.port);
      if (observed) observed.cut = true;
      client.cut(step.how === 'reset' ? new Error('read ECONNRESET') : undefined);
    }
  }

  #connect(): MemoryClient {
    const client = this.chat.connect(this.#pieces);
    const observed: Observed = { client, expected: [], cut: false };
    this.all.set(client.port, observed);
    this.#ask(client.port, { do: 'connect' });
    const cutter = new FrameCutter();
    client.onArrival = (piece) => {
      if (piece === undefined) this.#ask(client.port, { do: 'drop', how: 'end' });
      else for (const frame of cutter.feed(piece)) this.#ask(client.port, stepOf(frame));
    };
    return client;
  }

  /** What the model says to this. */
  #ask(port: number, step: Step): void {
    if (step.do !== 'connect' && !this.model.names.has(port)) return;
    const before = this.model.chatLog.length;
    const seen = this.model.step(port, step);
    const line = this.model.chatLog.length > before ? before : undefined;
    for (const [who, shown] of seen) {
      const isLine = line !== undefined && shown.startsWith('02 ');
      this.all.get(who)?.expected.push({ shown, line: isLine ? line : undefined });
    }
  }
}

/** The longest texts take long, and in which order they arrive is not what is hard about them. */
function shorten(step: Step): Step {
  return step.do === 'say' || step.do === 'direct' ? { ...step, text: step.text.slice(0, 5000) } : step;
}

/** Each of four users connects and joins, mostly; and then anything. */
const play = fc.array(fc.array(chatStep.map(shorten), { maxLength: 12, size: 'max' }), {
  minLength: 4,
  maxLength: 4,
});
const names = ['Bob', 'bob', 'Ann', 'Cy'];

it('the server shows everybody, and records, what the model says, in whatever order bytes, turns and writes fall', {
  timeout: SOAK_TIMEOUT,
}, async () => {
  let lost = 0;
  const property = fc.asyncProperty(
    interleaving,
    play,
    pieceSizes,
    // Of the writes to chat.log, which ones fail; mostly none does.
    fc.oneof(fc.constant([false]), fc.array(fc.boolean(), { minLength: 1, maxLength: 5 })),
    fc.boolean(),
    async (scheduler, plays, pieces, failures, deliverUnlogged) => {
      const both = new SideBySide(laterBy(scheduler), pieces, deliverUnlogged);
      const { chat, model } = both;
      let flushes = 0;
      chat.chatLog.fails = () => failures[flushes++ % failures.length] ?? false;
      for (const [user, steps] of plays.entries()) {
        both.play(user, [{ do: 'connect' }, { do: 'join', name: names[user] ?? '' }, ...steps]);
      }
      await scheduler.waitAll();

      expect(chat.chatLog.added.map((line) => line.slice(25))).toEqual(model.chatLog);
      expect(chat.server.users).toEqual([...model.names.values()].filter((name) => name !== undefined));
      expect(chat.server.connections).toBe(model.names.size);
      lost += chat.chatLog.written.filter((written) => !written).length;
      for (const [port, { client, expected, cut }] of both.all) {
        const isDue = (line: number | undefined) => line === undefined || chat.chatLog.written[line];
        const due = expected.filter(({ line }) => deliverUnlogged || isDue(line));
        const seen = client.seen.map((shown, i) =>
          shown.startsWith('05 ') && due[i]?.shown === ERROR ? ERROR : shown,
        );
        expect(seen).toEqual(due.slice(0, cut ? seen.length : undefined).map(({ shown }) => shown));
        const recorded = chat.connectionLog.added
          .filter((line) => line.startsWith(`192.0.2.1 ${port} `, 25))
          .map((line) => line.slice(`192.0.2.1 ${port} `.length + 25))
          .map((entry) => entry.replace(/rejected - (?!name in use$).*$/, 'rejected - *'));
        expect(recorded).toEqual(model.connectionLog.get(port));
      }
    },
  );
  await fc.assert(property, runs(1000));
  // Lines that could not be logged were not seen by anybody either; and there were some.
  expect(lost).toBeGreaterThan(0);
});
