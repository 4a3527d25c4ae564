import type { Clock } from '../system/clock.js';
import type { ChatServer } from './chat-server.js';
import type { Logs } from './logs.js';

/** How a server ended. */
export interface Ending {
  /** One sentence: what everybody was told. */
  readonly reason: string;
  /** Whether something had gone wrong: a fault of this program, or a log that could not be written. */
  readonly failed: boolean;
}

/** What is to be ended. */
export interface Ended {
  readonly chat: ChatServer;
  readonly logs: Logs;
  readonly clock: Clock;
  /** Is told, in one sentence, of what goes wrong. */
  readonly onTrouble: (sentence: string) => void;
}

/** Milliseconds that clients get to take what waits for them, whatever the limits say. */
const GOODBYE_TIME = 2000;

/** The end of a server, in good order or not, once whoever asks for it. */
export class Lifetime {
  /** Resolves when everything has ended. */
  readonly ended: Promise<Ending>;
  readonly #parts: Ended;
  /** What else ends with it: ports that are listened on. */
  readonly #ports: { close(): Promise<void> | void }[] = [];
  readonly #last: { close(): void }[] = [];
  #tellEnded: (ending: Ending) => void = () => {};
  #ending: Promise<void> | undefined;
  #failed = false;

  constructor(parts: Ended) {
    this.#parts = parts;
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
  }

  /** A port that is closed first of all when the server ends. */
  add(port: { close(): Promise<void> | void }): void {
    this.#ports.push(port);
  }

  /** What is closed last of all, when the logs are. */
  addLast(part: { close(): void }): void {
    this.#last.push(part);
  }

  /**
   * Closes the ports, tells everybody, ends every connection, and flushes the logs. Never rejects.
   *
   * @param reason one sentence in ASCII
   * @param failed whether the server ends because something has gone wrong
   */
  stop(reason: string, failed = false): Promise<void> {
    this.#failed ||= failed;
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  /**
   * The same after a fault of this program. What state the room is in is not known; so when one fault follows
   * another, everybody is told without it.
   */
  fail(reason: string): Promise<void> {
    if (this.#ending !== undefined) this.#parts.chat.abandon(reason);
    return this.stop(reason, true);
  }

  async #end(reason: string): Promise<void> {
    const { chat, logs, clock, onTrouble } = this.#parts;
    const closing = this.#ports.map((port) => port.close());
    const callOff = clock.after(GOODBYE_TIME, () => chat.cut());
    try {
      await chat.stop(reason);
    } catch (error) {
      this.#failed = true;
      onTrouble(`The chat could not be ended in good order: ${String(error)}.`);
      chat.abandon(reason);
      await chat.whenEmpty();
      logs.close();
    }
    callOff();
    await Promise.all(closing);
    for (const part of this.#last) part.close();
    this.#tellEnded({ reason, failed: this.#failed });
  }
}
