import { isBurst, ofBurst } from './bursts.js';
import { InputDecoder } from './decoder.js';
import type { InputEvent } from './events.js';

/** A terminal to read from: `process.stdin`, or in tests a stream that has what is used of it. */
export interface TerminalInput extends NodeJS.ReadableStream {
  setRawMode?(raw: boolean): unknown;
}

/** Milliseconds after which a lone ESC is the Escape key. Over a slow line a sequence may come in pieces. */
const ESCAPE_TIMEOUT = 300;
/** Milliseconds of silence after which a burst of keys is over. */
const BURST_TIMEOUT = 25;
/** Milliseconds of silence after which a paste whose end was lost is over. */
const PASTE_TIMEOUT = 1000;

/** Bracketed paste, and telling when the window gets or loses the focus. Terminals ignore what they cannot. */
const MODES_ON = '\x1b[?2004h\x1b[?1004h';
const MODES_OFF = '\x1b[?2004l\x1b[?1004l';

/** The keyboard of a terminal in raw mode, with bracketed paste. */
export class Keyboard {
  readonly #input: TerminalInput;
  readonly #output: NodeJS.WritableStream;
  readonly #decoder = new InputDecoder();
  readonly #listener: (event: InputEvent) => void;
  /** A burst that may go on. */
  #held: InputEvent[] = [];
  #stopSequence: () => void = () => {};
  #stopBurst: () => void = () => {};

  constructor(input: TerminalInput, output: NodeJS.WritableStream, listener: (event: InputEvent) => void) {
    this.#input = input;
    this.#output = output;
    this.#listener = listener;
    input.on('data', this.#data);
  }

  /** Takes the keyboard: no echo, no line editing, no signals from keys. */
  enter(): void {
    // Off first: after a stop the terminal may be in another mode than we believe.
    this.#input.setRawMode?.(false);
    this.#input.setRawMode?.(true);
    this.#input.resume();
    this.#output.write(MODES_ON);
  }

  /** Gives the keyboard back as it was. */
  leave(): void {
    this.#input.setRawMode?.(false);
    this.#input.pause();
    this.#output.write(MODES_OFF);
  }

  /** Listens no more. */
  dispose(): void {
    this.#stopSequence();
    this.#stopBurst();
    this.#input.off('data', this.#data);
  }

  readonly #data = (chunk: Uint8Array | string): void => {
    this.#stopSequence();
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    this.#take(this.#decoder.feed(bytes));
    const { waiting } = this.#decoder;
    if (waiting === 'nothing') return;
    const timeout = waiting === 'paste' ? PASTE_TIMEOUT : ESCAPE_TIMEOUT;
    this.#stopSequence = inSilence(timeout, () => this.#take(this.#decoder.flush()));
  };

  #take(events: InputEvent[]): void {
    if (this.#held.length === 0 && !isBurst(events)) {
      events.forEach(this.#listener);
      return;
    }
    this.#held.push(...events);
    this.#stopBurst();
    this.#stopBurst = inSilence(BURST_TIMEOUT, () => {
      const held = this.#held;
      this.#held = [];
      ofBurst(held).forEach(this.#listener);
    });
  }
}

/**
 * Calls back after so many milliseconds, and after what has come meanwhile was read: a process that was not running for a
 * while would otherwise take its own absence for silence.
 *
 * @returns a function that calls it off
 */
function inSilence(milliseconds: number, callback: () => void): () => void {
  let immediate: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    immediate = setImmediate(callback);
  }, milliseconds);
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
}
