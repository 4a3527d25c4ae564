import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { FrameCutter } from '../support/frame-cutter.js';
import type { Inbox } from '../support/inbox.js';
import { interleaving, laterBy, pieceSizes } from '../support/interleave.js';
import { MemoryChat, type MemoryClient, NO_LIMITS } from '../support/memory-chat.js';
import { RecordingClient } from '../support/recording-client.js';
import { runs, SOAK_TIMEOUT } from '../support/soak.js';
import { startTestServer } from '../support/test-server.js';
import { readTranscript, roomLines, viewOf, withoutTime } from '../support/transcript.js';

/** A client of either kind. */
interface Client extends Inbox {
  send(bytes: Uint8Array): void;
  end(): void;
  cut(error?: Error): void;
}

/** One stay in the chat: asks for a name until it gets it, says something, and goes. */
interface Visit {
  readonly name: string;
  readonly lines: number;
  /** Says the next line only after it has seen one, or all at once. */
  readonly waits: boolean;
  readonly way: 'leave' | 'end' | 'cut' | 'reset';
}

interface Played {
  readonly client: Client;
  readonly name: string;
  readonly joined: boolean;
  readonly cut: boolean;
}

/** How often a name is asked for before somebody gives up. */
const TRIES = 5;

/** Texts that nobody else says, so that it is known whose they are. */
let lastText = 0;

async function play(client: Client, visit: Visit): Promise<Played> {
  const { name, lines, waits, way } = visit;
  let joined = false;
  await client.frame();
  for (let i = 0; i < TRIES && !joined; i++) {
    client.send(frame(0, name));
    joined = (await client.frame()) === '00 \\x00';
  }
  for (let i = 0; i < lines; i++) {
    client.send(frame(2, `text ${++lastText}`));
    if (joined && waits && i === 0) await client.frame();
  }
  if (way === 'leave') client.send(frame(1));
  else if (way === 'end') client.end();
  else client.cut(way === 'reset' ? new Error('read ECONNRESET') : undefined);
  while ((await client.frame()) !== undefined);
  return { client, name, joined, cut: way === 'cut' || way === 'reset' };
}

/** Few names, so that they are taken over and over; two of them are one. */
const visit: fc.Arbitrary<Visit> = fc.record({
  name: fc.constantFrom('Bob', 'Bob', 'bob', 'Ann'),
  lines: fc.nat(4),
  waits: fc.boolean(),
  way: fc.constantFrom('leave', 'leave', 'end', 'cut', 'reset'),
});

/** For each of some people, what they do one after the other. */
const people = fc.array(fc.array(visit, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 });

/**
 * Everybody who joined saw one stay of the transcript: each line from its own announcement up to the one of
 * its end, in that order, but its own words. Who was cut off may lack the last of them.
 */
function expectOneOrder(transcript: readonly string[], played: readonly Played[]): void {
  const stays = readTranscript(transcript);
  expect(stays).toHaveLength(played.filter(({ joined }) => joined).length);
  for (const { client, name, joined, cut } of played) {
    const seen = roomLines(client.frames);
    if (!joined) {
      expect(seen).toEqual([]);
      continue;
    }
    const views = stays.filter((stay) => stay.name === name).map((stay) => viewOf(transcript, stay));
    const fits = views.some((view) => isSame(seen, cut ? view.slice(0, seen.length) : view));
    if (!fits) expect.unreachable(`${name} saw ${seen.join('\n')}\nof\n${transcript.join('\n')}`);
  }
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, i) => line === b[i]);

/** Says of each request to join, when it arrives, what the answer has to be by what has been announced. */
function watchNames(chat: MemoryChat, client: MemoryClient): string[] {
  const answers: string[] = [];
  const cutter = new FrameCutter();
  client.onArrival = (piece) => {
    for (const request of cutter.feed(piece ?? Buffer.alloc(0))) {
      if (request[0] !== 0) continue;
      const name = request.subarray(3).toString('latin1');
      const stays = readTranscript(chat.chatLog.added.map(withoutTime));
      const isIn = stays.some(
        (stay) => stay.to === undefined && stay.name.toLowerCase() === name.toLowerCase(),
      );
      answers.push(isIn ? '00 \\x01' : '00 \\x00');
    }
  };
  return answers;
}

describe('in whatever order bytes arrive, turns end and clients read', () => {
  it('all see the same lines in the same order minus their own, from their own announcement on; and a name is free exactly from its leave announcement on', {
    timeout: SOAK_TIMEOUT,
  }, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(interleaving, people, pieceSizes, async (scheduler, all, pieces) => {
        const later = laterBy(scheduler);
        const chat = new MemoryChat(later);
        const played: Played[] = [];
        const answers = new Map<Client, string[]>();
        const comeAndGo = async (visits: readonly Visit[]) => {
          for (const one of visits) {
            const client = chat.connect(pieces);
            answers.set(client, watchNames(chat, client));
            played.push(await play(client, one));
          }
        };
        for (const visits of all) later('somebody comes', () => void comeAndGo(visits));
        await scheduler.waitAll();

        expect(played).toHaveLength(all.flat().length);
        expectOneOrder(chat.chatLog.added.map(withoutTime), played);
        for (const [client, expected] of answers) {
          const got = client.seen.filter((shown) => shown.startsWith('00 '));
          expect(got).toEqual(expected.slice(0, got.length));
          refused += got.filter((answer) => answer === '00 \\x01').length;
        }
        expect(chat.server.users).toEqual([]);
        expect(chat.server.connections).toBe(0);
      }),
      runs(600),
    );
    expect(refused).toBeGreaterThan(100);
  });
});

describe('over TCP', () => {
  it('all see the same lines in the same order minus their own, from their own announcement on', {
    timeout: SOAK_TIMEOUT,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const server = await startTestServer({ limits: NO_LIMITS });
        const comeAndGo = async (visits: readonly Visit[]) => {
          const played: Played[] = [];
          for (const one of visits) {
            const client = await RecordingClient.connect(server.port);
            played.push(await play(client, one));
            await client.closed;
          }
          return played;
        };
        const played = await Promise.all(all.map(comeAndGo));
        await server.chat.whenEmpty();
        await server.stop('The test has ended.');
        expectOneOrder((await server.chatLines()).map(withoutTime), played.flat());
      }),
      runs(20),
    );
  });

  it('who saw the leave announcement gets the name, and before it nobody does', async () => {
    const server = await startTestServer({ limits: NO_LIMITS });
    const ann = await RecordingClient.join(server.port, 'Ann');
    let bob = await RecordingClient.join(server.port, 'Bob');
    let next = await RecordingClient.connect(server.port);
    await next.frame();
    for (let round = 0; round < 60; round++) {
      next.send(frame(0, round % 2 ? 'bob' : 'BOB'));
      expect(await next.frame()).toBe('00 \\x01');
      if (round % 3 === 0) bob.cut();
      else if (round % 3 === 1) bob.end();
      else void bob.leave();
      await ann.upTo('02 **Bob is leaving the chat**');
      next.send(frame(0, 'Bob'));
      expect(await next.frame()).toBe('00 \\x00');
      [bob, next] = [next, await RecordingClient.connect(server.port)];
      await next.frame();
    }
    readTranscript((await server.chatLines()).map(withoutTime));
    await server.stop('The test has ended.');
  });
});
