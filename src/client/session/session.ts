import type { Duplex } from 'node:stream';
import { Chat } from '../../../generated/typescript/chat.js';
import { joinRequest, leaveRequest, textMessage } from '../../protocol/client-frames.js';
import { serverFrameSplitter } from '../../protocol/splitter.js';
import { type Conversation, joiningAs, receive } from './conversation.js';
import type { SessionEvent } from './events.js';

/** Hears of every whole frame that was sent or understood, in order. */
export type FrameListener = (
  frame:
    | { side: Chat.Side.CLIENT; frame: Chat.ClientFrame }
    | { side: Chat.Side.SERVER; frame: Chat.ServerFrame },
) => void;

/** What a session needs besides its connection. */
export interface SessionOptions {
  /** The name to ask for first. */
  readonly name: string;
  /** Hears of every frame, for a recording. */
  readonly onFrame?: FrameListener;
  /** Milliseconds that the server has to close the connection after we left; then we close it. Default 2000. */
  readonly closeTimeout?: number;
}

/**
 * A client's connection to the server: frames in and out, and the name loop. It knows no screen; a view
 * calls {@link start} and hears of everything as {@link SessionEvent}s.
 *
 * It runs on any duplex stream, so tests need no network.
 */
export class Session {
  readonly #stream: Duplex;
  readonly #options: SessionOptions;
  readonly #splitter = serverFrameSplitter();
  #conversation: Conversation;
  #listener: (event: SessionEvent) => void = () => {};
  #left = false;
  #ended = false;
  #failure: Error | undefined;

  constructor(stream: Duplex, options: SessionOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#conversation = joiningAs(options.name);
    stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** The name that was asked for, or the one that the user has. */
  get name(): string {
    return this.#conversation.name;
  }

  /** Where the conversation is; `over` after leaving and when the connection has ended. */
  get phase(): Conversation['phase'] | 'over' {
    return this.#left || this.#ended ? 'over' : this.#conversation.phase;
  }

  /** Begins to listen to the server, and asks for the name. To be called once. */
  start(listener: (event: SessionEvent) => void): void {
    this.#listener = listener;
    this.#stream.on('data', (chunk: Uint8Array) => this.#data(chunk));
    this.#stream.on('close', () => this.#close());
    this.join(this.#options.name);
  }

  /** Asks for a name: at first, and again after `refused`. */
  join(name: string): void {
    this.#conversation = joiningAs(name);
    this.#send(joinRequest(name));
  }

  /**
   * Says something to the room.
   * @param text - printable ASCII; the caller has checked it
   * @returns false, and nothing was sent, if not in the chat
   */
  say(text: string): boolean {
    if (this.phase !== 'joined') return false;
    // An error that comes from now on may be about this text.
    this.#conversation = { ...this.#conversation, listing: false };
    this.#send(textMessage(text));
    return true;
  }

  /** Whether so much waits to be sent that the caller should wait for {@link drained}. */
  get congested(): boolean {
    return this.#stream.writableNeedDrain;
  }

  /** Resolves when what waits has been sent, or cannot be sent any more. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.congested || this.#stream.destroyed) return resolve();
      const done = (): void => {
        this.#stream.off('drain', done).off('close', done);
        resolve();
      };
      this.#stream.on('drain', done).on('close', done);
    });
  }

  /** Leaves the chat and closes the connection. The event `ended` follows; calling it again does nothing. */
  leave(): void {
    if (this.phase === 'over') return;
    this.#send(leaveRequest());
    this.#left = true;
    this.#stream.end(() => {
      // All is handed over to the system. A server that does not close its side is not waited for.
      const timer = setTimeout(() => this.#stream.destroy(), this.#options.closeTimeout ?? 2000);
      this.#stream.once('close', () => clearTimeout(timer));
    });
  }

  /** Closes the connection without a word, for when there is no time. */
  destroy(): void {
    this.#stream.destroy();
  }

  #send(frame: Chat.ClientFrame): void {
    if (this.#left || !this.#stream.writable) return;
    this.#options.onFrame?.({ side: Chat.Side.CLIENT, frame });
    this.#stream.write(frame.toBytes());
  }

  #data(chunk: Uint8Array): void {
    for (const bytes of this.#splitter.feed(chunk)) {
      let frame: Chat.ServerFrame;
      try {
        frame = Chat.ServerFrame.fromBytes(bytes);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#tell({ kind: 'strange', text: `The server sent a frame that breaks the protocol: ${reason}` });
        continue;
      }
      this.#options.onFrame?.({ side: Chat.Side.SERVER, frame });
      const { conversation, events, replies } = receive(this.#conversation, frame);
      this.#conversation = conversation;
      for (const reply of replies) this.#send(reply);
      for (const event of events) this.#tell(event);
    }
  }

  /** What still arrives between leaving and the end is not shown: to the user, it is over. */
  #tell(event: SessionEvent): void {
    if (!this.#left) this.#listener(event);
  }

  #close(): void {
    this.#ended = true;
    this.#listener({ kind: 'ended', sentence: this.#left ? undefined : this.#howItEnded() });
  }

  #howItEnded(): string {
    const { reason } = this.#conversation;
    if (reason !== undefined) return `The server ended the connection: ${reason}`;
    if (this.#failure !== undefined)
      return `The connection to the server was lost: ${this.#failure.message}.`;
    if (this.#splitter.waiting > 0) return 'The server closed the connection in the middle of a frame.';
    return 'The server closed the connection.';
  }
}
