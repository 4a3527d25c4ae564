import { Transform, type TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A terminal to read from. */
export interface RawInput extends NodeJS.ReadableStream {
  readonly isRaw?: boolean;
  setRawMode?(raw: boolean): unknown;
}

/**
 * A terminal's input as one chunk per character.
 *
 * Node's readline (seen in version 20) puts all but the last character of a chunk at the end of the line,
 * wherever the cursor is, and loses count of the rows. A chunk has several characters when the user pastes
 * or types faster than the program reads. With one character a chunk it is right.
 */
export class SingleCharacters extends Transform {
  readonly isTTY = true;
  readonly #input: RawInput;
  readonly #utf8 = new StringDecoder('utf8');
  /** What came while an answer of the terminal is waited for, and who gets it. */
  #held = '';
  #pattern = /$^/;
  #onAnswer: ((answer: RegExpExecArray | undefined) => void) | undefined;

  constructor(input: RawInput) {
    super({ readableObjectMode: true });
    this.#input = input;
    input.pipe(this);
  }

  get isRaw(): boolean {
    return this.#input.isRaw === true;
  }

  /** Called by readline, which takes this for the terminal. */
  setRawMode(raw: boolean): this {
    this.#input.setRawMode?.(raw);
    return this;
  }

  /** Reads no more, so that the program can end. */
  detach(): void {
    this.#input.unpipe(this);
    this.#input.pause();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#take(this.#utf8.write(chunk));
    done();
  }

  /**
   * Waits for an answer of the terminal, and takes it out of what is typed. What is typed meanwhile is held back, until
   * the promise has resolved.
   *
   * @param milliseconds - after which the terminal is believed not to answer
   * @returns the answer; undefined if none came
   */
  answer(pattern: RegExp, milliseconds: number): Promise<RegExpExecArray | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#onAnswer?.(undefined), milliseconds);
      this.#onAnswer = (answer) => {
        this.#onAnswer = undefined;
        clearTimeout(timer);
        resolve(answer);
        const held = this.#held;
        this.#held = '';
        // After whoever waits has done what the answer is for.
        setImmediate(() => this.#take(held));
      };
      this.#pattern = pattern;
    });
  }

  #take(text: string): void {
    if (this.#onAnswer === undefined) {
      for (const character of text) this.push(character);
      return;
    }
    this.#held += text;
    const answer = this.#pattern.exec(this.#held);
    if (answer === null) return;
    this.#held = this.#held.slice(0, answer.index) + this.#held.slice(answer.index + answer[0].length);
    this.#onAnswer(answer);
  }
}
