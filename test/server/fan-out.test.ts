import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { FanOut, type Line, Recipient, type Sink } from '../../src/server/fan-out.js';

/** A line of these characters. */
const line = (text: string): Line => ({ appendTo: (lines) => lines.writeStr(text, 'ASCII') });

class ListSink implements Sink {
  readonly writes: Uint8Array[] = [];
  finished = false;
  onWrite: () => void = () => {};

  write(bytes: Uint8Array): void {
    if (this.finished) throw new Error('A write after the end.');
    this.writes.push(bytes);
    this.onWrite();
  }

  finish(): void {
    this.finished = true;
  }

  get text(): string {
    return Buffer.concat(this.writes).toString();
  }
}

/** A fan-out whose turns are ended by hand. */
class Bench {
  readonly #turns: (() => void)[] = [];
  /** What the log says at each delivery: whether it is written. */
  log: () => boolean = () => true;
  readonly fanOut = new FanOut({
    schedule: (callback) => this.#turns.push(callback),
    beforeDelivery: () => this.log(),
  });

  recipient(): { recipient: Recipient; sink: ListSink } {
    const sink = new ListSink();
    return { recipient: new Recipient(sink), sink };
  }

  /** The event loop comes around once: what was asked for before it did happens. */
  turn(): void {
    for (const happen of this.#turns.splice(0)) happen();
  }

  settle(): void {
    while (this.#turns.length > 0) this.turn();
  }
}

type Action =
  | { do: 'enter' | 'tell' | 'close'; who: number }
  | { do: 'line'; except: number | undefined }
  | { do: 'turn' };

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
  { weight: 3, arbitrary: fc.constant<Action>({ do: 'turn' }) },
);

/** A recipient, and what it should have got by now and with the next delivery. */
class Expected {
  readonly recipient: Recipient;
  readonly sink: ListSink;
  text = '';
  pending: { bytes: string; line: boolean }[] = [];
  in = false;
  out = false;

  constructor({ recipient, sink }: { recipient: Recipient; sink: ListSink }) {
    this.recipient = recipient;
    this.sink = sink;
  }

  /** Lines that are not in the log are for nobody; what was for this one alone is delivered all the same. */
  deliver(logged: boolean): void {
    for (const { bytes, line } of this.pending) if (logged || !line) this.text += bytes;
    this.pending = [];
  }
}

/** A fan-out, and beside it what would be seen with a write for each frame. */
class Both {
  readonly bench = new Bench();
  readonly all = Array.from({ length: WHO }, () => new Expected(this.bench.recipient()));
  #count = 0;

  constructor(logged: () => boolean) {
    this.bench.log = () => {
      const written = logged();
      for (const one of this.all) one.deliver(written);
      return written;
    };
  }

  do(what: Action): void {
    const { fanOut } = this.bench;
    // Now and then a frame that is too long to be copied.
    const bytes = `<${++this.#count}${this.#count % 11 === 0 ? '='.repeat(5000) : ''}>`;
    if (what.do === 'turn') {
      this.bench.turn();
      return;
    }
    if (what.do === 'line') {
      for (const [i, one] of this.all.entries()) {
        if (one.in && i !== what.except) one.pending.push({ bytes, line: true });
      }
      fanOut.line(line(bytes), what.except === undefined ? undefined : this.all[what.except]?.recipient);
      return;
    }
    const one = this.all[what.who];
    if (one === undefined) return;
    if (what.do === 'enter') {
      one.in ||= !one.out;
      fanOut.enter(one.recipient);
    } else if (what.do === 'tell') {
      if (!one.out) one.pending.push({ bytes, line: false });
      fanOut.tell(one.recipient, Buffer.from(bytes));
    } else {
      one.in = false;
      one.out = true;
      fanOut.close(one.recipient);
    }
  }
}

describe('the fan-out', () => {
  it('gives everybody what they would have got with a write for each frame, but no line that is not in the log', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 80, size: 'max' }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        // Who is ended since it does not read, in the middle of a delivery: at which of its writes.
        fc.array(fc.nat(6), { maxLength: WHO }),
        (actions, failures, endings) => {
          let deliveries = 0;
          const both = new Both(() => !failures[deliveries++ % failures.length]);
          for (const [who, at] of endings.entries()) {
            const one = both.all[who];
            if (one === undefined || at === 0) continue;
            one.sink.onWrite = () => {
              if (one.sink.writes.length !== at || one.out) return;
              both.do({ do: 'tell', who });
              both.do({ do: 'close', who });
              both.do({ do: 'line', except: undefined });
            };
          }
          for (const what of actions) both.do(what);
          both.bench.settle();
          for (const one of both.all) {
            expect(one.sink.text).toBe(one.text);
            expect(one.sink.finished).toBe(one.out);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('writes once per recipient and turn, and those who said nothing share one buffer', () => {
    const bench = new Bench();
    const [ann, bob, cy] = [bench.recipient(), bench.recipient(), bench.recipient()];
    for (const { recipient } of [ann, bob, cy]) bench.fanOut.enter(recipient);
    bench.settle();
    for (let i = 0; i < 50; i++) bench.fanOut.line(line(`line ${i}\n`), i % 2 ? ann.recipient : undefined);
    bench.settle();
    expect([ann, bob, cy].map(({ sink }) => sink.writes.length)).toEqual([1, 1, 1]);
    expect(bob.sink.writes[0]?.buffer).toBe(cy.sink.writes[0]?.buffer);
    expect(bob.sink.writes[0]?.byteOffset).toBe(cy.sink.writes[0]?.byteOffset);
    expect(ann.sink.text.split('\n').length - 1).toBe(25);
    expect(bob.sink.text.split('\n').length - 1).toBe(50);
  });

  it.each([
    [3, 4],
    [100, 4],
    [1000, 40],
    [10_000, 400],
  ])('gathers lines that keep coming: in a room of %i for %i turns more, and not longer', (count, turns) => {
    const bench = new Bench();
    const all = Array.from({ length: count }, () => bench.recipient());
    for (const { recipient } of all) bench.fanOut.enter(recipient);
    bench.settle();
    bench.fanOut.line(line('first '));
    bench.turn();
    for (let i = 0; i <= turns; i++) {
      expect(all.at(-1)?.sink.text).toBe('first ');
      bench.fanOut.line(line('x'));
      bench.turn();
    }
    expect(all.map(({ sink }) => sink.text)).toEqual(Array(count).fill(`first ${'x'.repeat(turns + 1)}`));
  });

  it('gathers no longer when a turn brings no line', () => {
    const bench = new Bench();
    const all = Array.from({ length: 1000 }, () => bench.recipient());
    for (const { recipient } of all) bench.fanOut.enter(recipient);
    bench.settle();
    bench.fanOut.line(line('x'));
    bench.turn();
    bench.fanOut.line(line('y'));
    bench.turn();
    expect(all[0]?.sink.text).toBe('x');
    bench.turn();
    expect(all[0]?.sink.text).toBe('xy');
  });

  it('does not wait with a line that comes alone, after a turn without any', () => {
    const bench = new Bench();
    const { recipient, sink } = bench.recipient();
    bench.fanOut.enter(recipient);
    bench.settle();
    for (let i = 1; i <= 3; i++) {
      bench.fanOut.line(line('x'));
      bench.turn();
      expect(sink.text).toBe('x'.repeat(i));
      bench.turn();
    }
  });

  it('waits where several talk at a time, also with the first line after a silence', () => {
    const bench = new Bench();
    const { recipient, sink } = bench.recipient();
    bench.fanOut.enter(recipient);
    bench.settle();
    bench.fanOut.line(line('a'));
    bench.fanOut.line(line('b'));
    bench.turn();
    expect(sink.text).toBe('');
    bench.settle();
    expect(sink.text).toBe('ab');
    bench.fanOut.line(line('c'));
    bench.turn();
    expect(sink.text).toBe('ab');
    bench.settle();
    expect(sink.text).toBe('abc');
    // The last delivery had one line: there are no others to wait for any more.
    bench.fanOut.line(line('d'));
    bench.turn();
    expect(sink.text).toBe('abcd');
  });

  it('writes to the log once per turn, before anybody gets a line of it', () => {
    const bench = new Bench();
    const { recipient, sink } = bench.recipient();
    const seenAtWrite: string[] = [];
    bench.log = () => {
      seenAtWrite.push(sink.text);
      return true;
    };
    bench.fanOut.enter(recipient);
    bench.fanOut.line(line('a'));
    bench.fanOut.line(line('b'));
    bench.settle();
    bench.fanOut.line(line('c'));
    bench.settle();
    expect(seenAtWrite).toEqual(['', 'ab']);
    expect(sink.text).toBe('abc');
  });
});
