import { KaitaiError } from './errors.js';
import { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';
import { checkReadAgain, readAgain } from './read-again.js';
import { inMeasuringRound, inPartRound, inRound } from './write-round.js';

const NOTHING = new Uint8Array(0);

/** Streams in which nothing is but what an object wrote that was never read: what it wrote there before need not stay. */
const made = new WeakSet<KaitaiStream>();

/**
 * Base of generated classes that have instances with a position, themselves or in a part of theirs. Their bytes are
 * not one after the other, so they are written in two steps, and read again to see that nothing was overwritten.
 */
export abstract class PositionedStruct extends KaitaiStruct {
  abstract override _fetchInstances(): void;

  protected override _writeWhole(io: KaitaiStream): void {
    inRound(io, () => {
      this._write__seq(io);
      this._fetchInstances();
    });
  }

  override _keepRest(): this {
    super._keepRest();
    this._rest ??= NOTHING;
    return this;
  }

  /** How far the stream that it starts must reach, all instances included. */
  private _extent(): number {
    const io = KaitaiStream.growing();
    // As long as the sequence from the start: what goes on to the end of the stream asks where that is.
    io.writeBytes(new Uint8Array(this._byteLength() + this._lookahead()));
    io.seek(0);
    inMeasuringRound(io, () => {
      this._write__seq(io);
      this._fetchInstances();
    });
    return io.size;
  }

  override _partLength(): number {
    return Math.max(super._partLength(), this._extent());
  }

  override _partBytes(size = 0): Uint8Array {
    const io = KaitaiStream.fixed(Math.max(size, this._partLength()));
    inPartRound(io, () => {
      this._writePart(io);
      this._fetchInstances();
    });
    return io.toByteArray();
  }

  /**
   * One that was read is written over a copy of the bytes that it was read from, so that what the specification does not
   * reach stays as it was; where it does not fit there any more, the copy is made as long as it needs to be. Other holes are
   * zeros.
   *
   * @internal
   */
  protected override _bytes(): Uint8Array {
    // What was not asked for yet is still where it was read.
    this._fetchInstances();
    this._prepare();
    this._checkAll();
    const source = this._source();
    const inPlace = source === undefined ? undefined : this._inPlace(source);
    if (inPlace !== undefined) return inPlace;
    const io = resized(source ?? NOTHING, this._extent());
    if (source === undefined) made.add(io);
    return this._written(io);
  }

  /**
   * Of an object whose parts are each right but may contradict each other: what is read where all of them were written, one
   * over the other. That is written as what it was read from.
   *
   * @throws KaitaiError if nothing can be read there
   * @internal
   */
  _settled(): this {
    this._prepare();
    this._checkAll();
    const io = KaitaiStream.fixed(this._extent());
    this._write(io);
    const again = readAgain(this, io.toByteArray());
    again._fetchInstances();
    return again;
  }

  /** All that it was read from, if it was read from a stream that it starts. */
  private _source(): Uint8Array | undefined {
    const io = this._io;
    return io === undefined || made.has(io) || this._rest === undefined ? undefined : io.toByteArray();
  }

  /** Written over that, if it still fits. */
  private _inPlace(source: Uint8Array): Uint8Array | undefined {
    try {
      return this._written(new KaitaiStream(source.slice()));
    } catch (error) {
      if (error instanceof KaitaiError) return undefined;
      throw error;
    }
  }

  private _written(io: KaitaiStream): Uint8Array {
    this._writeTo(io);
    const bytes = io.toByteArray();
    checkReadAgain(this, bytes);
    return bytes;
  }

  protected override _append(io: KaitaiStream): void {
    const bytes = this._bytes();
    io.seek(io.size);
    io.writeBytes(bytes);
  }
}

/** A stream of `size` bytes: a copy of these, as far as they go, and then zeros. */
function resized(bytes: Uint8Array, size: number): KaitaiStream {
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, size));
  return new KaitaiStream(copy);
}
