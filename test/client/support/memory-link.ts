import { Duplex } from 'node:stream';
import type { SessionEvent } from '../../../src/client/session/events.js';
import { Session, type SessionOptions } from '../../../src/client/session/session.js';
import { clientFrameSplitter } from '../../../src/protocol/splitter.js';
import { show } from '../../support/bytes.js';
import { ManualClock } from '../../support/manual-clock.js';

/** Lets everything happen that only waits for its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A connection that is none: the server's end says what a test lets it say, and takes what it lets it take. */
export class MemoryLink {
  readonly stream: Duplex;
  /** The frames of the client that came whole, as `00 Bob`. */
  readonly frames: string[] = [];
  /** Bytes that are still taken; what comes after them waits. */
  room = Number.POSITIVE_INFINITY;
  readonly #splitter = clientFrameSplitter();
  #waiting: { chunk: Uint8Array; done: () => void } | undefined;

  constructor() {
    this.stream = new Duplex({
      read() {},
      write: (chunk: Uint8Array, _encoding, done) => {
        this.#waiting = { chunk, done };
        this.#take();
      },
    });
  }

  /** Takes more bytes. */
  take(count: number): void {
    this.room += count;
    this.#take();
  }

  /** The server sends. */
  async say(...frames: (Uint8Array | { toBytes(): Uint8Array })[]): Promise<void> {
    for (const frame of frames) this.stream.push(frame instanceof Uint8Array ? frame : frame.toBytes());
    await turn();
  }

  /** The connection breaks. What was not taken never will be. */
  async cut(error?: Error): Promise<void> {
    this.#waiting = undefined;
    this.stream.destroy(error);
    await turn();
  }

  #take(): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    const taken = waiting.chunk.subarray(0, this.room);
    const rest = waiting.chunk.subarray(taken.length);
    this.room -= taken.length;
    for (const frame of this.#splitter.feed(taken)) this.frames.push(show(frame));
    this.#waiting = rest.length === 0 ? undefined : { ...waiting, chunk: rest };
    if (rest.length === 0) waiting.done();
  }
}

/** A session without network and time. */
export class MemorySession {
  readonly clock = new ManualClock();
  readonly events: SessionEvent[] = [];
  /** The connections, the newest last. */
  readonly links: MemoryLink[] = [new MemoryLink()];
  readonly session: Session;
  /** What the next tries to connect come to; an error, or a connection if there is none here. */
  readonly failures: Error[] = [];

  constructor(options: Partial<SessionOptions> = {}, reconnects = true) {
    const dial = async (): Promise<Duplex> => {
      const failure = this.failures.shift();
      if (failure !== undefined) throw failure;
      this.links.push(new MemoryLink());
      return this.link.stream;
    };
    this.session = new Session(this.link.stream, {
      name: 'Bob',
      clock: this.clock,
      random: () => 0,
      ...(reconnects && { dial }),
      ...options,
    });
    this.session.start((event) => this.events.push(event));
  }

  /** The newest connection. */
  get link(): MemoryLink {
    const link = this.links.at(-1);
    if (link === undefined) throw new Error('no connection');
    return link;
  }

  /** What was told since the last call. */
  told(): SessionEvent[] {
    return this.events.splice(0);
  }

  /** Lets time pass, and what follows from it happen. */
  async wait(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await turn();
    await turn();
  }
}
