import '../support/seed.js';
import { readFile } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Backlog, BYTES_PER_WRITE, ownMemory } from '../../src/server/backlog.js';
import { ChatServer, type Log } from '../../src/server/index.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { NO_LIMITS } from '../support/memory-chat.js';
import { memoryInUse } from '../support/resources.js';

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

/** A write of so many bytes, or that the client takes so many of the writes that wait. */
const step = fc.oneof(
  fc.record({ write: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record({ take: fc.integer({ min: 1, max: 20 }) }),
);

describe('what waits for a client', () => {
  test.prop([fc.array(step, { maxLength: 200 })])(
    'counts with its bytes, and so much more for each write that waits',
    (steps) => {
      const backlog = new Backlog();
      const waiting: number[] = [];
      for (const step of steps) {
        if ('write' in step) {
          waiting.push(step.write);
          backlog.add(step.write, sum(waiting));
        } else {
          waiting.splice(0, step.take);
        }
        expect(backlog.held(sum(waiting))).toBe(sum(waiting) + BYTES_PER_WRITE * waiting.length);
      }
    },
  );

  it('costs for each write what docs/running.md says', async () => {
    expect(await readFile('docs/running.md', 'utf8')).toContain(
      ` ${BYTES_PER_WRITE} for each write that waits`,
    );
  });

  it('is copied where it would keep more memory than twice its size, and shared where not', () => {
    const memory = new ArrayBuffer(1000);
    for (const size of [1, 10, 499]) {
      const bytes = Buffer.from(memory, 7, size).fill(size);
      const own = ownMemory(bytes);
      expect(own).toEqual(bytes);
      expect(own.buffer.byteLength).toBe(size);
    }
    const most = Buffer.from(memory, 0, 500);
    expect(ownMemory(most)).toBe(most);
  });
});

const LINES = 1_000;

const NO_LOG: Log = { append: () => {}, flush: () => true, close: () => {} };

/** A chat without sockets and logs, in which turns end when a test says so. */
class QuietChat {
  readonly #turns: (() => void)[] = [];
  readonly chat = new ChatServer({
    chatLog: NO_LOG,
    connectionLog: NO_LOG,
    clock: new ManualClock(),
    limits: NO_LIMITS,
    schedule: (turn) => this.#turns.push(turn),
  });

  /** Somebody in the chat, who takes what is written at once, or nothing at all. */
  async join(name: string, takes: boolean): Promise<Duplex> {
    const write = (_chunk: Buffer, _encoding: string, done: () => void) => takes && done();
    const stream = new Duplex({ read() {}, write });
    this.chat.accept(stream, { address: '192.0.2.1', port: 1 });
    stream.push(frame(0, name));
    await this.turn();
    return stream;
  }

  /** What was pushed is read, and dealt with. */
  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#turns.length > 0) this.#turns.shift()?.();
  }
}

describe.each([
  ['short lines, each said alone', 0],
  ['short lines, each said beside a long one of the client itself', 30_000],
])('%s', (_, own) => {
  it('that wait take no more memory than is counted', async () => {
    const quiet = new QuietChat();
    const ann = await quiet.join('Ann', true);
    const deaf = await quiet.join('Deaf', false);
    const say = async () => {
      ann.push(frame(2, '!'));
      if (own > 0) deaf.push(frame(2, 'x'.repeat(own)));
      await quiet.turn();
    };
    // What is compiled and set aside on first use is not counted.
    for (let i = 0; i < 20; i++) await say();
    const [before, counted] = [await memoryInUse(), quiet.chat.queuedBytes];
    for (let i = 0; i < LINES; i++) await say();
    const taken = (await memoryInUse()) - before;
    // Half a kilobyte for each line is for whatever else a test leaves behind; the lines kept as they came are 1 and 65.
    expect(taken - (quiet.chat.queuedBytes - counted)).toBeLessThan(500 * LINES);
    deaf.destroy();
  });
});
