import type { Console, Tone } from './console.js';
import { hanging } from './hanging.js';
import { inputLines } from './input-lines.js';

/** The streams of a program. */
export interface Streams {
  readonly input: AsyncIterable<Uint8Array | string> & { isTTY?: boolean; destroy?(): unknown };
  readonly output: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  readonly errors: NodeJS.WritableStream;
}

/**
 * A console for pipes, files and terminals that can do nothing. It writes text and line ends, nothing else.
 */
export class PipedConsole implements Console {
  readonly interactive = false;
  readonly #streams: Streams;
  readonly #lines: AsyncGenerator<string>;
  /** The prompt that stands on the last line of the output, which has no end yet. */
  #standing = '';

  constructor(streams: Streams) {
    this.#streams = streams;
    this.#lines = inputLines(streams.input);
  }

  print(text: string, tone: Tone): void {
    const { output, errors } = this.#streams;
    const prompt = this.#standing;
    this.#endLine();
    // A program that reads lines gets lines, however long.
    const columns = output.isTTY === true ? output.columns : undefined;
    (tone === 'error' ? errors : output).write(`${hanging(text, columns)}\n`);
    // A person at a terminal sees where they are; in a file it would only be in the way.
    if (output.isTTY === true && prompt !== '') this.#prompt(prompt);
  }

  async read(prompt: string): Promise<string | undefined> {
    if (this.#standing === '') this.#prompt(prompt);
    const { value, done } = await this.#lines.next();
    // A terminal shows the line end that the user typed. Otherwise nothing does.
    if (this.#streams.input.isTTY === true && this.#streams.output.isTTY === true) this.#standing = '';
    else this.#endLine();
    return done === true ? undefined : value;
  }

  onInterrupt(): void {
    // The terminal makes a signal of the key, if there is one.
  }

  close(): void {
    this.#endLine();
    // Otherwise the program would wait for input that nobody wants any more.
    this.#streams.input.destroy?.();
  }

  #prompt(prompt: string): void {
    this.#standing = prompt;
    this.#streams.output.write(prompt);
  }

  #endLine(): void {
    if (this.#standing !== '') this.#streams.output.write('\n');
    this.#standing = '';
  }
}
