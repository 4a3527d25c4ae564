import type { Duplex } from 'node:stream';
import { type ClientRequest, readClientRequest } from '../protocol/index.js';
import type { Clock } from '../system/clock.js';
import { codeOf } from '../system/errors.js';
import { Backlog, ownMemory } from './backlog.js';
import type { ConnectionId } from './effects.js';
import { Recipient, type Sink } from './fan-out.js';
import { Inflow, type InflowHandler } from './inflow.js';
import type { Limits } from './limits.js';
import type { Statistics } from './statistics.js';

/** The address of the other side. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** What a connection has to say. */
export interface ConnectionHandler {
  request(id: ConnectionId, request: ClientRequest): void;
  /** The other side will send no more, or there is no other side any more. May be said more than once. */
  gone(id: ConnectionId, why?: 'does not answer'): void;
  /** The server should end this one. Said once. */
  tooMuch(id: ConnectionId, reason: string): void;
  /** The client is so far ahead of its limits that nothing more is read for now. Said from time to time. */
  ahead(id: ConnectionId): void;
  /** It is not a client of ours: it speaks another protocol. Said once, and then nothing more is read. */
  foreign(id: ConnectionId, protocol: string): void;
  /** More memory is held for what the client sent and what was not taken yet. */
  held(): void;
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
  readonly #inflow: Inflow;
  readonly #backlog = new Backlog();
  /** Calls off the timer that is running: the one to join, and later the one to be closed. */
  #callOff: () => void = () => {};
  /** Whether the other side was not there any more, as far as anybody knows. */
  #unanswered = false;
  /** Frames are not read any more, and not written: the connection is being ended. */
  #ending = false;

  constructor(stream: Duplex, options: ConnectionOptions) {
    const { id, peer, limits, clock, statistics, handler } = options;
    this.id = id;
    this.peer = peer;
    this.#stream = stream;
    this.#options = options;
    this.#inflow = new Inflow(stream, this.#inflowHandler(), { limits, clock, statistics });
    this.#startTimer(limits.joinSeconds, () =>
      this.#end('joinSeconds', `You have not joined the chat within ${limits.joinSeconds} seconds.`),
    );
    // An error is followed by 'close'. Without a listener it would end the process.
    stream.on('error', (error) => {
      this.#unanswered = codeOf(error) === 'ETIMEDOUT';
    });
    stream.on('close', () => {
      this.#callOff();
      this.#stopReading();
      handler.gone(id, this.#unanswered ? 'does not answer' : undefined);
      handler.closed(id);
    });
  }

  /** Bytes of memory that what waits for the client to read it takes in this process. */
  get queuedBytes(): number {
    return this.#backlog.held(this.#stream.writableLength);
  }

  /** Bytes of memory for what the client sent and what was not taken yet. */
  get heldBytes(): number {
    return this.#inflow.held;
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
    this.#callOff();
    this.#stopReading();
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
    const slow = this.queuedBytes >= this.heldBytes;
    this.#end(
      'maxTotalQueuedBytes',
      slow ? 'You are reading too slowly.' : 'You have sent too much that cannot be dealt with yet.',
    );
  }

  #inflowHandler(): InflowHandler {
    const { id, handler, limits } = this.#options;
    const { frameSeconds } = limits;
    return {
      take: (io, length) => {
        // The room does not listen to one that has left; but reading its frames is work as well.
        if (!this.recipient.closed) handler.request(id, readClientRequest(io, length));
      },
      onEnd: () => handler.gone(id),
      onUnfinished: () =>
        this.#end('frameSeconds', `You have not finished a frame within ${frameSeconds} seconds.`),
      onForeign: (protocol) => {
        this.#ending = true;
        handler.foreign(id, protocol);
      },
      onAhead: () => handler.ahead(id),
      onHeld: () => handler.held(),
    };
  }

  #stopReading(): void {
    this.#ending = true;
    this.#inflow.stop();
  }

  #end(limit: keyof Limits, reason: string): void {
    if (this.#ending) return;
    this.#stopReading();
    this.#options.statistics.limitsMet.add(limit);
    this.#options.handler.tooMuch(this.id, reason);
  }

  #startTimer(seconds: number, callback: () => void): void {
    if (seconds !== Number.POSITIVE_INFINITY) {
      this.#callOff = this.#options.clock.after(seconds * 1000, callback);
    }
  }
}
