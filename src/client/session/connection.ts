import type { Duplex } from 'node:stream';
import { Chat } from '../../../generated/typescript/chat.js';
import { serverFrameSplitter } from '../../protocol/splitter.js';
import { messageOf } from '../../system/errors.js';
import { clientCertificateSentence } from '../tls.js';
import { Outbox } from './outbox.js';

/** What a connection tells its session. */
export interface ConnectionListener {
  /** A frame was sent. */
  onSent(frame: Chat.ClientFrame, bytes: Uint8Array): void;
  /** A frame was received and understood. */
  onFrame(frame: Chat.ServerFrame, bytes: Uint8Array): void;
  /** A frame was received that breaks the protocol. */
  onFault(reason: string, bytes: Uint8Array): void;
  /** Some bytes came, whether or not a frame is complete with them. */
  onSignOfLife(): void;
  /** The connection is closed. Nothing follows. */
  onClose(loss: Loss): void;
}

/** How a connection ended, and what became of the texts that were sent last. */
export interface Loss {
  /** A sentence for the user, from what the socket knows. */
  readonly sentence: string;
  /** Texts of which the server cannot have got all bytes. */
  readonly unsent: readonly string[];
  /** Texts that were handed over to the system, with no sign of life of the server since. */
  readonly doubtful: readonly string[];
}

/** One connection to the server, on any duplex stream: bytes to frames and frames to bytes. */
export class Connection {
  readonly #stream: Duplex;
  readonly #outbox: Outbox;
  readonly #splitter = serverFrameSplitter();
  #listener: ConnectionListener | undefined;
  #failure: Error | undefined;
  #cause: string | undefined;
  #ending = false;
  /** Any byte has come. */
  #heard = false;

  constructor(stream: Duplex) {
    this.#stream = stream;
    this.#outbox = new Outbox(stream);
    stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** Begins to read. To be called once. */
  start(listener: ConnectionListener): void {
    this.#listener = listener;
    this.#stream.on('data', (chunk: Uint8Array) => this.#data(chunk, listener));
    const closed = (): void => {
      const { unsent, doubtful } = this.#outbox;
      listener.onClose({ sentence: this.#howItEnded(), unsent, doubtful: [...doubtful] });
    };
    // It may have been closed between connecting and now.
    if (this.#stream.closed) queueMicrotask(closed);
    else this.#stream.once('close', closed);
  }

  /**
   * Sends a frame.
   * @param text - what the user typed, if it is that
   */
  send(frame: Chat.ClientFrame, text?: string): void {
    if (this.#ending) return;
    const bytes = frame.toBytes();
    this.#listener?.onSent(frame, bytes);
    this.#outbox.put(bytes, text);
  }

  get congested(): boolean {
    return this.#outbox.congested;
  }

  drained(): Promise<void> {
    return this.#outbox.drained();
  }

  /** Sends no more, and closes our direction when all has been sent; calls back then. */
  end(onEnd: () => void): void {
    this.#ending = true;
    this.#outbox.end(onEnd);
  }

  /**
   * Closes the connection at once.
   * @param cause - a sentence that says why
   */
  destroy(cause?: string): void {
    this.#cause ??= cause;
    this.#stream.destroy();
  }

  #data(chunk: Uint8Array, listener: ConnectionListener): void {
    this.#heard = true;
    this.#outbox.heard();
    listener.onSignOfLife();
    for (const bytes of this.#splitter.feed(chunk)) {
      let frame: Chat.ServerFrame;
      try {
        frame = Chat.ServerFrame.fromBytes(bytes);
      } catch (error) {
        listener.onFault(messageOf(error), bytes);
        continue;
      }
      listener.onFrame(frame, bytes);
    }
  }

  #howItEnded(): string {
    if (this.#cause !== undefined) return this.#cause;
    if (this.#failure !== undefined) {
      return (
        clientCertificateSentence(this.#failure) ??
        `The connection to the server was lost: ${this.#failure.message}.`
      );
    }
    if (this.#splitter.waiting > 0) return 'The server closed the connection in the middle of a frame.';
    if (!this.#heard) {
      const why =
        'encrypted' in this.#stream
          ? 'It may not accept your certificate (--cert).'
          : 'Perhaps it wants TLS: try --tls.';
      return `The server closed the connection without a word. ${why}`;
    }
    return 'The server closed the connection.';
  }
}
