import * as readline from 'node:readline';
import type { Console, Tone } from './console.js';
import { type RawInput, SingleCharacters } from './single-characters.js';

/** A console on a terminal: the line being typed is edited by Node's readline, and stays the lowest one. */
export class EditedConsole implements Console {
  readonly interactive = true;
  readonly #input: RawInput;
  readonly #output: NodeJS.WritableStream;
  readonly #colour: boolean;
  #readline: readline.Interface | undefined;
  #interrupt: () => void = () => {};
  /** Lines that came in one piece with the one before. They have been shown. */
  readonly #ahead: string[] = [];
  #waiting: ((line: string | undefined) => void) | undefined;
  #closed = false;

  /** @param colour - whether quiet lines are shown dimmed */
  constructor(input: RawInput, output: NodeJS.WritableStream, colour: boolean) {
    this.#input = input;
    this.#output = output;
    this.#colour = colour;
  }

  print(text: string, tone: Tone): void {
    const line = this.#colour && tone === 'quiet' ? `\x1b[2m${text}\x1b[m` : text;
    const lines = this.#readline;
    if (lines === undefined || this.#waiting === undefined) {
      this.#output.write(`${line}\n`);
      return;
    }
    // Over the line being typed, which may take several rows; the cursor is in the row of that number.
    const { rows } = lines.getCursorPos();
    readline.moveCursor(this.#output, 0, -rows);
    readline.cursorTo(this.#output, 0);
    readline.clearScreenDown(this.#output);
    // readline goes up by as many rows when it draws its line again, so there must be as many to go up.
    this.#output.write(`${line}\n${'\n'.repeat(rows)}`);
    lines.prompt(true);
  }

  read(prompt: string, initial = ''): Promise<string | undefined> {
    const next = this.#ahead.shift();
    if (next !== undefined) return Promise.resolve(next);
    if (this.#closed) return Promise.resolve(undefined);
    const lines = this.#open();
    return new Promise((resolve) => {
      this.#waiting = resolve;
      lines.setPrompt(prompt);
      lines.prompt();
      if (initial !== '') lines.write(initial);
    });
  }

  onInterrupt(listener: () => void): void {
    this.#interrupt = listener;
  }

  close(): void {
    if (this.#closed) return;
    // The shell's prompt should not stand behind ours.
    if (this.#waiting !== undefined) this.#output.write('\n');
    this.#waiting = undefined;
    this.#closed = true;
    this.#readline?.close();
  }

  /** Opened with the first question: until then the terminal keeps what is typed. */
  #open(): readline.Interface {
    if (this.#readline !== undefined) return this.#readline;
    const input = new SingleCharacters(this.#input);
    const lines = readline.createInterface({ input, output: this.#output, terminal: true });
    this.#readline = lines;
    lines.on('line', (line) => {
      if (this.#waiting === undefined) this.#ahead.push(line);
      else this.#answer(line);
    });
    lines.on('SIGINT', () => this.#interrupt());
    // After a suspension readline waits to be told to go on.
    lines.on('SIGCONT', () => lines.resume());
    lines.on('close', () => {
      input.detach();
      if (!this.#closed) this.#output.write('\n');
      this.#closed = true;
      this.#answer(undefined);
    });
    return lines;
  }

  #answer(line: string | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(line);
  }
}
