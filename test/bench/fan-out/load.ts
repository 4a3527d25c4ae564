import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Cores, pinned } from './machine.js';
import type { Programs } from './programs.js';

/** The load generator on its core: see load.c for what it is asked and what it prints. */
export class Load {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #exit: Promise<unknown>;
  #complaints = '';

  constructor(
    { programs, cores }: { programs: Programs; cores: Cores | undefined },
    args: readonly string[],
  ) {
    const [program = '', ...all] = [...pinned(cores?.load), programs.load, ...args];
    const child = spawn(program, all, { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stderr.on('data', (chunk) => {
      this.#complaints += chunk;
    });
    // It may have ended with an error before it is told to.
    child.stdin.on('error', () => {});
    this.#process = child;
    this.#exit = once(child, 'close');
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  }

  /** Has it measure once. */
  ask(): void {
    this.#process.stdin?.write('\n');
  }

  /**
   * The next line that it prints.
   *
   * @throws what it complained about, if it ended instead
   */
  async line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (!done) return value;
    await this.#exit;
    const { exitCode } = this.#process;
    throw new Error(this.#complaints.trim() || `The load generator ended with ${exitCode} and said nothing.`);
  }

  /** Ends it. @throws what it complained about */
  async end(): Promise<void> {
    this.#process.stdin?.end();
    await this.#exit;
    if (this.#process.exitCode !== 0) throw new Error(this.#complaints.trim());
  }
}
