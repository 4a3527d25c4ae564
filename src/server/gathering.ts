import type { Recipient } from './fan-out.js';

/** Bytes put one after the other into a buffer that grows by doubling. */
export class GrowingBuffer {
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length, 1024));
      grown.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = grown;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = needed;
  }

  /** What has been appended so far, without a copy. */
  view(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

/** What one turn of the event loop has for everybody: the lines of the room, and who does not get just these. */
export class Gathering {
  readonly lines = new GrowingBuffer();
  readonly cuts = new Map<Recipient, Cut>();

  get isEmpty(): boolean {
    return this.lines.length === 0 && this.cuts.size === 0;
  }
}

/** The cut of this recipient, made when it is first needed. */
export function cutFor(gathering: Gathering, recipient: Recipient): Cut {
  let cut = gathering.cuts.get(recipient);
  if (cut === undefined) {
    // Without a cut so far, it gets all lines of this turn or none.
    cut = new Cut(recipient.inRoom ? 0 : undefined);
    gathering.cuts.set(recipient, cut);
  }
  return cut;
}

/** A part of the lines of a turn. Offsets, since the buffer still grows. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What one recipient gets out of a turn, when it is not just the lines: ranges of the lines, and frames of its
 * own in between. Offsets are how many bytes of lines had been gathered.
 */
export class Cut {
  readonly #pieces: (Range | Uint8Array)[] = [];
  /** The lines from here on are still to be cut; undefined outside of the room. */
  #from: number | undefined;
  /** Whether the connection ends after this. */
  closes = false;

  constructor(from: number | undefined) {
    this.#from = from;
  }

  /** Whether the recipient is in the room at the end of the turn. */
  get inRoom(): boolean {
    return this.#from !== undefined;
  }

  enter(offset: number): void {
    this.#from = offset;
  }

  /** Leaves out the lines between start and end. */
  skip(start: number, end: number): void {
    this.#take(start);
    this.#from = end;
  }

  insert(offset: number, frame: Uint8Array): void {
    this.#take(offset);
    this.#pieces.push(frame);
  }

  close(offset: number): void {
    this.#take(offset);
    this.#from = undefined;
    this.closes = true;
  }

  /** All that the recipient gets, in one buffer: a copy, or the lines themselves when that is all. */
  assemble(lines: Buffer): Buffer {
    this.#take(lines.length);
    const [first] = this.#pieces;
    if (first === undefined) return lines.subarray(0, 0);
    if (this.#pieces.length === 1 && !(first instanceof Uint8Array)) {
      return lines.subarray(first.start, first.end);
    }
    const size = this.#pieces.reduce(
      (sum, piece) => sum + (piece instanceof Uint8Array ? piece.length : piece.end - piece.start),
      0,
    );
    const all = Buffer.allocUnsafe(size);
    let at = 0;
    for (const piece of this.#pieces) {
      if (piece instanceof Uint8Array) {
        all.set(piece, at);
        at += piece.length;
      } else {
        at += lines.copy(all, at, piece.start, piece.end);
      }
    }
    return all;
  }

  /** Cuts the lines up to the offset. */
  #take(offset: number): void {
    if (this.#from === undefined) return;
    if (offset > this.#from) this.#pieces.push({ start: this.#from, end: offset });
    this.#from = offset;
  }
}
