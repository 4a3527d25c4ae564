import { type ChildProcess, spawn } from 'node:child_process';
import { messageOf } from '../../system/errors.js';

/** Characters of what a program prints that are kept. */
const MOST_PRINTED = 64 * 1024;

/** A program that is graded, in a process group of its own. */
export class Submission {
  readonly #child: ChildProcess;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  #over: string | undefined;
  #printed = '';
  #errors = '';

  /**
   * Starts it; that it cannot be started shows as its end.
   *
   * @param command the program and its arguments; a single word with spaces is a line for the shell
   */
  constructor(command: readonly string[], folder: string) {
    const [program = '', ...args] = shellOrProgram(command);
    this.#child = spawn(program, args, {
      cwd: folder,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, PYTHONUNBUFFERED: undefined },
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.stdout?.on('data', (chunk) => {
      this.#printed = `${this.#printed}${chunk}`.slice(-MOST_PRINTED);
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#errors = `${this.#errors}${chunk}`.slice(-MOST_PRINTED);
    });
    this.ended = new Promise((resolve) => {
      const over = (how: string): void => {
        this.#over ??= how;
        resolve();
      };
      this.#child.once('error', (error) => over(`it could not be started: ${messageOf(error)}`));
      this.#child.once('exit', (code, signal) =>
        over(signal === null ? `it ended with exit status ${code}` : `it was ended by ${signal}`),
      );
    });
  }

  /** How it ended, as a clause; undefined while it runs. */
  get over(): string | undefined {
    return this.#over;
  }

  get printed(): string {
    return this.#printed;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Waits until it has ended, for so many milliseconds at most. */
  endsWithin(milliseconds: number): Promise<void> {
    return within(this.ended, milliseconds);
  }

  /**
   * Ends it and everything it has started: as Ctrl-C does, then by SIGTERM, then for good. Each has some time, since
   * a program may have to write its files.
   */
  async stop(patience = 3000): Promise<void> {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      if (this.#over !== undefined) break;
      this.#kill(signal);
      await within(this.ended, patience);
    }
    // Also where it has ended: what it has started may be there.
    this.#kill('SIGKILL');
    if (this.#child.pid !== undefined) await within(this.ended, patience);
    this.#child.stdin?.destroy();
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  #kill(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // Nobody is left in the group.
    }
  }
}

/** One word with a space in it is for the shell, as in grade.json. */
function shellOrProgram(command: readonly string[]): readonly string[] {
  const [only = ''] = command;
  return command.length === 1 && /\s/.test(only) ? ['sh', '-c', only] : command;
}

async function within(promise: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
