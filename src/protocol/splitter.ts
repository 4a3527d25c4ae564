import { Chat } from '../../generated/typescript/chat.js';
import { KaitaiStream } from '../runtime/index.js';

/**
 * How long the frame is that starts at `offset`, as far as the bytes up to `end` tell: at least `n` bytes are
 * needed from `offset` on, and if that many are there, the frame is exactly `n` bytes long. The generated
 * `frameLength` of a type of the spec is one.
 */
export type FrameLength = (bytes: Uint8Array, offset: number, end: number) => number;

/**
 * Takes the frame at the position of the stream. What is behind it is the next frame, or a part of it.
 *
 * @param length of the frame, in bytes
 */
export type TakeFrame = (io: KaitaiStream, length: number) => void;

/** The least that is set aside for a frame of which only a part has come. */
const FIRST_ALLOCATION = 16;

const NOTHING = new Uint8Array(0);

/**
 * Cuts a stream of bytes into frames. TCP hands over bytes in pieces of its own choosing: a piece may hold
 * many frames, a part of one, or the end of one and the start of the next.
 *
 * The runtime's `Decoder` does the same for every type. This is for frames alone: it can do without what the decoder
 * makes for each object (a view, a stream and a step of a generator), and go on behind a frame that is wrong.
 *
 * A frame that arrives whole is handed on as a view of the piece, without a copy. The start of a frame whose
 * rest has not come is copied, because a piece may be large and kept alive by the few bytes that are waited
 * with. What waits is less than one frame, whatever the other side sends and in however many pieces; and the
 * room it takes grows with the bytes that came, never with the length that was announced, so that many
 * connections which send three bytes each cannot claim the memory of many long messages.
 */
export class FrameSplitter {
  readonly #frameLength: FrameLength;
  /** The start of an unfinished frame, in the first `#waiting` bytes. */
  #partial: Uint8Array = NOTHING;
  #waiting = 0;
  #frames = 0;

  /** @param frameLength of the kind of frames that this stream carries */
  constructor(frameLength: FrameLength) {
    this.#frameLength = frameLength;
  }

  /** Bytes of an unfinished frame that wait for its rest. */
  get waiting(): number {
    return this.#waiting;
  }

  /** What has come of an unfinished frame. A view, valid until the next piece comes. */
  get rest(): Uint8Array {
    return this.#partial.subarray(0, this.#waiting);
  }

  /** Bytes of memory that are set aside for the unfinished frame: less than twice `waiting`, or 16. */
  get held(): number {
    return this.#partial.length;
  }

  /** Frames that have been handed on. */
  get frames(): number {
    return this.#frames;
  }

  /**
   * Takes the next piece of the stream.
   *
   * @param chunk any number of bytes; must not be changed afterwards, since frames may be views of it
   * @returns the frames that are now whole, in order, each exactly one frame
   */
  feed(chunk: Uint8Array): Uint8Array[] {
    const frames: Uint8Array[] = [];
    this.each(chunk, (io, length) => frames.push(io.readBytes(length)));
    return frames;
  }

  /**
   * The same for who reads the frames at once: all of a piece from one stream over it. Nothing is made for a
   * frame, not even a view of its bytes, which takes as long as to read a short text.
   *
   * @param take gets the frames that are now whole, in order. Where it leaves the stream does not matter.
   * @param most frames to hand on, at least 1; what is behind them is not looked at, and to be given again
   * @returns how many bytes of the piece were used: all, if it did not have more frames
   */
  each(chunk: Uint8Array, take: TakeFrame, most = Number.POSITIVE_INFINITY): number {
    const last = this.#frames + most;
    let offset = this.#waiting > 0 ? this.#resume(chunk, take) : 0;
    if (offset === chunk.length) return offset;
    const io = new KaitaiStream(chunk);
    while (offset < chunk.length && this.#frames < last) {
      const length = this.#frameLength(chunk, offset, chunk.length);
      if (offset + length > chunk.length) {
        this.#keep(chunk, offset, chunk.length);
        return chunk.length;
      }
      io.seek(offset);
      this.#frames += 1;
      offset += length;
      take(io, length);
    }
    return offset;
  }

  /**
   * Goes on with the unfinished frame. How long it is may become known only now, and in steps: each step adds
   * the bytes that are known to be missing and asks again.
   *
   * @returns how many bytes of the chunk were used
   */
  #resume(chunk: Uint8Array, take: TakeFrame): number {
    let used = 0;
    for (;;) {
      const length = this.#frameLength(this.#partial, 0, this.#waiting);
      if (length <= this.#waiting) {
        const io = new KaitaiStream(this.#partial.subarray(0, length));
        this.#partial = NOTHING;
        this.#waiting = 0;
        this.#frames += 1;
        take(io, length);
        return used;
      }
      if (used === chunk.length) return used;
      const end = Math.min(chunk.length, used + length - this.#waiting);
      this.#keep(chunk, used, end);
      used = end;
    }
  }

  /** Adds a part of the chunk to what waits. */
  #keep(chunk: Uint8Array, start: number, end: number): void {
    const needed = this.#waiting + end - start;
    if (needed > this.#partial.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.#partial.length, FIRST_ALLOCATION));
      grown.set(this.#partial.subarray(0, this.#waiting));
      this.#partial = grown;
    }
    this.#partial.set(chunk.subarray(start, end), this.#waiting);
    this.#waiting = needed;
  }
}

/** A splitter for what a client sends. */
export function clientFrameSplitter(): FrameSplitter {
  return new FrameSplitter((bytes, offset, end) => Chat.ClientFrame.frameLength(bytes, offset, end));
}

/** A splitter for what a server sends. */
export function serverFrameSplitter(): FrameSplitter {
  return new FrameSplitter((bytes, offset, end) => Chat.ServerFrame.frameLength(bytes, offset, end));
}
