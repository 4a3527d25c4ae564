import { createConnection, type Socket } from 'node:net';
import { type Item, ItemReader, type Reading } from './items.js';
import { encodeFrame, type Layout } from './layout.js';
import type { Transcript } from './transcript.js';

/** How a program is to be spoken to, and how it is to be understood. */
export interface Speech extends Reading {
  /** The layout that it understands. */
  readonly sends: Layout;
}

/** More than a program has any reason to send to one connection; the rest is not kept. */
const MOST_BYTES = 8 * 1024 * 1024;

/** One connection to the program that is graded, or one of its connections to us. */
export class Peer {
  readonly label: string;
  /** The username of the last request to join. */
  name = '';
  /** Whether a request to join was accepted. */
  joined = false;
  /** Requests to join that were sent. */
  joins = 0;
  readonly socket: Socket;
  /** The local port, by which a server knows this connection. */
  readonly port: number;
  readonly #speech: () => Speech;
  readonly #transcript: Transcript;
  #received: Buffer = Buffer.alloc(0);
  #chunks: Buffer[] = [];
  #size = 0;
  #reader: { readonly key: string; readonly reader: ItemReader } | undefined;
  #items: readonly Item[] = [];
  #itemsOf = '';
  #ended = false;
  readonly #watchers = new Set<() => void>();

  constructor(label: string, socket: Socket, speech: () => Speech, transcript: Transcript) {
    this.label = label;
    this.socket = socket;
    // A socket forgets it when it ends.
    this.port = socket.localPort ?? 0;
    this.#speech = speech;
    this.#transcript = transcript;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    // What is wrong with a connection is seen by its end.
    socket.on('error', () => {});
    const over = (how: string) => (): void => {
      if (!this.#ended) transcript.event(label, how);
      this.#ended = true;
      this.#wake();
    };
    socket.on('end', over('the program closed the connection'));
    socket.on('close', over('the connection is gone'));
  }

  /** Connects. @throws the error of the system */
  static async connect(
    to: { host: string; port: number },
    label: string,
    speech: () => Speech,
    transcript: Transcript,
    limit: number,
  ): Promise<Peer> {
    const socket = createConnection(to);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        socket.destroy();
        reject(new Error(`no connection within ${limit} ms`));
      }, limit);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve();
      });
      socket.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    });
    transcript.event(label, 'connects');
    return new Peer(label, socket, speech, transcript);
  }

  /** Whether the other side has closed the connection, or it is gone. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Bytes received so far; a place for {@link since} and {@link find}. */
  get mark(): number {
    return this.#size;
  }

  /** All that was received. */
  get received(): Buffer {
    if (this.#chunks.length > 0) {
      this.#received = Buffer.concat([this.#received, ...this.#chunks]);
      this.#chunks = [];
    }
    return this.#received;
  }

  /** What has come, taken apart as it is understood now. */
  get items(): readonly Item[] {
    const { layout, bareStatus, framesOnly = false } = this.#speech();
    const key = `${layout.id} ${bareStatus}`;
    if (this.#reader?.key !== key) {
      this.#reader = { key, reader: new ItemReader({ layout, bareStatus, framesOnly }) };
      this.#itemsOf = '';
    }
    const state = `${this.#size} ${this.joins}`;
    if (this.#itemsOf !== state) this.#items = this.#reader.reader.read(this.received, this.joins);
    this.#itemsOf = state;
    return this.#items;
  }

  /** The whole items that ended behind a place. */
  since(mark: number): Item[] {
    const { items } = this;
    let first = items.length;
    while ((items[first - 1]?.end ?? 0) > mark) first -= 1;
    return items.slice(first).filter(({ kind }) => kind !== 'broken');
  }

  /** Sends a frame in the layout that the program understands. */
  send(command: number, message: Uint8Array | string = ''): void {
    this.write(encodeFrame(this.#speech().sends, command, message));
  }

  /** Sends a request to join. */
  ask(name: string): void {
    this.name = name;
    this.joins += 1;
    this.send(0, name);
  }

  write(bytes: Buffer): void {
    this.#transcript.add(this.label, 'sent', bytes);
    if (!this.socket.destroyed && this.socket.writable) this.socket.write(bytes);
  }

  /** Stops to read: what comes stays where it is. */
  stall(): void {
    this.#transcript.event(this.label, 'reads nothing any more');
    this.socket.pause();
  }

  /** Ends the connection as a program does that closes its socket (FIN). */
  end(): void {
    this.#transcript.event(this.label, 'closes the connection');
    this.socket.end();
  }

  /** Ends it as a program does that is killed with bytes unread (RST). */
  reset(): void {
    this.#transcript.event(this.label, 'resets the connection');
    this.#ended = true;
    this.socket.resetAndDestroy();
  }

  /**
   * Ends the connection as a client does that leaves, and waits until the other side has closed it too; for so many
   * milliseconds at most.
   */
  async leave(limit: number): Promise<void> {
    if (!this.#ended && this.socket.writable) {
      this.socket.resume();
      if (this.joined) this.send(1);
      this.socket.end();
      await this.until(() => undefined, limit);
    }
    this.socket.destroy();
  }

  /** Ends it without a word in the transcript, and without a trace in the system. */
  discard(): void {
    this.#ended = true;
    if (!this.socket.destroyed) this.socket.resetAndDestroy();
    this.#wake();
  }

  /**
   * Waits until a condition has a value. It is looked at whenever something came, and once more when the connection
   * ends; then, or after the limit, the answer is undefined.
   */
  until<T>(condition: () => T | undefined, limit: number): Promise<T | undefined> {
    const now = condition();
    if (now !== undefined || this.#ended) return Promise.resolve(now);
    return new Promise((resolve) => {
      const look = (): void => {
        const value = condition();
        if (value === undefined && !this.#ended) return;
        settle(value);
      };
      const timer = setTimeout(() => settle(condition()), limit);
      const settle = (value: T | undefined): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(value);
      };
      this.#watchers.add(look);
    });
  }

  /** Waits for the first item behind a place of which `match` makes something. */
  find<T>(mark: number, match: (item: Item) => T | undefined, limit: number): Promise<T | undefined> {
    return this.until(() => firstOf(this.since(mark), match), limit);
  }

  #take(chunk: Buffer): void {
    this.#transcript.add(this.label, 'received', chunk);
    if (this.#size + chunk.length > MOST_BYTES) {
      this.#transcript.event(this.label, 'gets more than can be kept: the connection is ended');
      this.discard();
      return;
    }
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    this.#wake();
  }

  #wake(): void {
    for (const look of [...this.#watchers]) look();
  }
}

/** The first thing that a function makes of the elements. */
export function firstOf<E, T>(elements: readonly E[], match: (element: E) => T | undefined): T | undefined {
  for (const element of elements) {
    const value = match(element);
    if (value !== undefined) return value;
  }
  return undefined;
}
