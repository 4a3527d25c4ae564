import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ChatServer, Room } from '../../src/server/index.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { NO_LIMITS } from '../support/memory-chat.js';
import { MemoryLog } from '../support/memory-log.js';
import { memoryInUse, openDescriptors, until } from '../support/resources.js';
import { SOAK_SECONDS } from '../support/soak.js';
import { startTestServer } from '../support/test-server.js';

/** `npm test` does a part of it; a soak does all. */
const SOAK = SOAK_SECONDS > 0;
const MESSAGES = SOAK ? 1_000_000 : 20_000;
const STAYS = SOAK ? 100_000 : 1_000;

/** A client that counts what it gets, and keeps nothing. */
class Counter {
  bytes = 0;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.bytes += chunk.length;
    });
  }

  static async join(port: number, name: string): Promise<Counter> {
    const socket = connect(port, '127.0.0.1');
    const counter = new Counter(socket);
    socket.write(frame(0, name));
    await until(() => counter.bytes > frame(2, `**${name} is joining the chat**`).length + 3);
    return counter;
  }
}

/** Three who listen and one who talks. */
async function talk(crowd: readonly Counter[], messages: number): Promise<void> {
  const [talker, ...listeners] = crowd;
  const text = 'x'.repeat(50);
  const shown = frame(2, `[user0] ${text}`).length;
  const batch = Buffer.concat(Array.from({ length: 100 }, () => frame(2, text)));
  for (let sent = 0; sent < messages; sent += 100) {
    const before = listeners.map(({ bytes }) => bytes);
    talker?.socket.write(batch);
    await until(() => listeners.every(({ bytes }, i) => bytes === (before[i] ?? 0) + 100 * shown));
  }
}

/** Comes, says a line and goes, in each of the ways; ten at a time. */
async function comeAndGo(port: number, stays: number): Promise<void> {
  let count = 0;
  const one = async () => {
    while (count < stays) {
      const way = count++ % 3;
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {}).resume();
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.write(Buffer.concat([frame(0, `visitor${count}`), frame(2, 'Hi')]));
      if (way === 0) socket.write(frame(1));
      else if (way === 1) socket.end();
      else socket.once('data', () => socket.resetAndDestroy());
      await closed;
    }
  };
  await Promise.all(Array.from({ length: 10 }, one));
}

it(`memory after ${MESSAGES} messages and ${STAYS} joins and leaves is where it was`, {
  timeout: SOAK ? 600_000 : 60_000,
}, async () => {
  const server = await startTestServer({ limits: NO_LIMITS });
  const inUse = async () => ({
    bytes: await memoryInUse(),
    descriptors: openDescriptors(),
    connections: server.chat.connections,
    users: server.chat.users.length,
  });
  const crowd: Counter[] = [];
  for (let i = 0; i < 4; i++) crowd.push(await Counter.join(server.port, `user${i}`));
  await until(() => server.chat.users.length === 4);
  const descriptors = openDescriptors();
  const round = async (messages: number, stays: number) => {
    // What is announced of the visitors is no part of what the listeners wait for.
    await comeAndGo(server.port, stays);
    await until(() => server.chat.connections === 4 && openDescriptors() <= descriptors);
    await settled(crowd);
    await talk(crowd, messages);
  };
  // What is compiled and set aside on the first use of everything is not counted.
  await round(MESSAGES / 5, STAYS / 5);
  const { bytes: before, ...countsBefore } = await inUse();
  await round(MESSAGES, STAYS);
  const { bytes: after, ...countsAfter } = await inUse();
  console.log(`memory: ${((after - before) / 1024).toFixed(0)} KiB more`);
  expect(countsAfter).toEqual(countsBefore);
  // Fifty bytes left behind by each message would be as much, and a kilobyte by each visitor; in a soak 1 and 10.
  expect(after - before).toBeLessThan(1_000_000);
  for (const { socket } of crowd) socket.destroy();
  await server.chat.whenEmpty();
  expect(server.chat.users).toEqual([]);
});

/** Resolves when nothing has come for some turns. Whatever comes later would be counted, and fail. */
async function settled(crowd: readonly Counter[]): Promise<void> {
  let [quiet, last] = [0, -1];
  await until(() => {
    const sum = crowd.reduce((total, { bytes }) => total + bytes, 0);
    quiet = sum === last ? quiet + 1 : 0;
    last = sum;
    return quiet > 50;
  });
}

/** The ends of many connections that keep nothing but what was written last. */
class Crowd {
  readonly #turns: (() => void)[] = [];
  readonly chat = new ChatServer({
    chatLog: new MemoryLog(),
    connectionLog: new MemoryLog(),
    limits: NO_LIMITS,
    clock: new ManualClock(),
    schedule: (turn) => this.#turns.push(turn),
  });
  /** What each was written since this was last cleared. */
  readonly writes: Buffer[][] = [];
  readonly #streams: Duplex[] = [];

  connect(): void {
    const writes: Buffer[] = [];
    const stream = new Duplex({
      read() {},
      write(chunk: Buffer, _encoding, done) {
        writes.push(chunk);
        done();
      },
    });
    this.writes.push(writes);
    this.#streams.push(stream);
    this.chat.accept(stream, { address: '192.0.2.1', port: this.writes.length });
  }

  send(who: number, bytes: Buffer): void {
    this.#streams[who]?.push(bytes);
  }

  endTurn(): void {
    while (this.#turns.length > 0) this.#turns.shift()?.();
  }

  forget(): void {
    for (const writes of this.writes) writes.length = 0;
  }
}

const CROWD = 10_000;

describe(`in a room of ${CROWD}`, () => {
  it('a join costs one announcement, encoded once and shared by all, and so does a leave', async () => {
    const crowd = new Crowd();
    for (let i = 0; i <= CROWD; i++) crowd.connect();
    await new Promise((resolve) => setImmediate(resolve));
    crowd.endTurn();
    for (let i = 0; i < CROWD; i++) {
      crowd.send(i, frame(0, `user${i}`));
      if (i % 1000 === 999) {
        crowd.endTurn();
        crowd.forget();
      }
    }
    expect(crowd.chat.users).toHaveLength(CROWD);

    const expectShared = (announcement: Buffer) => {
      const shared = new Set<unknown>();
      for (const writes of crowd.writes.slice(0, CROWD)) {
        expect(writes).toHaveLength(1);
        const [bytes] = writes;
        if (!bytes?.equals(announcement)) expect.unreachable(`${bytes?.length} bytes instead`);
        shared.add(bytes.buffer).add(bytes.byteOffset);
      }
      // The same memory and the same place in it.
      expect(shared.size).toBe(2);
    };
    crowd.send(CROWD, frame(0, 'Late'));
    crowd.endTurn();
    const announcement = frame(2, '**Late is joining the chat**');
    expectShared(announcement);
    expect(Buffer.concat(crowd.writes[CROWD] ?? [])).toEqual(
      Buffer.concat([frame(0, Buffer.of(0)), announcement]),
    );
    crowd.forget();
    crowd.send(CROWD, frame(1));
    crowd.endTurn();
    expectShared(frame(2, '**Late is leaving the chat**'));
    expect(crowd.writes[CROWD]).toEqual([]);
  });

  it('the room has as much to do for a join as in an empty one', () => {
    const room = new Room({ maxErrors: 0 });
    const effects = (id: number) => {
      room.connect(id);
      return room.request(id, { kind: 'join', username: `user${id}` }).map(({ kind }) => kind);
    };
    const first = effects(0);
    for (let id = 1; id < CROWD; id++) effects(id);
    expect(effects(CROWD)).toEqual(first);
  });
});
