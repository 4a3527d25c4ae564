import * as readline from 'node:readline';
import { JobControl } from '../terminal/job-control.js';
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
    readline.moveCursor(this.#output, 0, -lines.getCursorPos().rows);
    readline.cursorTo(this.#output, 0);
    readline.clearScreenDown(this.#output);
    this.#output.write(`${line}\n`);
    this.#promptBelow(lines);
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
    // A terminal that is gone is a user who is gone.
    this.#input.on('error', () => lines.close());
    lines.on('SIGINT', () => this.#interrupt());
    // readline would only come back from a stop that it was asked for, and not from one by the system.
    const jobs = new JobControl({
      onStop: () => this.#input.setRawMode?.(false),
      onContinue: () => {
        // Off first: the shell has set the mode of the terminal, which Node does not know of.
        this.#input.setRawMode?.(false);
        this.#input.setRawMode?.(true);
        if (this.#waiting !== undefined) this.#promptBelow(lines);
      },
    });
    lines.on('SIGTSTP', () => jobs.stop());
    lines.on('close', () => {
      jobs.dispose();
      input.detach();
      if (!this.#closed) this.#output.write('\n');
      this.#closed = true;
      this.#answer(undefined);
    });
    return lines;
  }

  /** Shows the line being typed from the row on in which the cursor is. */
  #promptBelow(lines: readline.Interface): void {
    // readline goes up by as many rows when it draws its line again, so there must be as many to go up.
    this.#output.write('\n'.repeat(lines.getCursorPos().rows));
    lines.prompt(true);
  }

  #answer(line: string | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(line);
  }
}
