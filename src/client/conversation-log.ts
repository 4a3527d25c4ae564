import { closeSync, fstatSync, ftruncateSync, writeSync } from 'node:fs';
import { makePrivate, openPrivate, whyNot } from './private-file.js';
import type { Entry } from './room/entry.js';
import { entriesOf } from './room/from-session.js';
import { ownDirectEntry, roomEntry } from './room/make-entry.js';
import type { Moment } from './room/moment.js';
import type { SessionEvent } from './session/events.js';

/**
 * Writes what is said as lines that a person reads: the time, and the line as the room shows it. Each day begins with a
 * line of its own, and so does each session; a file that is there is continued.
 *
 * Each line is appended in one write as it happens, so that the log of a client that was killed has all that was seen.
 * What comes from the network is printable ASCII by then: nobody can end a line, and forge the next one.
 */
export class ConversationLog {
  readonly #fd: number;
  readonly #now: () => Moment;
  readonly #onFailure: (sentence: string) => void;
  #day: string;
  #failed = false;

  /**
   * @param path - of the file; it is created if there is none, and for the user's eyes alone in any case
   * @param now - the date and the time of day
   * @param onFailure - hears once, in a sentence, if the log cannot be continued (say, disk full)
   * @throws Error with a sentence if the file cannot be written
   */
  constructor(path: string, now: () => Moment, onFailure: (sentence: string) => void) {
    this.#now = now;
    this.#onFailure = onFailure;
    try {
      this.#fd = openPrivate(path);
      makePrivate(this.#fd);
    } catch (error) {
      throw new Error(`Cannot log to ${path}: ${whyNot(error)}.`);
    }
    const { day, time } = now();
    this.#day = day;
    this.#append(`--- Log opened ${day} ${time}`);
  }

  /** Something that happened in the session. */
  event(event: SessionEvent, name: string): void {
    // The commands of the server are the same each time, and nobody's words.
    if (event.kind === 'listing') return;
    this.#add(...entriesOf(event, this.#now(), name));
  }

  /** Something that the user said, to the room or to one person alone. */
  own(name: string, text: string, recipient: string | undefined): void {
    const when = this.#now();
    this.#add(
      recipient === undefined
        ? roomEntry('own', name, text, when)
        : ownDirectEntry(name, recipient, text, when),
    );
  }

  close(): void {
    const { day, time } = this.#now();
    this.#append(`--- Log closed ${day} ${time}`);
    this.#failed = true;
    closeSync(this.#fd);
  }

  #add(...entries: Entry[]): void {
    for (const { when, text } of entries) {
      if (when.day !== this.#day) this.#append(`--- Day changed to ${when.day}`);
      this.#day = when.day;
      this.#append(`${when.time} ${text}`);
    }
  }

  #append(line: string): void {
    if (this.#failed) return;
    try {
      const bytes = Buffer.from(`${line}\n`, 'latin1');
      const written = writeSync(this.#fd, bytes);
      if (written === bytes.length) return;
      // Half a line would run into the next one.
      ftruncateSync(this.#fd, fstatSync(this.#fd).size - written);
      throw Object.assign(new Error('a part was written'), { code: 'ENOSPC' });
    } catch (error) {
      this.#failed = true;
      this.#onFailure(`The log stops here: ${whyNot(error)}.`);
    }
  }
}
