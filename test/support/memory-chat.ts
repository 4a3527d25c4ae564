import { Duplex } from 'node:stream';
import { ChatServer, type ChatServerOptions, LIMIT_OPTIONS, type Limits } from '../../src/server/index.js';
import { Inbox } from './inbox.js';
import { ManualClock } from './manual-clock.js';
import { MemoryLog } from './memory-log.js';

/** Lets something happen later, when the test thinks fit: everything that takes time goes through one of these. */
export type Later = (what: string, happen: () => void) => void;

/** Every limit off. */
export const NO_LIMITS = Object.fromEntries(
  LIMIT_OPTIONS.map(({ name }) => [name, 0]),
) as unknown as Readonly<Limits>;

/**
 * The real server without sockets, files and time. When a byte arrives, when a write is taken by the client,
 * and when a turn ends is up to `later`; so every order in which these can happen can be tried.
 */
export class MemoryChat {
  readonly chatLog = new MemoryLog();
  readonly connectionLog = new MemoryLog();
  readonly server: ChatServer;
  readonly #later: Later;
  #lastPort = 0;

  constructor(later: Later, options: Pick<ChatServerOptions, 'limits' | 'deliverUnlogged'> = {}) {
    this.#later = later;
    this.server = new ChatServer({
      chatLog: this.chatLog,
      connectionLog: this.connectionLog,
      clock: new ManualClock(),
      schedule: (turn) => later('the turn ends', turn),
      ...options,
      limits: { ...NO_LIMITS, ...options.limits },
    });
  }

  /** A new connection, with a port of its own: 1 for the first, and so on. */
  connect(pieces?: readonly number[]): MemoryClient {
    const client = new MemoryClient(++this.#lastPort, this.#later, pieces);
    this.server.accept(client.stream, { address: '192.0.2.1', port: client.port });
    return client;
  }
}

/** The other end of a connection that is no socket. */
export class MemoryClient extends Inbox {
  /** What the server is given. */
  readonly stream: Duplex;
  /** Is told what the server is about to get; after it has all, nothing when it gets the end. */
  onArrival: (piece: Buffer | undefined) => void = () => {};
  readonly #later: Later;
  readonly #pieces: readonly number[];
  #underway: Buffer = Buffer.alloc(0);
  #arrivals = 0;
  #arrivalAsked = false;
  #ending = false;

  /** @param pieces how many bytes arrive at a time, in turn */
  constructor(
    readonly port: number,
    later: Later,
    pieces: readonly number[] = [Number.POSITIVE_INFINITY],
  ) {
    super();
    this.#later = later;
    this.#pieces = pieces;
    this.stream = new Duplex({
      read() {},
      write: (chunk: Buffer, _encoding, done) =>
        later(`${port} takes ${chunk.length} bytes`, () => {
          this.receive(chunk);
          done();
        }),
      final: (done) =>
        later(`${port} sees the end`, () => {
          done();
          this.finish();
          this.end();
        }),
    });
    this.stream.on('close', () => this.finish());
  }

  /** Sends bytes. They arrive later, together with what is sent in the meantime or in pieces. */
  send(bytes: Uint8Array): void {
    this.#underway = Buffer.concat([this.#underway, bytes]);
    this.#askForArrival();
  }

  /** Closes our direction, after what was sent. */
  end(): void {
    this.#ending = true;
    this.#askForArrival();
  }

  /** Cuts the connection; what is under way is lost. */
  cut(error?: Error): void {
    this.onArrival(undefined);
    this.finish();
    this.#underway = Buffer.alloc(0);
    this.stream.destroy(error);
  }

  #askForArrival(): void {
    if (this.#arrivalAsked || this.stream.destroyed) return;
    this.#arrivalAsked = true;
    this.#later(`${this.port} is read`, () => {
      this.#arrivalAsked = false;
      if (this.stream.destroyed) return;
      // A long text does not come byte by byte: that would only take its time.
      const least = Math.ceil(this.#underway.length / 10);
      const size = Math.max(this.#pieces[this.#arrivals++ % this.#pieces.length] ?? 1, least);
      const piece = this.#underway.subarray(0, size);
      this.#underway = this.#underway.subarray(piece.length);
      if (piece.length > 0) {
        this.onArrival(piece);
        this.stream.push(piece);
      }
      if (this.#underway.length > 0) this.#askForArrival();
      else if (this.#ending) {
        this.onArrival(undefined);
        this.stream.push(null);
      }
    });
  }
}
