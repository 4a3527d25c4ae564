import type { Duplex } from 'node:stream';

/** Something to be sent. */
interface Item {
  readonly bytes: Uint8Array;
  /** What the user typed, if it is that: so that they can be told what became of it. */
  readonly text: string | undefined;
}

/** Texts that were handed over and are remembered until something is heard; older ones are forgotten. */
const MAX_REMEMBERED = 100;

/**
 * Writes to a stream, and knows what became of it as far as that can be known.
 *
 * TCP does not tell a program whether what it sent has arrived. What can be known is whether the operating
 * system took the bytes. For that, one frame is written at a time, the next one only when the one before has
 * been taken: of frames that are written together, one can't tell how many were taken when the connection
 * breaks. A frame that was taken in part only can never be read by the server, which needs it whole.
 */
export class Outbox {
  readonly #stream: Duplex;
  readonly #waiting: Item[] = [];
  /** Written, and not yet confirmed by the stream. */
  readonly #written: Item[] = [];
  /** Taken by the system after the last sign of life of the server. */
  #taken: string[] = [];
  #onEnd: (() => void) | undefined;
  #onDrain: (() => void)[] = [];

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.once('close', () => this.#drained());
  }

  /** Texts of which the server cannot have got all bytes. */
  get unsent(): string[] {
    return [...this.#written, ...this.#waiting].flatMap(({ text }) => (text === undefined ? [] : [text]));
  }

  /** Texts that the system took, with no sign of life of the server since. The newest {@link MAX_REMEMBERED}. */
  get doubtful(): readonly string[] {
    return this.#taken;
  }

  /** Whether something waits because the other side reads too slowly. */
  get congested(): boolean {
    return this.#waiting.length > 0;
  }

  /** Sends bytes after everything before them. */
  put(bytes: Uint8Array, text?: string): void {
    this.#waiting.push({ bytes, text });
    this.#pump();
  }

  /** The server has sent something: the connection worked until now. */
  heard(): void {
    this.#taken = [];
  }

  /** Calls back when all has been handed over, and ends the stream. */
  end(onEnd: () => void): void {
    this.#onEnd = onEnd;
    this.#pump();
  }

  /** Resolves when nothing waits any more, or the connection is closed. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.congested || this.#stream.destroyed) resolve();
      else this.#onDrain.push(resolve);
    });
  }

  #pump(): void {
    while (this.#stream.writable && this.#stream.writableLength === 0) {
      const item = this.#waiting.shift();
      if (item === undefined) break;
      this.#written.push(item);
      this.#stream.write(item.bytes, (error) => this.#confirm(error));
    }
    if (this.congested) return;
    this.#drained();
    if (this.#onEnd !== undefined) this.#stream.end(this.#onEnd);
    this.#onEnd = undefined;
  }

  #confirm(error: Error | null | undefined): void {
    if (error) return;
    const text = this.#written.shift()?.text;
    if (text !== undefined) this.#taken = [...this.#taken, text].slice(-MAX_REMEMBERED);
    this.#pump();
  }

  #drained(): void {
    for (const resolve of this.#onDrain) resolve();
    this.#onDrain = [];
  }
}
