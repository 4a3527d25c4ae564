import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads a log that grows, each line once. */
export class LogTail {
  readonly #path: string;
  #offset = 0;
  #rest = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** The whole lines that were added since this was last asked. */
  next(): string[] {
    const file = openSync(this.#path, 'r');
    try {
      const added = Buffer.alloc(fstatSync(file).size - this.#offset);
      this.#offset += readSync(file, added, 0, added.length, this.#offset);
      const lines = (this.#rest + added.toString('latin1')).split('\n');
      this.#rest = lines.pop() ?? '';
      return lines;
    } finally {
      closeSync(file);
    }
  }
}
