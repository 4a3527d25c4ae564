import { PassThrough } from 'node:stream';
import blessed from 'blessed';
import { drawable, graphemes } from '../text/graphemes.js';
import type { Picture, PictureRow, Style } from './picture.js';
import type { Size } from './state.js';
import type { Look, Theme } from './theme.js';

/** A terminal to draw on: `process.stdout`, or in tests any stream with a size. */
export interface Output extends NodeJS.WritableStream {
  columns?: number;
  rows?: number;
}

/** A cell as blessed keeps it: packed attributes, and what to write. */
type Cell = [attributes: number, text: string];
type CellRow = Cell[] & { dirty: boolean };

/** What the typings of blessed leave out of its screen. */
interface RawScreen {
  lines: CellRow[];
  olines: CellRow[];
  dattr: number;
  program: blessed.BlessedProgram & { cursorHidden: boolean };
  leave(): void;
  enter(): void;
}

type BlessedScreen = blessed.Widgets.Screen & RawScreen;

const DEFAULT_COLOUR = 0x1ff;
/** No cell can hold it, so a cell of which this is remembered is always written. */
const UNKNOWN = '\0';

/**
 * Draws pictures on a terminal by means of blessed: it knows the terminal's sequences, and of each picture
 * it writes only the cells that changed.
 *
 * Of blessed only the cells are used, not its boxes: they cut and wrap by rules of their own, take colour
 * codes out of content, and misplace what is not one cell wide. Nor does it see the keyboard: its input is a
 * stream on which nothing ever comes.
 */
export class Canvas {
  readonly #screen: BlessedScreen;
  readonly #theme: Theme;

  /** Takes the terminal over: alternate screen, cleared. */
  constructor(output: Output, theme: Theme) {
    this.#theme = theme;
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    // The description that comes with blessed: it can read few of those that systems have today.
    const options = { input, output, terminal: 'xterm-256color', fullUnicode: false };
    this.#screen = withoutHandlers(
      () => blessed.screen(options as unknown as blessed.Widgets.IScreenOptions) as BlessedScreen,
    );
  }

  /** The size of the terminal. One that does not tell it counts as a single cell. */
  get size(): Size {
    return { columns: Math.max(1, this.#screen.cols), rows: Math.max(1, this.#screen.rows) };
  }

  /** Calls back whenever the terminal has another size. It is blank then. */
  onResize(listener: () => void): void {
    this.#screen.on('resize', listener);
  }

  /** Shows a picture. */
  paint(picture: Picture): void {
    const { lines } = this.#screen;
    const wide: [row: number, column: number][] = [];
    lines.forEach((cells, y) => {
      this.#fill(cells, picture.rows[y] ?? { spans: [] }, (x) => wide.push([y, x]));
    });
    this.#screen.render();
    for (const [y, x] of wide) this.#forget(y, x);
    const { program } = this.#screen;
    program.cursorPos(picture.cursor.row, picture.cursor.column);
    if (program.cursorHidden) program.showCursor();
  }

  /** Forgets what the terminal shows, so that the next picture is written in full. */
  forgetAll(): void {
    this.#screen.realloc();
  }

  /** Gives the terminal back, for the time of a suspension. */
  leave(): void {
    this.#screen.leave();
    this.#screen.program.flush();
  }

  /** Takes the terminal over again. */
  enter(): void {
    this.#screen.enter();
  }

  /** Gives the terminal back for good. */
  destroy(): void {
    this.#screen.destroy();
  }

  #fill(cells: CellRow, row: PictureRow, onWide: (column: number) => void): void {
    let x = 0;
    const put = (text: string, attributes: number): void => {
      const cell = cells[x++];
      if (cell === undefined || (cell[0] === attributes && cell[1] === text)) return;
      cell[0] = attributes;
      cell[1] = text;
      cells.dirty = true;
    };
    for (const { text, style } of row.spans) {
      const attributes = this.#attributes(style);
      for (const grapheme of graphemes(text)) {
        const { text: drawn, width } = drawable(grapheme);
        if (width === 2) {
          onWide(x);
          cells.dirty = true;
        }
        put(drawn, attributes);
        if (width === 2) put('', attributes);
      }
    }
    const blank = row.fill === undefined ? this.#screen.dattr : this.#attributes(row.fill);
    while (x < cells.length) put(' ', blank);
  }

  /**
   * blessed takes each cell to move the terminal's cursor by one. A wide character moves it by two, and the
   * empty cell after it by none, which is right if and only if both are written.
   */
  #forget(y: number, x: number): void {
    for (const column of [x, x + 1]) {
      const cell = this.#screen.olines[y]?.[column];
      if (cell !== undefined) cell[1] = UNKNOWN;
    }
  }

  #attributes(style: Style): number {
    const { foreground, background, bold, underline, inverse }: Look = this.#theme[style];
    const flags = (bold === true ? 1 : 0) | (underline === true ? 2 : 0) | (inverse === true ? 8 : 0);
    return (flags << 18) | ((foreground ?? DEFAULT_COLOUR) << 9) | (background ?? DEFAULT_COLOUR);
  }
}

/**
 * blessed listens to signals and faults of the process, and ends it in its own way (with status 0) as soon
 * as it finds itself alone. Ending the process is the business of the program, so its listeners are removed.
 */
function withoutHandlers<T>(create: () => T): T {
  const events = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'uncaughtException'];
  const before = events.map((event) => process.rawListeners(event));
  const created = create();
  events.forEach((event, i) => {
    for (const listener of process.rawListeners(event)) {
      if (before[i]?.includes(listener) === false) process.off(event, listener as () => void);
    }
  });
  return created;
}
