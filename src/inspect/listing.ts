import type { InspectedFrame } from './frame.js';
import { Sheet } from './sheet.js';
import { plural, putFrame } from './show.js';

/** Of frames in a row that are the same, so many are shown. */
const SHOWN_ALIKE = 8;

/** Bytes that are collected before they are written: a write for each frame would take longer than the frame. */
const PIECE = 65_536;

/** What the command prints: a block for each frame, and a line for those in a row that repeat the one before. */
export class Listing {
  readonly #all: boolean;
  readonly #sheet = new Sheet();
  /** Frames that are not shown, because enough that are the same were shown before. */
  #first: InspectedFrame | undefined;
  #last: InspectedFrame | undefined;

  /** @param all - whether to show also those that repeat the ones before */
  constructor(all: boolean) {
    this.#all = all;
  }

  /** Whether there is enough to be written. */
  get isFull(): boolean {
    return this.#sheet.length >= PIECE;
  }

  /** Takes the next frame. */
  add(frame: InspectedFrame): void {
    if (!this.#all && frame.repeats >= SHOWN_ALIKE) {
      this.#first ??= frame;
      this.#last = frame;
      return;
    }
    this.#endRepeats();
    putFrame(this.#sheet, frame);
    this.#sheet.endLine();
  }

  /** Adds a line of its own. */
  say(line: string): void {
    this.#endRepeats();
    this.#sheet.text(line);
    this.#sheet.endLine();
  }

  /** Hands over what has been added. The bytes are not used again before the promise resolves. */
  async write(out: (bytes: Uint8Array) => Promise<void>): Promise<void> {
    if (this.#sheet.length > 0) await out(this.#sheet.bytes);
    this.#sheet.clear();
  }

  /** Nothing more comes: counts what was not shown. */
  end(): void {
    this.#endRepeats();
  }

  #endRepeats(): void {
    const { name = '', repeats = 0, size = 0 } = this.#last ?? {};
    if (this.#first === undefined) return;
    const first = this.#first.name;
    this.#first = this.#last = undefined;
    const count = repeats - SHOWN_ALIKE + 1;
    const again = `the same ${plural(size, 'byte')} again`;
    this.say(count === 1 ? `${name}: ${again}\n` : `${first} to ${name}: ${count} times ${again}\n`);
  }
}
