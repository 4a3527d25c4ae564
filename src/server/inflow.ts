import type { Duplex } from 'node:stream';
import { clientFrameSplitter, type TakeFrame } from '../protocol/index.js';
import type { Clock } from '../system/clock.js';
import { ownMemory } from './backlog.js';
import { Hello } from './hello.js';
import type { Limits } from './limits.js';
import type { Statistics } from './statistics.js';
import { TokenBucket } from './token-bucket.js';

/** What an inflow has to say. */
export interface InflowHandler {
  /** A frame, whose turn has come. */
  readonly take: TakeFrame;
  /** The other side will send no more, and what it sent was taken, or has waited for its turn too long. */
  onEnd(): void;
  /** A frame that was begun is not finished in time. */
  onUnfinished(): void;
  /** It is not a client of ours: it speaks another protocol. Nothing more is read. */
  onForeign(protocol: string): void;
  /** So much waits for its turn that nothing more is read. Said every some seconds as long as it is so. */
  onAhead(): void;
  /** More memory is held than before. */
  onHeld(): void;
}

export interface InflowOptions {
  readonly limits: Limits;
  readonly clock: Clock;
  /** Where bytes, and limits that were met, are counted. */
  readonly statistics: Statistics;
}

/**
 * Bytes that may wait here for their turn. Up to these, what comes is read, so that its end is seen at once. Beyond
 * them the client has to wait, by TCP.
 */
const MOST_AHEAD = 64 * 1024;

/** Milliseconds between two looks at whether a client that has to wait is still there. */
const LOOK_EVERY = 1000;

/** Looks until a client that has to wait is told so again. */
const LOOKS_FOR_NOTICE = 5;

const NOTHING = Buffer.alloc(0);

/**
 * What one client sends: bytes in, frames out, as many as its limits allow. The rest waits, and nothing is lost, as
 * long as the client is there. When it has closed its side, what waits has closeSeconds to get its turn.
 */
export class Inflow {
  readonly #stream: Duplex;
  readonly #handler: InflowHandler;
  readonly #options: InflowOptions;
  #splitter = clientFrameSplitter();
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  /** What the first bytes are, until it is certain. */
  #hello: Hello | undefined = new Hello();
  /** What came while the client has to wait, in order. */
  #ahead: Buffer[] = [];
  #aheadBytes = 0;
  /** Whether the client has to wait, and what comes with it. */
  #waits = false;
  /** Whether nothing more is read, since too much waits. */
  #paused = false;
  #ended = false;
  #stopped = false;
  /** Call off the timers of a frame that is not finished, of the wait, of the looks, and of what waits at the end. */
  #callOffFrame: (() => void) | undefined;
  #callOffWait: () => void = () => {};
  #callOffLook: () => void = () => {};
  #callOffEnd: () => void = () => {};

  /** Begins to read. */
  constructor(stream: Duplex, handler: InflowHandler, options: InflowOptions) {
    this.#stream = stream;
    this.#handler = handler;
    this.#options = options;
    const { limits, clock } = options;
    this.#frames = new TokenBucket(limits.framesPerSecond, limits.burstFrames, clock.now());
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.burstBytes, clock.now());
    stream.on('data', (chunk: Buffer) => this.#arrive(chunk));
    stream.on('end', () => this.#end());
  }

  /** Bytes of memory for what is not taken yet: frames that wait for their turn, and the one that is not finished. */
  get held(): number {
    return this.#splitter.held + this.#aheadBytes;
  }

  /** Takes nothing more, and forgets what waits. What still comes is read, and thrown away. */
  stop(): void {
    this.#stopped = true;
    this.#splitter = clientFrameSplitter();
    this.#ahead = [];
    this.#aheadBytes = 0;
    this.#frameEnded();
    this.#callOffWait();
    this.#callOffLook();
    this.#callOffEnd();
    if (this.#paused) this.#stream.resume();
    this.#paused = false;
  }

  #arrive(chunk: Buffer): void {
    if (this.#stopped) return;
    this.#options.statistics.bytesReceived += chunk.length;
    const bytes = this.#hello === undefined ? chunk : this.#listen(this.#hello, chunk);
    if (this.#waits) this.#keep(bytes);
    else this.#takeFrom(bytes);
    if (!this.#stopped && this.held > 0) this.#handler.onHeld();
  }

  /** The first bytes. @returns those that are to be read as frames */
  #listen(hello: Hello, chunk: Buffer): Buffer {
    const bytes = hello.feed(chunk);
    if (hello.decided) this.#hello = undefined;
    if (hello.foreign !== undefined) {
      this.stop();
      this.#handler.onForeign(hello.foreign);
    }
    return bytes;
  }

  /** Takes what it may. If the client has to wait then, what is left waits with it. */
  #takeFrom(bytes: Buffer): void {
    if (bytes.length === 0 || this.#stopped) return;
    const now = this.#options.clock.now();
    const splitter = this.#splitter;
    const before = splitter.frames;
    const most = this.#frames.available(now);
    const used = most === 0 ? 0 : splitter.each(bytes, this.#handler.take, most);
    if (this.#stopped) return;
    const frames = splitter.frames - before;
    if (frames > 0 || splitter.waiting === 0) this.#frameEnded();
    this.#frames.take(frames, now);
    const forBytes = this.#bytes.take(used, now);
    // Who has used up its frames, and has nothing more to say, has not to wait: most have said all there is.
    const forFrames = used < bytes.length ? this.#frames.wait(now) : 0;
    const wait = Math.max(forFrames, forBytes);
    if (wait === 0) {
      if (splitter.waiting > 0) this.#frameBegun();
      return;
    }
    this.#options.statistics.limitsMet.add(forFrames === wait ? 'framesPerSecond' : 'bytesPerSecond');
    this.#wait(wait);
    this.#keep(bytes.subarray(used));
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#ahead.push(ownMemory(bytes));
    this.#aheadBytes += bytes.length;
    if (this.#aheadBytes < MOST_AHEAD || this.#paused) return;
    this.#paused = true;
    this.#stream.pause();
    this.#look(0);
  }

  /** Takes nothing for a while. */
  #wait(milliseconds: number): void {
    // It cannot send the rest of a frame while nobody reads it.
    this.#frameEnded();
    this.#waits = true;
    this.#callOffWait = this.#options.clock.after(milliseconds, () => this.#goOn());
  }

  #goOn(): void {
    this.#waits = false;
    const bytes = this.#ahead.length === 1 ? (this.#ahead[0] ?? NOTHING) : Buffer.concat(this.#ahead);
    this.#ahead = [];
    this.#aheadBytes = 0;
    if (bytes.length > 0) this.#takeFrom(bytes);
    else if (this.#splitter.waiting > 0) this.#frameBegun();
    if (this.#stopped || this.#aheadBytes >= MOST_AHEAD) return;
    if (this.#paused) {
      this.#paused = false;
      this.#callOffLook();
      this.#stream.resume();
    }
    if (this.#ended && this.#aheadBytes === 0) this.#handler.onEnd();
  }

  #end(): void {
    this.#ended = true;
    if (this.#stopped) return;
    if (this.#aheadBytes === 0) {
      this.#handler.onEnd();
      return;
    }
    const { clock, limits } = this.#options;
    this.#callOffEnd = clock.after(limits.closeSeconds * 1000, () => {
      this.stop();
      this.#handler.onEnd();
    });
  }

  /**
   * Looks whether a client that has to wait is still there: where nothing is read, a reset is seen only by who writes,
   * and to write nothing is enough. One that has closed while it still had something to send is reset only when it is
   * sent something; so it is told from time to time, which may be of use to one that is there.
   */
  #look(looks: number): void {
    if (looks % LOOKS_FOR_NOTICE === 0) this.#handler.onAhead();
    else if (this.#stream.writable) this.#stream.write(NOTHING);
    this.#callOffLook = this.#options.clock.after(LOOK_EVERY, () => this.#look(looks + 1));
  }

  /** A part of a frame waits. When that part grows, the time does not. */
  #frameBegun(): void {
    const { limits, clock } = this.#options;
    const { frameSeconds } = limits;
    if (this.#callOffFrame || frameSeconds === Number.POSITIVE_INFINITY) return;
    this.#callOffFrame = clock.after(frameSeconds * 1000, () => this.#handler.onUnfinished());
  }

  #frameEnded(): void {
    this.#callOffFrame?.();
    this.#callOffFrame = undefined;
  }
}
