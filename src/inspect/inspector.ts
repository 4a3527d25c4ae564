import type { Chat } from '../../generated/typescript/chat.js';
import { FrameSplitter } from '../protocol/index.js';
import type { Annotation } from '../runtime/index.js';
import { type Fault, faultOf } from './fault.js';
import { type Form, type Reader, readerOf, readFrame } from './form.js';
import { Frame, type InspectedFrame, sideOf } from './frame.js';

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * Inspects frames as their bytes come. What it holds is less than two frames, however many there were; and the frames
 * are the same however the bytes are cut.
 */
export class Inspector {
  readonly #form: Form;
  readonly #reader: Reader;
  readonly #mostRest: number;
  readonly #splitter: FrameSplitter;
  #frames = 0;
  #bytes = 0;
  /** Where the next frame begins. */
  #offset = 0;
  /** The frame before. A view of the piece that it came in, so at most one piece is kept. */
  #before = NOTHING;
  #side: Chat.Side | undefined;
  #repeats = 0;
  #failed = false;
  #fault: Fault | undefined;
  /** From the frame that cannot be read on, as far as it is to be shown. */
  readonly #rest: Uint8Array[] = [];
  #restLength = 0;

  /**
   * @param mostRest how many bytes are shown at most from the start of a frame on that cannot be read: what comes
   *   behind it may be anything, and of any length
   */
  constructor(form: Form, mostRest = Number.POSITIVE_INFINITY) {
    this.#form = form;
    this.#mostRest = mostRest;
    this.#reader = readerOf(form);
    this.#splitter = new FrameSplitter(this.#reader.frameLength);
  }

  /** Frames that could be read. */
  get frames(): number {
    return this.#frames;
  }

  /** All bytes that have come. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes behind those that are shown. */
  get hidden(): number {
    return this.#failed ? this.#bytes - this.#offset - this.#restLength : 0;
  }

  /** Why reading ended before the bytes did. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /**
   * Takes the next bytes.
   *
   * @param chunk must not be changed afterwards, since the frames are views of it
   * @returns the frames that are now whole, up to the first that cannot be read. All of them must be taken.
   */
  *feed(chunk: Uint8Array): Generator<InspectedFrame> {
    const start = this.#bytes;
    this.#bytes += chunk.length;
    if (this.#failed) {
      this.#keep(chunk);
      return;
    }
    for (const bytes of this.#splitter.feed(chunk)) {
      const frame = this.#inspect(bytes);
      if (frame === undefined) {
        this.#failed = true;
        this.#keep(bytes);
        this.#keep(chunk.subarray(this.#offset + bytes.length - start));
        return;
      }
      yield frame;
    }
  }

  /**
   * Says that nothing more comes.
   *
   * @returns the frame that could not be read, if there is one, with what is left of the bytes
   */
  end(): InspectedFrame | undefined {
    if (!this.#failed) {
      if (this.#splitter.waiting === 0) return undefined;
      this.#failed = true;
      this.#keep(this.#splitter.rest);
    }
    const bytes = new Uint8Array(this.#restLength);
    let at = 0;
    for (const piece of this.#rest) {
      bytes.set(piece, at);
      at += piece.length;
    }
    const { annotations, error } = readFrame(this.#reader, bytes, this.#frames);
    this.#fault = error && faultOf(annotations, error, this.#offset);
    this.#repeats = 0;
    return this.#frame(bytes, sideOf(annotations), annotations);
  }

  /** Undefined if it cannot be read. */
  #inspect(bytes: Uint8Array): InspectedFrame | undefined {
    let known: readonly Annotation[] | undefined;
    if (isSame(bytes, this.#before)) {
      // What these bytes are was found out before, and nobody may want to see it again.
      this.#repeats += 1;
    } else {
      const { annotations, error } = readFrame(this.#reader, bytes, this.#frames);
      if (error !== undefined) return undefined;
      known = annotations;
      this.#repeats = 0;
      this.#side = sideOf(annotations);
      this.#before = bytes;
    }
    const frame = this.#frame(bytes, this.#side, known);
    this.#offset += bytes.length;
    this.#frames += 1;
    return frame;
  }

  #frame(
    bytes: Uint8Array,
    side: Chat.Side | undefined,
    known: readonly Annotation[] | undefined,
  ): InspectedFrame {
    const reader = this.#reader;
    const index = this.#frames;
    return new Frame({
      name: `${reader.field.id}[${index}]`,
      side: this.#form === 'recording' ? side : this.#form,
      repeats: this.#repeats,
      bytes,
      offset: this.#offset,
      annotations: () => known ?? readFrame(reader, bytes, index).annotations,
    });
  }

  #keep(bytes: Uint8Array): void {
    const kept = bytes.slice(0, Math.max(0, this.#mostRest - this.#restLength));
    if (kept.length > 0) this.#rest.push(kept);
    this.#restLength += kept.length;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
