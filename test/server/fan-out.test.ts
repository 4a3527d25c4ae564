import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { FanOut, Recipient, type Sink } from '../../src/server/fan-out.js';

class ListSink implements Sink {
  readonly writes: Buffer[] = [];
  finished = false;

  write(bytes: Buffer): void {
    if (this.finished) throw new Error('A write after the end.');
    this.writes.push(bytes);
  }

  finish(): void {
    this.finished = true;
  }

  get text(): string {
    return Buffer.concat(this.writes).toString();
  }
}

/** A fan-out whose turns and log writes are taken by hand. */
class Bench {
  /** Turns that have been asked for, and log writes that have not ended. */
  readonly turns: (() => void)[] = [];
  readonly logWrites: (() => void)[] = [];
  logs = true;
  readonly fanOut = new FanOut({
    schedule: (callback) => this.turns.push(callback),
    beforeDelivery: () =>
      this.logs ? new Promise<void>((resolve) => this.logWrites.push(resolve)) : undefined,
  });

  recipient(): { recipient: Recipient; sink: ListSink } {
    const sink = new ListSink();
    return { recipient: new Recipient(sink), sink };
  }

  async settle(): Promise<void> {
    while (this.turns.length > 0 || this.logWrites.length > 0) {
      this.turns.shift()?.();
      this.logWrites.shift()?.();
      // The promise of a log write is kept before this one is.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

type Action =
  | { do: 'enter' | 'tell' | 'close'; who: number }
  | { do: 'line'; except: number | undefined }
  | { do: 'turn' }
  | { do: 'log' };

const WHO = 4;
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.nat(WHO - 1).map((who) => ({ do: 'enter' as const, who })) },
  { weight: 2, arbitrary: fc.nat(WHO - 1).map((who) => ({ do: 'tell' as const, who })) },
  { weight: 1, arbitrary: fc.nat(WHO - 1).map((who) => ({ do: 'close' as const, who })) },
  {
    weight: 6,
    arbitrary: fc
      .option(fc.nat(WHO - 1), { nil: undefined })
      .map((except) => ({ do: 'line' as const, except })),
  },
  { weight: 3, arbitrary: fc.constantFrom<Action>({ do: 'turn' }, { do: 'log' }) },
);

describe('the fan-out', () => {
  it('gives everybody what they would have got with a write for each frame, however turns and log fall', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 80, size: 'max' }),
        fc.boolean(),
        async (actions, logs) => {
          const bench = new Bench();
          bench.logs = logs;
          const all = Array.from({ length: WHO }, () => ({
            ...bench.recipient(),
            expected: '',
            in: false,
            out: false,
          }));
          let count = 0;
          for (const what of actions) {
            const bytes = `<${++count}>`;
            if (what.do === 'turn') bench.turns.shift()?.();
            else if (what.do === 'log') {
              bench.logWrites.shift()?.();
              await Promise.resolve();
            } else if (what.do === 'line') {
              for (const [i, one] of all.entries()) if (one.in && i !== what.except) one.expected += bytes;
              bench.fanOut.line(
                Buffer.from(bytes),
                what.except === undefined ? undefined : all[what.except]?.recipient,
              );
            } else {
              const one = all[what.who];
              if (one === undefined) continue;
              if (what.do === 'enter') {
                if (!one.out) one.in = true;
                bench.fanOut.enter(one.recipient);
              } else if (what.do === 'tell') {
                if (!one.out) one.expected += bytes;
                bench.fanOut.tell(one.recipient, Buffer.from(bytes));
              } else {
                one.in = false;
                one.out = true;
                bench.fanOut.close(one.recipient);
              }
            }
          }
          await bench.settle();
          for (const one of all) {
            expect(one.sink.text).toBe(one.expected);
            expect(one.sink.finished).toBe(one.out);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('writes once per recipient and turn, and those who said nothing share one buffer', async () => {
    const bench = new Bench();
    const [ann, bob, cy] = [bench.recipient(), bench.recipient(), bench.recipient()];
    for (const { recipient } of [ann, bob, cy]) bench.fanOut.enter(recipient);
    await bench.settle();
    for (let i = 0; i < 50; i++)
      bench.fanOut.line(Buffer.from(`line ${i}\n`), i % 2 ? ann.recipient : undefined);
    await bench.settle();
    expect([ann, bob, cy].map(({ sink }) => sink.writes.length)).toEqual([1, 1, 1]);
    expect(bob.sink.writes[0]?.buffer).toBe(cy.sink.writes[0]?.buffer);
    expect(bob.sink.writes[0]?.byteOffset).toBe(cy.sink.writes[0]?.byteOffset);
    expect(ann.sink.text.split('\n').length - 1).toBe(25);
    expect(bob.sink.text.split('\n').length - 1).toBe(50);
  });

  it('delivers nothing before it is in the log', async () => {
    const bench = new Bench();
    const { recipient, sink } = bench.recipient();
    bench.fanOut.enter(recipient);
    bench.fanOut.line(Buffer.from('a'));
    bench.turns.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(sink.text).toBe('');
    // What is said while the log is written waits for a write of its own.
    bench.fanOut.line(Buffer.from('b'));
    bench.logWrites.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(sink.text).toBe('a');
    await bench.settle();
    expect(sink.text).toBe('ab');
  });
});
