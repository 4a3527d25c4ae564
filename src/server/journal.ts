import type { Clock } from '../system/clock.js';
import type { Peer } from './connection.js';
import type { Log } from './log-file.js';
import { chatLine, connectionLine, TimeStamp } from './log-lines.js';

/** What a journal is written to, and when it is. */
export interface JournalOptions {
  /** Gets every line of the room. Written before anybody gets the line. */
  readonly chatLog: Log;
  /** Gets an entry when a connection is opened, asks for a name, and ends. */
  readonly connectionLog: Log;
  /** Whether lines that could not be written to chat.log are delivered all the same. Not, by default. */
  readonly deliverUnlogged?: boolean;
}

/**
 * What happened, written down with its time. All that happens in one turn of the event loop has the same time:
 * to ask the system for it takes half as long as to write a line.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #clock: Clock;
  readonly #stamp = new TimeStamp();
  /** The time of this turn, once it was needed. */
  #time: string | undefined;

  constructor(options: JournalOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** A line of the room, as it is shown. */
  line(shown: string): void {
    this.#options.chatLog.append(chatLine(this.#now(), shown));
  }

  /** Something that happened to a connection. See connectionLine. */
  entry(peer: Peer, name: string | Uint8Array | undefined, event: string): void {
    this.#options.connectionLog.append(connectionLine(this.#now(), peer, name, event));
  }

  /**
   * Ends the turn: writes all that was added in it.
   *
   * @returns whether its lines may be delivered. Nobody gets a line that is not in chat.log, as a rule. What
   * connections.log lacks, keeps nobody from chatting.
   */
  flush(): boolean {
    this.flushEntries();
    return this.#options.chatLog.flush() || this.#options.deliverUnlogged === true;
  }

  /** Writes the entries alone, where no turn follows that would. */
  flushEntries(): void {
    this.#time = undefined;
    this.#options.connectionLog.flush();
  }

  /** Writes what is left, and ends. */
  close(): void {
    this.#options.chatLog.close();
    this.#options.connectionLog.close();
  }

  #now(): string {
    this.#time ??= this.#stamp.at(this.#clock.timeOfDay());
    return this.#time;
  }
}
