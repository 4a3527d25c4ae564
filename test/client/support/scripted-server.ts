import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { SessionEvent } from '../../../src/client/session/events.js';
import { Session, type SessionOptions } from '../../../src/client/session/session.js';
import { clientFrameSplitter } from '../../../src/protocol/splitter.js';
import { show } from '../../support/bytes.js';

/** A thing to wait for: something is put in, and whoever waits takes it out. */
export class Mailbox<T> {
  readonly #items: T[] = [];
  #wake: () => void = () => {};

  put(item: T): void {
    this.#items.push(item);
    this.#wake();
  }

  /** The next item, as soon as it is there. */
  async take(): Promise<T> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** What is there and was not taken. */
  get waiting(): readonly T[] {
    return this.#items;
  }
}

/** The server's end of one connection, which says only what a test lets it say. */
export interface ScriptedServer {
  readonly socket: Socket;
  /** The frames of the client, as `00 Bob`. */
  readonly frames: Mailbox<string>;
  /** Resolves when the client has closed its side. */
  readonly ended: Promise<void>;
}

/** A session with a scripted server, over real TCP. */
export async function scriptedSession(
  name: string,
  options: Partial<SessionOptions> = {},
): Promise<{ session: Session; server: ScriptedServer; events: Mailbox<SessionEvent> }> {
  const listener = createServer({ allowHalfOpen: true });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const accepted = new Promise<Socket>((resolve) => listener.once('connection', resolve));
  const stream = connect(address.port, '127.0.0.1');
  const socket = await accepted;
  listener.close();
  onTestFinished(() => {
    stream.destroy();
    socket.destroy();
  });
  const frames = new Mailbox<string>();
  const splitter = clientFrameSplitter();
  socket.on('data', (chunk) => {
    for (const frame of splitter.feed(chunk)) frames.put(show(frame));
  });
  socket.on('error', () => {});
  const ended = new Promise<void>((resolve) => socket.once('end', resolve).once('close', () => resolve()));
  const session = new Session(stream, { name, ...options });
  const events = new Mailbox<SessionEvent>();
  return { session, server: { socket, frames, ended }, events };
}
