import type { Duplex } from 'node:stream';
import { type ClientRequest, clientFrameSplitter, readClientRequest } from '../protocol/index.js';
import type { KaitaiStream } from '../runtime/index.js';
import type { Clock } from '../system/clock.js';
import { Backlog, ownMemory } from './backlog.js';
import type { ConnectionId } from './effects.js';
import { Recipient, type Sink } from './fan-out.js';
import { Hello } from './hello.js';
import type { Limits } from './limits.js';
import type { Statistics } from './statistics.js';
import { TokenBucket } from './token-bucket.js';

/** The address of the other side. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** What a connection has to say. */
export interface ConnectionHandler {
  request(id: ConnectionId, request: ClientRequest): void;
  /** The other side will send no more, or there is no other side any more. May be said more than once. */
  gone(id: ConnectionId): void;
  /** The server should end this one. Said once. */
  tooMuch(id: ConnectionId, reason: string): void;
  /** It is not a client of ours: it speaks another protocol. Said once, and then nothing more is read. */
  foreign(id: ConnectionId, protocol: string): void;
  /** The stream is closed; this is the last that is heard of it. */
  closed(id: ConnectionId): void;
}

export interface ConnectionOptions {
  readonly id: ConnectionId;
  readonly peer: Peer;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly handler: ConnectionHandler;
  /** Where bytes, and limits that were met, are counted. */
  readonly statistics: Statistics;
}

/**
 * One client: bytes in, requests out; frames in, bytes out; and the limits on both.
 * Any duplex stream will do, a socket in life and a pair of streams in tests.
 */
export class Connection implements Sink {
  readonly id: ConnectionId;
  readonly peer: Peer;
  /** This connection, as the fan-out knows it. */
  readonly recipient = new Recipient(this);
  readonly #stream: Duplex;
  readonly #options: ConnectionOptions;
  readonly #splitter = clientFrameSplitter();
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #backlog = new Backlog();
  /** What the first bytes are, until it is certain. */
  #hello: Hello | undefined = new Hello();
  /** Calls off the timer that is running: the one to join, and later the one to be closed. */
  #callOff: () => void = () => {};
  /** Calls off the timer of the frame that is not finished; there is one while a part of a frame waits. */
  #callOffFrame: (() => void) | undefined;
  /** Frames are not read any more, and not written: the connection is being ended. */
  #ending = false;

  constructor(stream: Duplex, options: ConnectionOptions) {
    const { id, peer, limits, clock, handler } = options;
    this.id = id;
    this.peer = peer;
    this.#stream = stream;
    this.#options = options;
    this.#frames = new TokenBucket(limits.framesPerSecond, limits.burstFrames, clock.now());
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.burstBytes, clock.now());
    this.#startTimer(limits.joinSeconds, () =>
      this.#end('joinSeconds', `You have not joined the chat within ${limits.joinSeconds} seconds.`),
    );
    stream.on('data', (chunk: Buffer) => this.#read(chunk));
    stream.on('end', () => handler.gone(id));
    // An error is followed by 'close'. Without a listener it would end the process.
    stream.on('error', () => {});
    stream.on('close', () => {
      this.#callOff();
      this.#frameEnded();
      this.#ending = true;
      handler.gone(id);
      handler.closed(id);
    });
  }

  /** Bytes of memory that what waits for the client to read it takes in this process. */
  get queuedBytes(): number {
    return this.#backlog.held(this.#stream.writableLength);
  }

  /** The client has joined: it need not hurry any more. */
  joined(): void {
    this.#callOff();
  }

  /**
   * Writes whole frames. What a client does not read waits in this process; when too much waits already, the
   * client is ended. That is measured before the write, so that one large turn, which a healthy client takes
   * in no time, ends nobody; and it is written even so, so that no line is missing between two others.
   */
  write(bytes: Buffer): void {
    if (!this.#stream.writable) return;
    const waiting = this.queuedBytes;
    const { limits, statistics } = this.#options;
    statistics.bytesSent += bytes.length;
    statistics.writes += 1;
    // What others wrote in the same turn must not wait with it. Where nothing waits it is taken at once, as a rule.
    this.#stream.write(waiting > 0 ? ownMemory(bytes) : bytes);
    const { writableLength } = this.#stream;
    if (writableLength > 0) this.#backlog.add(bytes.length, writableLength);
    if (waiting > limits.maxQueuedBytes) this.#end('maxQueuedBytes', 'You are reading too slowly.');
  }

  /**
   * Ends the connection when all that was written has been taken. What the client still sends is read and
   * thrown away: a socket that is closed with bytes unread resets the connection, and the client would lose
   * what it has been told last. One that does not take it in time is cut off.
   */
  finish(): void {
    this.#ending = true;
    this.#callOff();
    this.#frameEnded();
    if (this.#stream.destroyed) return;
    this.#stream.end();
    this.#stream.resume();
    this.#startTimer(this.#options.limits.closeSeconds, () => this.#stream.destroy());
  }

  /** Writes a last frame and finishes, unless it is finishing already. */
  dismiss(frame: Uint8Array): void {
    if (!this.#stream.writable) return;
    this.#stream.write(frame);
    this.finish();
  }

  /** Ends the connection now, whatever waits for it. */
  cut(): void {
    this.#stream.destroy();
  }

  /** Ends the connection since too much waits in the whole server, and most of it here. */
  endForTotal(): void {
    this.#end('maxTotalQueuedBytes', 'You are reading too slowly.');
  }

  #read(chunk: Buffer): void {
    if (this.#ending) return;
    const { clock, statistics } = this.#options;
    statistics.bytesReceived += chunk.length;
    const bytes = this.#hello === undefined ? chunk : this.#listen(this.#hello, chunk);
    const frames = this.#splitter.each(bytes, this.#take);
    if (this.#ending || this.recipient.closed) return;
    if (frames > 0 || this.#splitter.waiting === 0) this.#frameEnded();
    const now = clock.now();
    const waits = {
      framesPerSecond: this.#frames.take(frames, now),
      bytesPerSecond: this.#bytes.take(chunk.length, now),
    };
    const wait = Math.max(waits.framesPerSecond, waits.bytesPerSecond);
    if (wait === 0) {
      if (this.#splitter.waiting > 0) this.#frameBegun();
      return;
    }
    statistics.limitsMet.add(waits.framesPerSecond === wait ? 'framesPerSecond' : 'bytesPerSecond');
    this.#rest(wait);
  }

  readonly #take = (io: KaitaiStream, length: number): void => {
    // The room does not listen to one that has left; but reading its frames is work as well.
    if (!this.recipient.closed) this.#options.handler.request(this.id, readClientRequest(io, length));
  };

  /** The first bytes. @returns those that are to be read as frames */
  #listen(hello: Hello, chunk: Buffer): Buffer {
    const bytes = hello.feed(chunk);
    if (hello.decided) this.#hello = undefined;
    if (hello.foreign !== undefined) {
      this.#ending = true;
      this.#options.handler.foreign(this.id, hello.foreign);
    }
    return bytes;
  }

  /** Does not read for a while. TCP makes the client wait: nothing is lost, and the others do not notice. */
  #rest(milliseconds: number): void {
    // It cannot send the rest of a frame while nobody reads it.
    this.#frameEnded();
    this.#stream.pause();
    this.#options.clock.after(milliseconds, () => {
      if (this.#splitter.waiting > 0) this.#frameBegun();
      this.#stream.resume();
    });
  }

  /** A part of a frame waits. When that part grows, the time does not. */
  #frameBegun(): void {
    const { limits, clock } = this.#options;
    const { frameSeconds } = limits;
    if (this.#ending || this.#callOffFrame || frameSeconds === Number.POSITIVE_INFINITY) return;
    this.#callOffFrame = clock.after(frameSeconds * 1000, () =>
      this.#end('frameSeconds', `You have not finished a frame within ${frameSeconds} seconds.`),
    );
  }

  #frameEnded(): void {
    this.#callOffFrame?.();
    this.#callOffFrame = undefined;
  }

  #end(limit: keyof Limits, reason: string): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#options.statistics.limitsMet.add(limit);
    this.#options.handler.tooMuch(this.id, reason);
  }

  #startTimer(seconds: number, callback: () => void): void {
    if (seconds !== Number.POSITIVE_INFINITY) {
      this.#callOff = this.#options.clock.after(seconds * 1000, callback);
    }
  }
}
