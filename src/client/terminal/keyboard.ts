import { InputDecoder } from './decoder.js';
import type { InputEvent } from './events.js';

/** A terminal to read from: `process.stdin`, or in tests a stream that has what is used of it. */
export interface TerminalInput extends NodeJS.ReadableStream {
  setRawMode?(raw: boolean): unknown;
}

/** Milliseconds after which a lone ESC is the Escape key. Over a slow line a sequence may come in pieces. */
const ESCAPE_TIMEOUT = 60;
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
  #timer: NodeJS.Timeout | undefined;

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
    clearTimeout(this.#timer);
    this.#input.off('data', this.#data);
  }

  readonly #data = (chunk: Uint8Array | string): void => {
    clearTimeout(this.#timer);
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    this.#decoder.feed(bytes).forEach(this.#listener);
    const { waiting } = this.#decoder;
    if (waiting === 'nothing') return;
    const timeout = waiting === 'paste' ? PASTE_TIMEOUT : ESCAPE_TIMEOUT;
    this.#timer = setTimeout(() => this.#decoder.flush().forEach(this.#listener), timeout);
  };
}
