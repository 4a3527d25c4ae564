import * as readline from 'node:readline';
import { JobControl } from '../terminal/job-control.js';
import type { Console, Tone } from './console.js';
import { hanging } from './hanging.js';
import { QuietOutput, type TerminalOutput } from './quiet-output.js';
import { rowsAbove } from './rows-above.js';
import { type RawInput, SingleCharacters } from './single-characters.js';

/** A terminal answers where its cursor is in this form: DSR and CPR of ECMA-48, from 1. */
const ASK_FOR_CURSOR = '\x1b[6n';
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is a control sequence
const CURSOR = /\x1b\[(\d+);(\d+)R/;

/** Milliseconds that a terminal has to say where its cursor is. */
const ANSWER_TIMEOUT = 500;

/** A console on a terminal: the line being typed is edited by Node's readline, and stays the lowest one. */
export class EditedConsole implements Console {
  readonly interactive = true;
  readonly #input: RawInput;
  readonly #output: TerminalOutput;
  readonly #colour: boolean;
  #readline: readline.Interface | undefined;
  #characters: SingleCharacters | undefined;
  /** The line with which Ctrl-C was pressed last. */
  #asked: string | undefined;
  /** For how many columns the line being typed was drawn. */
  #columns = 0;
  /** What is to be shown when it is known where the line being typed is. */
  #later: (() => void)[] | undefined;
  #interrupt: () => void = () => {};
  /** Lines that came in one piece with the one before. They have been shown. */
  readonly #ahead: string[] = [];
  #waiting: ((line: string | undefined) => void) | undefined;
  #closed = false;

  /** @param colour - whether quiet lines are shown dimmed */
  constructor(input: RawInput, output: TerminalOutput, colour: boolean) {
    this.#input = input;
    this.#output = output;
    this.#colour = colour;
  }

  print(text: string, tone: Tone): void {
    // The signal that tells of another size may still be on its way.
    this.#output._refreshSize?.();
    if (this.#later !== undefined) {
      this.#later.push(() => this.print(text, tone));
      return;
    }
    const rows = hanging(text, this.#output.columns);
    const line = this.#colour && tone === 'quiet' ? `\x1b[2m${rows}\x1b[m` : rows;
    const lines = this.#readline;
    if (lines === undefined || this.#waiting === undefined) {
      this.#output.write(`${line}\n`);
      return;
    }
    // Over the line being typed, which may take several rows; the cursor is in the row of that number.
    this.#erase(lines.getCursorPos().rows);
    this.#output.write(`${line}\n`);
    this.#showPrompt(lines);
  }

  read(prompt: string, initial = ''): Promise<string | undefined> {
    const next = this.#ahead.shift();
    if (next !== undefined) return Promise.resolve(next);
    if (this.#closed) return Promise.resolve(undefined);
    const lines = this.#open();
    return new Promise((resolve) => {
      this.#waiting = resolve;
      lines.setPrompt(prompt);
      this.#columns = this.#output.columns ?? 0;
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
    const lines = readline.createInterface({ input, output: new QuietOutput(this.#output), terminal: true });
    this.#readline = lines;
    this.#characters = input;
    this.#output.on('resize', this.#resized);
    lines.on('line', (line) => {
      this.#asked = undefined;
      if (this.#waiting === undefined) this.#ahead.push(line);
      else this.#answer(line);
    });
    // A terminal that is gone is a user who is gone.
    this.#input.on('error', () => lines.close());
    // Many press Ctrl-C to copy something: with a half-typed line it is asked once.
    lines.on('SIGINT', () => {
      if (lines.line === '' || lines.line === this.#asked || this.#waiting === undefined) this.#interrupt();
      else this.print('Ctrl-C again leaves the chat; the line is not sent.', 'quiet');
      this.#asked = lines.line;
    });
    // readline would only come back from a stop that it was asked for, and not from one by the system.
    const jobs = new JobControl({
      onStop: () => this.#input.setRawMode?.(false),
      onContinue: () => {
        // Off first: the shell has set the mode of the terminal, which Node does not know of.
        this.#input.setRawMode?.(false);
        this.#input.setRawMode?.(true);
        if (this.#waiting !== undefined) this.#showPrompt(lines);
      },
    });
    lines.on('SIGTSTP', () => jobs.stop());
    lines.on('close', () => {
      jobs.dispose();
      this.#output.off('resize', this.#resized);
      input.detach();
      if (!this.#closed) this.#output.write('\n');
      this.#closed = true;
      this.#answer(undefined);
    });
    return lines;
  }

  /** The terminal has another size, and may have moved the line being typed: it is asked where, and draws it there. */
  readonly #resized = (): void => {
    if (this.#later !== undefined || this.#waiting === undefined || this.#closed) return;
    this.#later = [];
    void this.#drawAgain();
  };

  async #drawAgain(): Promise<void> {
    const lines = this.#readline;
    for (let now = 0; lines !== undefined && now !== this.#output.columns; ) {
      now = this.#output.columns ?? 80;
      this.#output.write(ASK_FOR_CURSOR);
      const answer = await this.#characters?.answer(CURSOR, ANSWER_TIMEOUT);
      if (this.#closed || this.#waiting === undefined) break;
      if (now !== this.#output.columns) continue;
      const { rows, cols } = lines.getCursorPos();
      const cursor = answer && { row: Number(answer[1]) - 1, column: Number(answer[2]) - 1 };
      this.#erase(rowsAbove({ offset: rows * now + cols, before: this.#columns, now, cursor }));
      this.#showPrompt(lines);
    }
    const later = this.#later ?? [];
    this.#later = undefined;
    for (const show of later) show();
  }

  /** Erases the line being typed, which begins so many rows above the cursor. */
  #erase(rows: number): void {
    readline.moveCursor(this.#output, 0, -rows);
    readline.cursorTo(this.#output, 0);
    readline.clearScreenDown(this.#output);
  }

  /** Shows the line being typed from the row on in which the cursor is. */
  #showPrompt(lines: readline.Interface): void {
    // readline would go up by as many rows as the cursor was in when it drew its line the last time.
    (lines as unknown as { prevRows: number }).prevRows = 0;
    this.#columns = this.#output.columns ?? 0;
    lines.prompt(true);
  }

  #answer(line: string | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(line);
  }
}
