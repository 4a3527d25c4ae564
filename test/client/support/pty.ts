import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { expect, inject, onTestFinished } from 'vitest';
import { withCursor } from './pictures.js';

/** Milliseconds until a test gives up waiting. A program under test that does not do it by then never will. */
const PATIENCE = 15_000;

/** The compiled client. */
export const clientPath = (): string => join(inject('dist'), 'src/client/main.js');

/** The environment of a client for which time goes faster; see quick-clock.mjs. */
export const QUICK_CLOCK = {
  NODE_OPTIONS: `--import=${new URL('../../support/quick-clock.mjs', import.meta.url)}`,
};

/** What a terminal is left in. */
export interface TerminalState {
  readonly alternateScreen: boolean;
  readonly cursorVisible: boolean;
  readonly pasteMode: boolean;
  readonly focusMode: boolean;
  readonly applicationCursorKeys: boolean;
  readonly mouse: string;
}

/** A terminal as it should be given back. */
export const CLEAN: TerminalState = {
  alternateScreen: false,
  cursorVisible: true,
  pasteMode: false,
  focusMode: false,
  applicationCursorKeys: false,
  mouse: 'none',
};

/** A pseudo-terminal with a program in it and an emulator that shows what a user would see. */
export class TestTerminal {
  readonly pty: IPty;
  /** Resolves with the exit status of the program. */
  readonly exited: Promise<number>;
  /** All that was ever written, as it was. */
  written = '';
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  readonly #watchers = new Set<() => void>();

  constructor(
    file: string,
    args: string[],
    options: { columns?: number; rows?: number; env?: NodeJS.ProcessEnv } = {},
  ) {
    const { columns = 80, rows = 24, env = {} } = options;
    this.#emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
    const plain = { PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'C.UTF-8', TERM: 'xterm-256color' };
    this.pty = spawn(file, args, {
      name: env.TERM ?? plain.TERM,
      cols: columns,
      rows,
      env: { ...plain, ...env },
    });
    // Where its cursor is, say.
    this.#emulator.onData((answer) => this.pty.write(answer));
    this.pty.onData((data) => {
      this.written += data;
      this.#emulator.write(data, () => {
        for (const watch of this.#watchers) watch();
      });
    });
    this.exited = new Promise((resolve) => {
      this.pty.onExit(({ exitCode }) => this.#emulator.write('', () => resolve(exitCode)));
    });
    onTestFinished(() => {
      try {
        this.pty.kill('SIGKILL');
      } catch {
        // It has ended, as it should.
      }
    });
  }

  type(text: string): void {
    this.pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.pty.resize(columns, rows);
  }

  /** The rows that a user sees, with `_` where the cursor is on a blank. */
  get rows(): string[] {
    const { active } = this.#emulator.buffer;
    return Array.from({ length: this.#emulator.rows }, (_, y) => {
      const text = active.getLine(active.baseY + y)?.translateToString(true) ?? '';
      return y === active.cursorY ? withCursor(text, active.cursorX) : text.trimEnd();
    });
  }

  /** The rows with everything that went over the upper edge. */
  get allRows(): string[] {
    const { active } = this.#emulator.buffer;
    return Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true) ?? '');
  }

  get state(): TerminalState {
    const { modes, buffer } = this.#emulator;
    return {
      alternateScreen: buffer.active.type === 'alternate',
      cursorVisible: this.written.lastIndexOf('\x1b[?25l') <= this.written.lastIndexOf('\x1b[?25h'),
      pasteMode: modes.bracketedPasteMode,
      focusMode: modes.sendFocusMode,
      applicationCursorKeys: modes.applicationCursorKeysMode,
      mouse: modes.mouseTrackingMode,
    };
  }

  /** Resolves as soon as the screen is as wanted; fails with a picture of it if it never is. */
  async until(wanted: (rows: string[]) => boolean, what: string): Promise<void> {
    if (wanted(this.rows)) return;
    await new Promise<void>((resolve, reject) => {
      const watch = (): void => {
        if (!wanted(this.rows)) return;
        clearTimeout(timer);
        this.#watchers.delete(watch);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(watch);
        const picture = this.rows.map((row) => `|${row}`).join('\n');
        reject(new Error(`The screen never showed ${what}:\n${picture}`));
      }, PATIENCE);
      this.#watchers.add(watch);
    });
  }

  /** Resolves as soon as some row has the text. */
  see(text: string): Promise<void> {
    return this.until((rows) => rows.some((row) => row.includes(text)), JSON.stringify(text));
  }

  /** Resolves as soon as no row has the text. */
  seeNot(text: string): Promise<void> {
    return this.until((rows) => !rows.some((row) => row.includes(text)), `no ${JSON.stringify(text)}`);
  }

  /** The process of the program under a shell, to send signals to. */
  get childOfShell(): number {
    return Number(execFileSync('pgrep', ['-P', String(this.pty.pid)], { encoding: 'utf8' }).trim());
  }
}

/**
 * Starts the client under a shell, which afterwards tells the exit status and the mode of the terminal: it
 * writes `[status 0]` and `[echo on]`. Then it waits for Enter, because what a program writes just before it
 * ends may be lost on a busy machine.
 */
export function startClient(
  args: string[],
  options: { columns?: number; rows?: number; env?: NodeJS.ProcessEnv } = {},
): TestTerminal {
  const script =
    'trap : INT QUIT HUP TERM; node "$@"; echo "[status $?]"; ' +
    'case "$(stty -a)" in *" -echo "*|*" -icanon "*) echo "[echo off]";; *) echo "[echo on]";; esac; read -r _';
  return new TestTerminal('sh', ['-c', script, 'sh', clientPath(), ...args], options);
}

/** The client that {@link startClient} has started ends with that status, and the terminal is as it was. */
export async function expectEnd(client: TestTerminal, status: number): Promise<void> {
  // The whole row: a terminal hands on what is written piece by piece, so its end may be late.
  const told = (rows: string[]): string[] => rows.filter((row) => /^\[(status \d+|echo \w+)\]$/.test(row));
  await client.until((rows) => told(rows).length === 2, 'the exit status and the mode of the terminal');
  expect(told(client.rows)).toEqual([`[status ${status}]`, '[echo on]']);
  expect(client.state).toEqual(CLEAN);
  client.type('\r');
  expect(await client.exited).toBe(0);
}
