import type { Duplex } from 'node:stream';
import { Chat } from '../../../generated/typescript/chat.js';
import {
  directMessage,
  joinRequest,
  leaveRequest,
  listRequest,
  textMessage,
} from '../../protocol/client-frames.js';
import { type Clock, systemClock } from '../../system/clock.js';
import { Comeback } from './comeback.js';
import { Connection, type Loss } from './connection.js';
import { type Conversation, joiningAs, receive } from './conversation.js';
import type { SessionEvent } from './events.js';
import { Liveness } from './liveness.js';
import type { ByteListener, SessionOptions } from './options.js';
import { waitPatiently } from './patience.js';

export type { ByteListener, FrameListener, SessionOptions } from './options.js';

/** Milliseconds that the server has to answer a request to join. */
export const ANSWER_TIMEOUT = 10_000;

/**
 * A client's side of a chat: the name loop, what is said, and connecting again when the connection is lost.
 * It knows no screen; a view calls {@link start} and hears of everything as {@link SessionEvent}s.
 *
 * A session that has been in the chat once goes on over the next connection. What was said on the last one is
 * never sent again by itself: the server may have got it, and a line said twice is worse than one that the
 * user is told about.
 *
 * It runs on any duplex stream and clock, so tests need no network and no time.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #clock: Clock;
  readonly #comeback: Comeback;
  readonly #liveness: Liveness;
  readonly #taps: ByteListener[] = [];
  /** Undefined between two connections. */
  #connection: Connection | undefined;
  #conversation: Conversation;
  #listener: (event: SessionEvent) => void = () => {};
  #stopWaiting: () => void = () => {};
  #left = false;
  #abandoned = false;
  #ended = false;

  constructor(stream: Duplex, options: SessionOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#conversation = joiningAs(options.name);
    this.#connection = new Connection(stream);
    this.#comeback = new Comeback(options, this.#clock, {
      onEvent: (event) => this.#tell(event),
      onStream: (next) => {
        this.#connection = new Connection(next);
        this.#open(this.#connection);
      },
    });
    this.#liveness = new Liveness(this.#clock, {
      onSilence: () => this.#askForList(),
      onDeath: () => this.#connection?.destroy('Nothing is heard from the server any more.'),
    });
  }

  /** The name that was asked for, or the one that the user has. */
  get name(): string {
    return this.#conversation.name;
  }

  /** Where the conversation is; `lost` between two connections, `over` after leaving and at the end. */
  get phase(): Conversation['phase'] | 'lost' | 'over' {
    if (this.#left || this.#ended) return 'over';
    return this.#connection === undefined ? 'lost' : this.#conversation.phase;
  }

  /** Listens to the bytes on the wire. To be called before {@link start}, or what was sent before is missed. */
  tap(listener: ByteListener): void {
    this.#taps.push(listener);
  }

  /** Begins to listen to the server, and asks for the name. To be called once. */
  start(listener: (event: SessionEvent) => void): void {
    this.#listener = listener;
    if (this.#connection !== undefined) this.#open(this.#connection);
  }

  /** Asks for a name: at first, and again after `refused`. */
  join(name: string): void {
    if (this.#left) return;
    this.#comeback.asked();
    this.#conversation = joiningAs(name);
    this.#connection?.send(joinRequest(name));
    this.#stopWaiting();
    this.#stopWaiting = waitPatiently(this.#clock, ANSWER_TIMEOUT, () =>
      this.#connection?.destroy(
        `The server accepted the connection, but did not answer for ${ANSWER_TIMEOUT / 1000} seconds.`,
      ),
    );
  }

  /**
   * Says something to the room.
   * @param text - printable ASCII; the caller has checked it
   * @returns false, and nothing was sent and never will be, if not in the chat
   */
  say(text: string): boolean {
    return this.#speak(textMessage(text), text, undefined);
  }

  /**
   * Says something to one user alone.
   * @param recipient - the name of a user, as {@link SessionEvent} `people` and announcements give it
   * @param text - printable ASCII; the caller has checked it
   * @returns false, and nothing was sent and never will be, if not in the chat
   */
  direct(recipient: string, text: string): boolean {
    return this.#speak(directMessage(recipient, text), text, recipient);
  }

  /** Whether so much waits to be sent that the caller should wait for {@link drained}. */
  get congested(): boolean {
    return this.#connection?.congested === true;
  }

  /** Resolves when what waits has been sent, or cannot be sent any more. */
  drained(): Promise<void> {
    return this.#connection?.drained() ?? Promise.resolve();
  }

  /** Between two connections: tries the next one now, without waiting any longer. */
  hurry(): void {
    this.#comeback.hurry();
  }

  /** Leaves the chat and closes the connection. The event `ended` follows; calling it again does nothing. */
  leave(): void {
    if (this.phase === 'over') return;
    this.#left = true;
    this.#stopTimers();
    this.#comeback.stop();
    const connection = this.#connection;
    if (connection === undefined) {
      this.#end(undefined);
      return;
    }
    connection.send(leaveRequest());
    connection.end(() => {
      // All is handed over to the system. A server that does not close its side is not waited for.
      const { closeTimeout = 2000 } = this.#options;
      this.#stopWaiting = this.#clock.after(closeTimeout, () => connection.destroy());
    });
  }

  /** Closes the connection without a word, for when there is no time. */
  destroy(): void {
    this.#left = true;
    this.#abandoned = true;
    this.#comeback.stop();
    if (this.#connection === undefined) this.#end(undefined);
    else this.#connection.destroy();
  }

  #open(connection: Connection): void {
    connection.start({
      onSent: (frame, bytes) => {
        this.#options.onFrame?.({ side: Chat.Side.CLIENT, frame });
        for (const tap of this.#taps) tap(Chat.Side.CLIENT, bytes, undefined);
      },
      onFrame: (frame, bytes) => {
        this.#options.onFrame?.({ side: Chat.Side.SERVER, frame });
        for (const tap of this.#taps) tap(Chat.Side.SERVER, bytes, undefined);
        this.#receive(frame);
      },
      onFault: (reason, bytes) => {
        for (const tap of this.#taps) tap(Chat.Side.SERVER, bytes, reason);
        this.#tell({ kind: 'strange', text: `The server sent a frame that breaks the protocol: ${reason}` });
      },
      onSignOfLife: () => this.#liveness.heard(),
      onClose: (loss) => this.#closed(loss),
    });
    this.join(this.#conversation.name);
  }

  #speak(frame: Chat.ClientFrame, text: string, recipient: string | undefined): boolean {
    if (this.phase !== 'joined') return false;
    // An error that comes from now on may be about this text.
    this.#conversation = { ...this.#conversation, listing: false };
    this.#connection?.send(frame, text);
    this.#options.onSaid?.(this.name, text, recipient);
    return true;
  }

  #receive(frame: Chat.ServerFrame): void {
    const { conversation, events, replies } = receive(this.#conversation, frame);
    this.#conversation = conversation;
    // What is waited for after leaving is the close alone. A server that goes on talking does not put it off.
    if (this.#left) return;
    if (conversation.phase !== 'joining') this.#stopWaiting();
    for (const reply of replies) this.#connection?.send(reply);
    if (replies.length > 0) this.#liveness.asked();
    for (const event of events) this.#onEvent(event);
  }

  #onEvent(event: SessionEvent): void {
    if (event.kind === 'joined') this.#comeback.joined();
    if (event.kind === 'refused' && this.#comeback.refused(event, () => this.join(event.name))) {
      // To the user, the answer is still to come.
      this.#conversation = joiningAs(event.name);
      return;
    }
    // Every connection begins with the commands. They are news on the first one only.
    const known = event.kind === 'listing' && this.#comeback.wasIn && this.phase !== 'joined';
    if (!known) this.#tell(event);
    if (event.kind !== 'people') return;
    const lag = this.#liveness.answered();
    if (lag !== undefined) this.#tell({ kind: 'lag', milliseconds: lag });
  }

  /** Not for the list, but for a sign of life. */
  #askForList(): void {
    this.#conversation = { ...this.#conversation, listing: true };
    this.#connection?.send(listRequest());
  }

  #closed(loss: Loss): void {
    this.#stopTimers();
    this.#connection = undefined;
    const { unsent, doubtful } = loss;
    const { reason, name } = this.#conversation;
    const sentence = reason === undefined ? loss.sentence : `The server ended the connection: ${reason}`;
    // Who left has got what they wanted, unless the connection broke before their last words were sent.
    const asWished = this.#left && (this.#abandoned || unsent.length === 0);
    const lost = { kind: 'undelivered', unsent, doubtful: this.#left ? [] : doubtful } as const;
    if (!asWished && lost.unsent.length + lost.doubtful.length > 0) this.#hand(lost);
    this.#conversation = joiningAs(name);
    if (this.#left || !this.#comeback.lost(sentence)) this.#end(asWished ? undefined : sentence);
  }

  #stopTimers(): void {
    this.#stopWaiting();
    this.#liveness.stop();
  }

  /** What still arrives between leaving and the end is not shown: to the user, it is over. */
  #tell(event: SessionEvent): void {
    if (!this.#left) this.#hand(event);
  }

  #end(sentence: string | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#hand({ kind: 'ended', sentence });
  }

  #hand(event: SessionEvent): void {
    this.#options.onEvent?.(event, this.name);
    this.#listener(event);
  }
}
