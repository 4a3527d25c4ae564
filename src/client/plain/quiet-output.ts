import { Writable } from 'node:stream';

/** A terminal to write to. */
export interface TerminalOutput extends NodeJS.WritableStream {
  readonly columns?: number;
  /** Asks the system for the size, and emits `resize` if it is another one. Node does that at SIGWINCH alone. */
  _refreshSize?(): void;
}

/**
 * A terminal of which readline does not hear that its size has changed. It would go up by as many rows as its line took
 * before, and erase from there on: where the terminal has wrapped the line anew, these are rows of what others said.
 */
export class QuietOutput extends Writable {
  readonly isTTY = true;
  readonly #output: TerminalOutput;

  constructor(output: TerminalOutput) {
    super({ decodeStrings: false });
    this.#output = output;
  }

  get columns(): number | undefined {
    return this.#output.columns;
  }

  override _write(chunk: string | Uint8Array, _encoding: string, done: () => void): void {
    this.#output.write(chunk);
    done();
  }
}
