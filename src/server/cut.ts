import type { Recipient } from './fan-out.js';

/**
 * A frame of its own that is at least so many bytes long is written as it is, not copied. It may be one that
 * many share (the list of a large room), and who asks for it a thousand times in one turn must not make a
 * thousand copies of it.
 */
const TOO_LONG_TO_COPY = 4096;

/** A part of the lines of a turn. Offsets, since the buffer still grows. */
interface Range {
  readonly start: number;
  readonly end: number;
}

type Piece = Range | Uint8Array;

/**
 * What one recipient gets out of a turn, when it is not just the lines: ranges of the lines, and frames of its
 * own in between. Offsets are how many bytes of lines had been gathered.
 */
export class Cut {
  readonly recipient: Recipient;
  readonly #pieces: Piece[] = [];
  /** The lines from here on are still to be cut; undefined outside of the room. */
  #from: number | undefined;
  /** Whether the connection ends after this. */
  closes = false;

  constructor(recipient: Recipient) {
    this.recipient = recipient;
    // Without a cut so far, it gets all lines of this turn or none.
    this.#from = recipient.inRoom ? 0 : undefined;
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

  /**
   * Writes to the recipient what it gets: in one buffer, but for long frames of its own.
   *
   * @param lines all lines of the turn; undefined if they could not be logged, so that nobody may get them
   */
  deliver(lines: Buffer | undefined): void {
    if (lines !== undefined) this.#take(lines.length);
    let run: Piece[] = [];
    for (const piece of this.#pieces) {
      if (!(piece instanceof Uint8Array)) {
        if (lines !== undefined) run.push(piece);
      } else if (piece.length < TOO_LONG_TO_COPY) {
        run.push(piece);
      } else {
        this.#write(run, lines);
        run = [];
        this.recipient.sink.write(piece);
      }
    }
    this.#write(run, lines);
  }

  #write(run: readonly Piece[], lines: Buffer | undefined): void {
    const bytes = join(run, lines);
    if (bytes !== undefined) this.recipient.sink.write(bytes);
  }

  /** Cuts the lines up to the offset. */
  #take(offset: number): void {
    if (this.#from === undefined) return;
    if (offset > this.#from) this.#pieces.push({ start: this.#from, end: offset });
    this.#from = offset;
  }
}

/** The pieces in one buffer: a copy, or the piece itself when it is the only one. */
function join(pieces: readonly Piece[], lines: Buffer | undefined): Uint8Array | undefined {
  const [first] = pieces;
  if (first === undefined) return undefined;
  if (pieces.length === 1) {
    return first instanceof Uint8Array ? first : lines?.subarray(first.start, first.end);
  }
  let size = 0;
  for (const piece of pieces) size += piece instanceof Uint8Array ? piece.length : piece.end - piece.start;
  const all = Buffer.allocUnsafe(size);
  let at = 0;
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) {
      all.set(piece, at);
      at += piece.length;
    } else if (lines !== undefined) {
      at += lines.copy(all, at, piece.start, piece.end);
    }
  }
  return all;
}
