import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** How a process ended: its exit code, or the signal that ended it. */
export type Exit = number | NodeJS.Signals;

/** Takes all at once that a client says: a test says more at a time than people do. */
export const AT_ONCE = ['--frames-per-second', '0', '--bytes-per-second', '0'] as const;

/** How to start a command in a process of its own. */
export interface ProcessOptions {
  /** What follows `node`, before the command. */
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** How many files it may have open. */
  readonly openFiles?: number;
  /** A file that is open, to take the place of standard error; otherwise what is printed there is kept. */
  readonly stderr?: number;
}

/** The compiled server in a process of its own, on a free port of the loopback; killed when the test has finished. */
export class CommandProcess {
  /** What it has printed so far. */
  out = '';
  errors = '';
  /** Resolves when it has ended and all that it printed is there. */
  readonly exited: Promise<Exit>;
  readonly #process: ChildProcess;
  #over = false;
  #wake: () => void = () => {};

  constructor(args: readonly string[], { nodeArgs = [], env = {}, openFiles, stderr }: ProcessOptions = {}) {
    const main = join(inject('dist'), 'src/server/main.js');
    const node = [process.execPath, ...nodeArgs, main, '--host', '127.0.0.1', '--port', '0', ...args];
    const limited = ['sh', '-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh', ...node];
    const [program = '', ...rest] = openFiles === undefined ? node : limited;
    this.#process = spawn(program, rest, {
      stdio: ['ignore', 'pipe', stderr ?? 'pipe'],
      env: { ...process.env, ...env },
    });
    onTestFinished(() => void this.#process.kill('SIGKILL'));
    this.#process.stdout?.on('data', (chunk) => {
      this.out += chunk;
      this.#wake();
    });
    this.#process.stderr?.on('data', (chunk) => {
      this.errors += chunk;
      this.#wake();
    });
    this.exited = new Promise((resolve) =>
      this.#process.once('close', (code, signal) => {
        this.#over = true;
        this.#wake();
        resolve(code ?? signal ?? -1);
      }),
    );
  }

  /** Starts one and waits until it listens. */
  static async start(args: readonly string[], options?: ProcessOptions): Promise<CommandProcess> {
    const command = new CommandProcess(args, options);
    await command.see('chat-server: started');
    return command;
  }

  /** The port that it listens on. */
  get port(): number {
    return Number(/:(\d+), logs in /.exec(this.out)?.[1]);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Resolves when it has printed the text, so many times; fails when it has ended without. */
  async see(text: string, times = 1): Promise<void> {
    while (`${this.out}${this.errors}`.split(text).length <= times) {
      if (this.#over) throw new Error(`Ended without "${text}":\n${this.out}${this.errors}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
