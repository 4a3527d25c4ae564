import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { patiently } from '../../support/patience.js';
import { start } from './commands.js';

/** A prompt and nothing behind it. Our own client writes one on a pipe as well. */
const PROMPT = /^(\S+>|Name:) $/;

/** A client of any language, in a process of its own, with pipes for its keyboard and its screen. */
export class Talker {
  /** What it showed, line by line. */
  readonly seen: string[] = [];
  readonly #exit: Promise<number | null>;
  readonly #process: ChildProcessWithoutNullStreams;
  #errors = '';
  #over = false;
  #wake: () => void = () => {};

  /**
   * @param client as in the table of languages
   * @param port as it is to be given; most are numbers
   */
  constructor(client: string, port: number | string, name: string) {
    this.#process = start(client, ['--port', String(port), '127.0.0.1', name]);
    onTestFinished(() => void this.#process.kill('SIGKILL'));
    createInterface({ input: this.#process.stdout }).on('line', (line) => {
      if (!PROMPT.test(line)) this.seen.push(line);
      this.#wake();
    });
    this.#process.stderr.on('data', (chunk) => {
      this.#errors += chunk;
    });
    this.#exit = new Promise((resolve) => {
      this.#process.once('close', (code) => {
        this.#over = true;
        this.#wake();
        resolve(code);
      });
    });
  }

  /** Resolves with the exit status, which is to come soon. */
  get exited(): Promise<number | null> {
    return patiently(this.#exit, () => `It does not end. It showed ${JSON.stringify(this.seen)}`);
  }

  /** What it has written to its standard error. */
  get errors(): string {
    return this.#errors;
  }

  type(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }

  endInput(): void {
    this.#process.stdin.end();
  }

  /** Resolves as soon as it has shown so many lines, or has ended. */
  async sees(count: number): Promise<void> {
    while (this.seen.length < count) {
      if (this.#over) throw new Error(`It ended after ${JSON.stringify(this.seen)}. ${this.#errors}`);
      const more = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await patiently(
        more,
        () => `${count} lines were expected, and these came: ${JSON.stringify(this.seen)}`,
      );
    }
  }
}
