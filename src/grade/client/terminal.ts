import type { IPty } from '@lydell/node-pty';

/** The packages that a terminal needs are not there. The message says what to do. */
export class NoTerminal extends Error {
  override readonly name = 'NoTerminal';
}

const COLUMNS = 150;
const ROWS = 50;
/** Characters that a program writes until it is taken for one that runs in circles. */
const FLOOD = 2_000_000;

/** A pseudo-terminal with the program in it, and what a user would see. */
export class Terminal {
  readonly #pty: IPty;
  readonly #emulator: Emulator;
  readonly #watchers = new Set<() => void>();
  /** Characters that were written. */
  #written = 0;
  #last = '';
  #over: string | undefined;

  private constructor(pty: IPty, emulator: Emulator) {
    this.#pty = pty;
    this.#emulator = emulator;
    pty.onData((data) => {
      this.#written += data.length;
      // One that runs in circles is not to take all of the machine.
      if (this.#written > FLOOD) {
        this.kill('SIGKILL');
        return;
      }
      this.#last = (this.#last + data).slice(-20_000);
      emulator.write(data, () => this.#wake());
    });
    pty.onExit(({ exitCode, signal }) => {
      emulator.write('', () => {
        this.#over ??= signal ? `it was ended by signal ${signal}` : `it ended with exit status ${exitCode}`;
        this.#wake();
      });
    });
  }

  /** @throws NoTerminal where the packages are missing, or the program cannot be started */
  static async start(command: readonly string[], folder: string): Promise<Terminal> {
    const { spawn, Emulator } = await load();
    const emulator = new Emulator({ cols: COLUMNS, rows: ROWS, allowProposedApi: true, scrollback: 2000 });
    const [program = '', ...args] = command;
    const env = { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', NO_COLOR: '1' };
    const pty = spawn(program, args, { name: 'xterm-256color', cols: COLUMNS, rows: ROWS, cwd: folder, env });
    return new Terminal(pty, emulator);
  }

  /** How the program ended, as a clause; undefined while it runs. */
  get over(): string | undefined {
    return this.#over;
  }

  get written(): number {
    return this.#written;
  }

  /** The last that was written, without what moves the cursor or colours. */
  get plain(): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
    return this.#last.replace(/\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-B]|.)/g, '');
  }

  /** All rows, with those that went over the upper edge. */
  get rows(): string[] {
    const { active } = this.#emulator.buffer;
    const rows: string[] = [];
    for (let y = 0; y < active.length; y++) {
      const line = active.getLine(y);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped && rows.length > 0) rows[rows.length - 1] += text;
      else rows.push(text);
    }
    while (rows.at(-1) === '') rows.pop();
    return rows;
  }

  /** The row of the cursor up to the cursor, with the spaces before it. */
  get beforeCursor(): string {
    const { active } = this.#emulator.buffer;
    const row = active.getLine(active.baseY + active.cursorY)?.translateToString(false) ?? '';
    return row.slice(0, active.cursorX);
  }

  type(text: string): void {
    if (this.#over === undefined) this.#pty.write(text);
  }

  /** Waits until a condition has a value; looked at when something was shown, and when the program ends. */
  until<T>(condition: () => T | undefined, limit: number): Promise<T | undefined> {
    const now = condition();
    if (now !== undefined || this.#over !== undefined) return Promise.resolve(now);
    return new Promise((resolve) => {
      const settle = (value: T | undefined): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(value);
      };
      const look = (): void => {
        const value = condition();
        if (value !== undefined || this.#over !== undefined) settle(value);
      };
      const timer = setTimeout(() => settle(condition()), limit);
      this.#watchers.add(look);
    });
  }

  /** Ends the program and what it has started. */
  async stop(): Promise<void> {
    for (const signal of ['SIGHUP', 'SIGKILL'] as const) {
      this.kill(signal);
      await this.until(() => this.#over, 1000);
    }
  }

  kill(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.#pty.pid, signal);
    } catch {
      // It has ended.
    }
  }

  #wake(): void {
    for (const look of [...this.#watchers]) look();
  }
}

interface Emulator {
  write(data: string, done?: () => void): void;
  readonly buffer: {
    readonly active: {
      readonly length: number;
      readonly baseY: number;
      readonly cursorX: number;
      readonly cursorY: number;
      getLine(
        y: number,
      ): { readonly isWrapped: boolean; translateToString(trim: boolean): string } | undefined;
    };
  };
}

interface Packages {
  readonly spawn: typeof import('@lydell/node-pty').spawn;
  readonly Emulator: new (options: object) => Emulator;
}

/** Both packages are optional: who grades servers alone, or chats, does not need them. */
async function load(): Promise<Packages> {
  try {
    const { spawn } = await import('@lydell/node-pty');
    const { default: xterm } = await import('@xterm/headless');
    return { spawn, Emulator: xterm.Terminal };
  } catch (error) {
    const sentence = 'To grade clients takes a pseudo-terminal: npm install @lydell/node-pty @xterm/headless';
    throw new NoTerminal(`${sentence} (${(error as Error).message.split('\n')[0]})`);
  }
}
