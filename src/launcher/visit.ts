import { connect, type Socket } from 'node:net';
import { Chat } from '../../generated/typescript/chat.js';
import { serverFrameSplitter } from '../protocol/index.js';

/** Milliseconds to wait for a machine that does not answer at all. */
const CONNECT_PATIENCE = 5_000;

/**
 * A connection that never joins: it sees who answers, and whether a chat server does.
 */
export class Visit {
  readonly #socket: Socket;
  readonly #frames: Uint8Array[] = [];
  #over = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    const splitter = serverFrameSplitter();
    socket.on('data', (chunk: Buffer) => {
      this.#frames.push(...splitter.feed(chunk));
      this.#wake();
    });
    const end = (): void => {
      this.#over = true;
      this.#wake();
    };
    socket.on('end', end).on('close', end).on('error', end);
  }

  /** @throws the error of the system, e.g. with the code ECONNREFUSED when nobody listens there */
  static open(host: string, port: number): Promise<Visit> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true });
      const fail = (error: Error): void => {
        socket.destroy();
        reject(error);
      };
      socket.setTimeout(CONNECT_PATIENCE, () => fail(new Error(`no answer in ${CONNECT_PATIENCE / 1000} s`)));
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.setTimeout(0);
        socket.off('error', fail);
        resolve(new Visit(socket));
      });
    });
  }

  /** The port at this end, by which the server's log knows this connection. */
  get port(): number | undefined {
    return this.#socket.localPort;
  }

  /** Whether the other side has ended the connection and nothing of it is left to read. */
  get over(): boolean {
    return this.#over && this.#frames.length === 0;
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /**
   * The next frame.
   *
   * @param patience milliseconds
   * @returns undefined if none comes in time, the connection ends, or what comes is not a frame of a server
   */
  async next(patience: number): Promise<Chat.ServerFrame | undefined> {
    if (this.#frames.length === 0 && !this.#over) await this.#more(patience);
    const bytes = this.#frames.shift();
    try {
      return bytes && Chat.ServerFrame.fromBytes(bytes);
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Resolves when a frame has come, the connection has ended, or it takes too long. */
  #more(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#wake = () => {
        if (this.#frames.length === 0 && !this.#over) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
