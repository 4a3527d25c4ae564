import type { Clock } from '../system/clock.js';
import type { Peer } from './connection.js';
import type { Log } from './log-file.js';
import { type ConnectionEvent, type LogFormat, TEXT_FORMAT, TimeStamp } from './log-lines.js';
import { Refusals } from './refusals.js';

/** What a journal is written to, and when it is. */
export interface JournalOptions {
  /** Gets every line of the room. Written before anybody gets the line. */
  readonly chatLog: Log;
  /** Gets an entry when a connection is opened, asks for a name, and ends. */
  readonly connectionLog: Log;
  /** Whether lines that could not be written to chat.log are delivered all the same. Not, by default. */
  readonly deliverUnlogged?: boolean;
  /** How lines are written; as text, by default. */
  readonly logFormat?: LogFormat;
}

/**
 * What happened, written down with its time. All that happens in one turn of the event loop has the same time:
 * to ask the system for it takes half as long as to write a line.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #format: LogFormat;
  readonly #clock: Clock;
  readonly #stamp = new TimeStamp();
  readonly #refusals: Refusals;
  #opened = false;
  /** The time of this turn, once it was needed. */
  #time: string | undefined;

  constructor(options: JournalOptions, clock: Clock) {
    this.#options = options;
    this.#format = options.logFormat ?? TEXT_FORMAT;
    this.#clock = clock;
    this.#refusals = new Refusals(clock, (peer, event) => {
      this.entry({ peer, event: `rejected - ${event}` });
      this.flushEntries();
    });
    const gap = (missing: number) => `gap - ${missing} lines are missing, which could not be written`;
    options.chatLog.onGap = (missing) => this.#format.mark(this.#now(), gap(missing));
    options.connectionLog.onGap = (missing) =>
      this.#format.connection(this.#now(), { peer: undefined, event: gap(missing) });
  }

  /** A line of the room, as it is shown. */
  line(shown: string): void {
    this.#options.chatLog.append(this.#format.chat(this.#now(), shown));
  }

  /** Something that happened to a connection, or that an operator did. */
  entry(event: ConnectionEvent): void {
    this.#options.connectionLog.append(this.#format.connection(this.#now(), event));
  }

  /**
   * The server has started.
   * @param particulars what it goes by, if anything
   */
  open(particulars?: string): void {
    this.#opened = true;
    this.#mark(particulars === undefined ? 'started' : `started - ${particulars}`);
    this.flush();
  }

  /** Something that happened to the server, in both logs. */
  #mark(event: string): void {
    this.entry({ peer: undefined, event });
    this.#options.chatLog.append(this.#format.mark(this.#now(), event));
  }

  /** A connection that was turned away. Of many, not each is an entry. */
  refused(peer: Peer, reason: string): void {
    this.#refusals.add(peer, reason);
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

  /**
   * Writes what is left, and ends.
   * @param reason why the server stops
   */
  close(reason: string): void {
    this.#refusals.flush();
    if (this.#opened) this.#mark(`stopped - ${reason}`);
    this.#options.chatLog.close();
    this.#options.connectionLog.close();
  }

  #now(): string {
    this.#time ??= this.#stamp.at(this.#clock.timeOfDay());
    return this.#time;
  }
}
