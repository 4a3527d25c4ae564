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
    for (const character of this.#utf8.write(chunk)) this.push(character);
    done();
  }
}
