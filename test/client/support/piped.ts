import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** The client with pipes for its streams. */
export class Piped {
  readonly process;
  out = '';
  errors = '';
  readonly exited: Promise<number | null>;
  #wake: () => void = () => {};

  constructor(...args: string[]) {
    this.process = spawn(process.execPath, [join(inject('dist'), 'src/client/main.js'), ...args]);
    onTestFinished(() => void this.process.kill('SIGKILL'));
    this.process.stdout.on('data', (chunk) => {
      this.out += chunk;
      this.#wake();
    });
    this.process.stderr.on('data', (chunk) => {
      this.errors += chunk;
      this.#wake();
    });
    this.process.stdin.on('error', () => {});
    this.exited = new Promise((resolve) => this.process.once('close', resolve));
  }

  /** Writes all of the input and ends it. */
  input(text: string): this {
    this.process.stdin.end(text);
    return this;
  }

  /** Resolves as soon as the output has the text. */
  async see(text: string): Promise<void> {
    while (!this.out.includes(text)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
