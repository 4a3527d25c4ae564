import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { backgroundClock, type Clock } from '../system/clock.js';
import { codeOf } from '../system/errors.js';
import { makeFolder } from '../system/make-folder.js';

/** Where lines are recorded: a file, or an array in a test. */
export interface Log {
  /** Adds one line. ASCII, without a line feed. */
  append(line: string): void;
  /**
   * Writes what has been added since the last time. What cannot be written is lost, and not kept for later.
   * @returns whether all of it is written
   */
  flush(): boolean;
  /** Writes what has been added, and ends. */
  close(): void;
  /** Gives the line that stands where so many lines are missing. */
  onGap?: (missing: number) => string;
}

/** What happens to a log file. Each is said once, and a failure again only after a recovery. */
export type LogEvent =
  /** Lines cannot be written and are lost from here on. */
  | { readonly kind: 'failed'; readonly error: Error }
  /** Lines are written again; so many are missing. */
  | { readonly kind: 'recovered'; readonly missing: number }
  /** The file was not where it should be, so a new one was begun. */
  | { readonly kind: 'moved' }
  /** The file cannot be opened anew; lines go on into the one that is open. */
  | { readonly kind: 'not reopened'; readonly error: Error };

/** What a log file is given by its surroundings. */
export interface LogFileOptions {
  /** Is told what happens to the file. */
  readonly onEvent: (event: LogEvent) => void;
  readonly clock?: Clock;
  /** Writes ASCII to a file that is open, and returns how many bytes of it. `fs.writeSync`, but for tests. */
  readonly write?: (file: number, text: string) => number;
}

/** Milliseconds between two looks at whether the file is still in its place. */
const LOOK_EVERY = 1000;

const LF = 0x0a;

/**
 * A file that lines are added to. However many are added in one turn of the event loop, it is one write.
 *
 * Writing is synchronous: a write(2) into the memory of the system takes some microseconds, while handing it to
 * another thread and hearing back takes longer, and everybody would wait for that.
 *
 * A write that fails (the disk is full) must not pile up lines in memory: they are lost, and counted. What of
 * them got into the file before it failed is ended with a line feed before the next one.
 *
 * A file that was moved or removed takes writes without an error. So once a second it is looked at, and opened
 * anew when it is not in its place.
 */
export class LogFile implements Log {
  readonly path: string;
  onGap?: (missing: number) => string;
  readonly #onEvent: (event: LogEvent) => void;
  readonly #clock: Clock;
  readonly #write: (file: number, text: string) => number;
  #file: number;
  #added = '';
  /** Whether the last byte in the file is not a line feed. */
  #insideLine: boolean;
  #lastLook: number;
  /** Why lines would go nowhere: the file is removed, and there is no other one. */
  #gone: Error | undefined;
  #failing = false;
  #reopenFailed = false;
  /** Lines lost since the file was last written without a failure, and since their number was last written to it. */
  #missing = 0;
  #unmarked = 0;
  #lost = 0;

  /**
   * Opens the file for appending, and makes it when it is not there.
   * @throws the error of the system when that cannot be done
   */
  constructor(path: string, options: LogFileOptions) {
    this.path = path;
    this.#onEvent = options.onEvent;
    this.#clock = options.clock ?? backgroundClock;
    this.#write = options.write ?? ((file, text) => writeSync(file, text, null, 'latin1'));
    this.#file = openForAppending(path);
    this.#insideLine = endsInsideLine(path);
    this.#lastLook = this.#clock.now();
  }

  /** What it is called, without its folder. */
  get name(): string {
    return basename(this.path);
  }

  /** Lines that were lost in all. */
  get lost(): number {
    return this.#lost;
  }

  /** Whether the last write failed. */
  get failing(): boolean {
    return this.#failing;
  }

  append(line: string): void {
    this.#added += `${line}\n`;
  }

  flush(): boolean {
    if (this.#added === '') return true;
    let rest = this.#added;
    this.#added = '';
    try {
      this.#lookAtFile();
      if (this.#insideLine) this.#writeSome('\n');
      if (this.#unmarked > 0) this.#markGap();
      while (rest !== '') rest = this.#writeSome(rest);
    } catch (error) {
      this.#fail(asError(error), rest);
      return false;
    }
    this.#recover();
    return true;
  }

  /**
   * Opens the file anew under its name, after it was moved away; makes it when it is not there. Lines that
   * wait for the next flush go into the new one. When that cannot be done, the old one is kept.
   */
  reopen(): void {
    let file: number;
    try {
      file = openForAppending(this.path);
    } catch (error) {
      this.#keepOld(error);
      return;
    }
    this.#use(file);
  }

  close(): void {
    this.flush();
    try {
      closeSync(this.#file);
    } catch (error) {
      // The lines were written. That the disk does not keep them is sometimes said only now.
      this.#onEvent({ kind: 'failed', error: asError(error) });
    }
  }

  #markGap(): void {
    let rest = this.onGap === undefined ? '' : `${this.onGap(this.#unmarked)}\n`;
    while (rest !== '') rest = this.#writeSome(rest);
    this.#unmarked = 0;
  }

  /** @returns what is still to be written */
  #writeSome(text: string): string {
    const count = this.#write(this.#file, text);
    if (count === 0) throw new Error('nothing was written');
    this.#insideLine = text[count - 1] !== '\n';
    return text.slice(count);
  }

  #fail(error: Error, rest: string): void {
    const lines = rest.split('\n').length - 1;
    this.#missing += lines;
    this.#unmarked += lines;
    this.#lost += lines;
    if (this.#failing) return;
    this.#failing = true;
    this.#onEvent({ kind: 'failed', error });
  }

  #recover(): void {
    if (!this.#failing) return;
    const missing = this.#missing;
    this.#failing = false;
    this.#missing = 0;
    this.#onEvent({ kind: 'recovered', missing });
  }

  /** @throws why lines would go nowhere */
  #lookAtFile(): void {
    const now = this.#clock.now();
    if (now - this.#lastLook >= LOOK_EVERY) {
      this.#lastLook = now;
      if (!isFileAt(this.#file, this.path)) this.#replace();
    }
    if (this.#gone !== undefined) throw this.#gone;
  }

  #replace(): void {
    let file: number;
    try {
      file = openForAppending(this.path);
    } catch (error) {
      if (fstatSync(this.#file).nlink === 0) this.#gone = asError(error);
      else this.#keepOld(error);
      return;
    }
    this.#use(file);
    this.#onEvent({ kind: 'moved' });
  }

  #keepOld(error: unknown): void {
    if (!this.#reopenFailed) this.#onEvent({ kind: 'not reopened', error: asError(error) });
    this.#reopenFailed = true;
  }

  #use(file: number): void {
    closeSync(this.#file);
    this.#file = file;
    this.#insideLine = endsInsideLine(this.path);
    this.#gone = undefined;
    this.#reopenFailed = false;
  }
}

/** Only the user, and who is in its group, may read what people said. */
const FILE_MODE = 0o640;
const FOLDER_MODE = 0o750;

/** Without O_NONBLOCK, a FIFO that nobody reads would keep the server waiting for ever. */
const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK } = constants;
const FOR_APPENDING = O_APPEND | O_CREAT | O_WRONLY | (O_NONBLOCK ?? 0);

function openForAppending(path: string): number {
  makeFolder(dirname(path), FOLDER_MODE);
  let file: number;
  try {
    file = openSync(path, FOR_APPENDING, FILE_MODE);
  } catch (error) {
    // What a FIFO without a reader says, and a socket.
    if (codeOf(error) === 'ENXIO') throw new Error(NO_FILE, { cause: error });
    throw error;
  }
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new Error(NO_FILE);
}

const NO_FILE = 'it is a FIFO, a device or a socket, and has to be a file';

/** Whether an open file is the one that has the path. */
function isFileAt(file: number, path: string): boolean {
  try {
    const there = statSync(path, { bigint: true });
    const open = fstatSync(file, { bigint: true });
    return there.ino === open.ino && there.dev === open.dev;
  } catch {
    return false;
  }
}

/** Whether a file was left in the middle of a line, as by a disk that was full. */
function endsInsideLine(path: string): boolean {
  const last = Buffer.alloc(1);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== LF;
  } catch {
    return false; // It may be written and not read.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
