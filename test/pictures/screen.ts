import xterm from '@xterm/headless';
import { FakeTerminal } from '../client/support/pictures.js';

/** A cell as it is on the screen. Colours are numbers of the 16; undefined is that of the terminal. */
export interface Cell {
  readonly text: string;
  readonly foreground: number | undefined;
  readonly background: number | undefined;
  readonly bold: boolean;
  readonly underline: boolean;
}

/** A terminal in memory: what the client writes becomes cells, as a terminal emulator understands it. */
export class Screen extends FakeTerminal {
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  #changed: () => void = () => {};

  constructor(columns: number, rows: number) {
    super(columns, rows);
    this.#emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  }

  override _write(chunk: string | Uint8Array, _encoding: string, done: () => void): void {
    this.#emulator.write(chunk, () => {
      this.#changed();
      done();
    });
  }

  /** Resolves as soon as the screen is as wanted. */
  async until(wanted: (text: string) => boolean): Promise<void> {
    while (!wanted(this.text)) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** The rows as text. */
  get text(): string {
    return this.cells.map((row) => row.map(({ text }) => text).join('')).join('\n');
  }

  /** The cells, row by row; the cursor is a cell in reverse. */
  get cells(): Cell[][] {
    const { active } = this.#emulator.buffer;
    return Array.from({ length: this.rows }, (_, y) => {
      const line = active.getLine(active.baseY + y);
      return Array.from({ length: this.columns }, (_, x): Cell => {
        const cell = line?.getCell(x);
        const foreground = cell?.isFgDefault() ? undefined : cell?.getFgColor();
        const background = cell?.isBgDefault() ? undefined : cell?.getBgColor();
        const isCursor = y === active.cursorY && x === active.cursorX;
        const reversed = cell?.isInverse() === 0 ? isCursor : !isCursor;
        return {
          text: cell?.getChars() || ' ',
          foreground: reversed ? (background ?? BACKGROUND) : foreground,
          background: reversed ? (foreground ?? FOREGROUND) : background,
          bold: Boolean(cell?.isBold()),
          underline: Boolean(cell?.isUnderline()),
        };
      });
    });
  }
}

/** In place of numbers of colours: those of the terminal. */
export const FOREGROUND = -1;
export const BACKGROUND = -2;
