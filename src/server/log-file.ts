import { type FileHandle, open } from 'node:fs/promises';

/** Where lines are recorded: a file, or an array in a test. */
export interface Log {
  /** Adds one line. It must not hold a line feed. */
  append(line: string): void;
  /**
   * Writes what has been added.
   * @returns a promise that is kept when all of it is written, or undefined when all of it is already
   */
  flush(): Promise<void> | undefined;
  /** Writes what has been added, and ends. */
  close(): Promise<void>;
}

/**
 * A file that lines are added to. However many are added in one turn of the event loop, it is one write.
 *
 * A write that fails (the disk is full, the folder is gone) must not stop the chat, and must not pile up
 * lines in memory: it is told to `onFailure` and its lines are lost. It is told once, and again only after a
 * write has succeeded in between.
 */
export class LogFile implements Log {
  readonly #file: FileHandle;
  readonly #onFailure: (error: Error) => void;
  #added = '';
  /** The write that is under way, and everything that was added before it ends. */
  #writing: Promise<void> | undefined;
  #failing = false;

  private constructor(file: FileHandle, onFailure: (error: Error) => void) {
    this.#file = file;
    this.#onFailure = onFailure;
  }

  /**
   * Opens the file for appending, and makes it when it is not there.
   * @throws the error of the system when that cannot be done
   */
  static async open(path: string, onFailure: (error: Error) => void): Promise<LogFile> {
    return new LogFile(await open(path, 'a'), onFailure);
  }

  append(line: string): void {
    this.#added += `${line}\n`;
  }

  flush(): Promise<void> | undefined {
    // Two writes at the same time could arrive in either order.
    if (this.#writing === undefined && this.#added !== '') {
      this.#writing = this.#write().finally(() => {
        this.#writing = undefined;
      });
    }
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#file.close().catch(this.#onFailure);
  }

  async #write(): Promise<void> {
    while (this.#added !== '') {
      const lines = this.#added;
      this.#added = '';
      try {
        await this.#file.appendFile(lines);
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) this.#onFailure(error instanceof Error ? error : new Error(String(error)));
        this.#failing = true;
      }
    }
  }
}
