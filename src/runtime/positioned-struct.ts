import { AnnotationTree } from './annotations.js';
import { byteArrayEquals } from './byte-arrays.js';
import { KaitaiError } from './errors.js';
import { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';
import {
  areWithin,
  checkStays,
  checkUnchanged,
  fetchReadable,
  leavesAny,
  rangesOf,
  whileLeaving,
} from './leaving.js';
import { checkReadAgain, readAgain, readLike } from './read-again.js';
import { inMeasuringRound, inPartRound, inRound, withStreamsOf } from './write-round.js';

const NOTHING = new Uint8Array(0);

/**
 * Base of generated classes that have instances with a position, themselves or in a part of theirs. Their bytes are
 * not one after the other, so they are written in two steps, and read again to see that nothing was overwritten.
 */
export abstract class PositionedStruct extends KaitaiStruct {
  abstract override _fetchInstances(): void;

  /** The stream that it was read from: what nobody has asked for yet is still there. @internal */
  declare _origin: KaitaiStream | undefined;

  protected override _writeWhole(io: KaitaiStream): void {
    inRound(io, () => {
      this._write__seq(io);
      if (this._origin !== undefined) checkStays(this, io.pos, this._origin);
      this._fetchInstances();
    });
  }

  override _keepRest(): this {
    super._keepRest();
    this._rest ??= NOTHING;
    return this;
  }

  /** Once an instance is to be read anew, it is read where the object was written last. @internal */
  protected _readFromLast(): void {
    if (this._origin !== undefined) this._origin = this._io;
  }

  override _write(io: KaitaiStream): void {
    // What was not asked for yet is not in the other stream.
    this._fetchInstances();
    super._write(io);
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
    const bytes = io.toByteArray();
    if (this._origin !== undefined) checkUnchanged(this, bytes, this._origin.toByteArray());
    return bytes;
  }

  /**
   * One that was read is written over a copy of the bytes that it was read from, so that what the specification does not
   * reach stays as it was; where it does not fit there any more, the copy is made as long as it needs to be. Other holes are
   * zeros.
   *
   * @internal
   */
  protected override _bytes(): Uint8Array {
    const source = this._source();
    const left =
      source === undefined
        ? undefined
        : withStreamsOf(
            () => this._leaving(source),
            (bytes) => bytes !== undefined,
          );
    if (left !== undefined) return left;
    // What was not asked for yet is still where it was read.
    fetchReadable(this);
    this._prepare();
    this._checkAll();
    const inPlace =
      source === undefined
        ? undefined
        : withStreamsOf(
            () => unlessRefused(() => this._over(source)),
            (bytes) => bytes !== undefined,
          );
    if (inPlace !== undefined) return inPlace;
    // What could not be read may be anywhere.
    const least = source !== undefined && leavesAny(this, source.buffer) ? source.length : 0;
    const io = resized(source ?? NOTHING, Math.max(least, this._extent()));
    this._writeTo(io);
    const bytes = io.toByteArray();
    checkReadAgain(this, bytes);
    return bytes;
  }

  /**
   * Written over what it was read from, without what nobody has asked for; undefined if that does not fit, or might damage
   * what was left.
   */
  private _leaving(source: Uint8Array): Uint8Array | undefined {
    return unlessRefused(() => {
      this._prepare();
      this._checkAll();
      if (!leavesAny(this)) return this._over(source);
      const bytes = whileLeaving(source, () => this._copied(source));
      if (byteArrayEquals(bytes, source)) {
        checkReadAgain(this, bytes);
        return bytes;
      }
      const [before, after] = [new AnnotationTree(), new AnnotationTree()];
      checkReadAgain(this, bytes, after);
      readLike(this, source, before);
      return areWithin(rangesOf(after), rangesOf(before)) ? bytes : undefined;
    });
  }

  /** Written over a copy of the bytes that it was read from. */
  private _copied(source: Uint8Array): Uint8Array {
    const io = new KaitaiStream(source.slice());
    this._writeTo(io);
    return io.toByteArray();
  }

  private _over(source: Uint8Array): Uint8Array {
    const bytes = this._copied(source);
    checkReadAgain(this, bytes);
    return bytes;
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

  /** All that it was read from, if it was read from a stream that it starts, and what is behind it is not left out. */
  private _source(): Uint8Array | undefined {
    return this._rest === undefined ? undefined : this._origin?.toByteArray();
  }

  protected override _append(io: KaitaiStream): void {
    const bytes = this._bytes();
    io.seek(io.size);
    io.writeBytes(bytes);
  }
}

/** Undefined where the action fails as it may. */
function unlessRefused<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof KaitaiError) return undefined;
    throw error;
  }
}

/** A stream of `size` bytes: a copy of these, as far as they go, and then zeros. */
function resized(bytes: Uint8Array, size: number): KaitaiStream {
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, size));
  return new KaitaiStream(copy);
}
