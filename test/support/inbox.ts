import { show } from './bytes.js';
import { FrameCutter } from './frame-cutter.js';

/** What a client has got: every frame from first to last, kept, and taken one by one by who waits for them. */
export class Inbox {
  /** All frames that came, byte for byte. */
  readonly frames: Buffer[] = [];
  /** The server has closed its direction, or there is no connection any more. */
  over = false;
  readonly #cutter = new FrameCutter();
  #taken = 0;
  #wake: () => void = () => {};

  /** All frames that came, as `show` shows them. */
  get seen(): string[] {
    return this.frames.map(show);
  }

  /** Bytes at the end that are not a whole frame. */
  get unfinished(): number {
    return this.#cutter.waiting;
  }

  /** Takes the next frame, when it is there, as `show` shows it; `undefined` when there will be none. */
  async frame(): Promise<string | undefined> {
    while (this.#taken === this.frames.length && !this.over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const next = this.frames[this.#taken];
    if (next === undefined) return undefined;
    this.#taken += 1;
    return show(next);
  }

  /** Takes frames up to the one that is shown like this. Throws when the connection ends before. */
  async upTo(shown: string): Promise<void> {
    for (;;) {
      const next = await this.frame();
      if (next === undefined) throw new Error(`The connection ended, and no ${shown} had come.`);
      if (next === shown) return;
    }
  }

  protected receive(bytes: Buffer): void {
    if (this.over) return;
    const frames = this.#cutter.feed(bytes);
    for (const frame of frames) this.frames.push(frame);
    if (frames.length > 0) this.#wake();
  }

  protected finish(): void {
    this.over = true;
    this.#wake();
  }
}
