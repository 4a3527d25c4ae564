import { fullyRead } from './debug.js';
import { EOFError, IntegerRangeError, KaitaiError } from './errors.js';
import { withPlace } from './failing-read.js';
import { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';

/** A generated class without parameters. */
export interface Decodable<T extends KaitaiStruct> {
  new (io: KaitaiStream): T;
  /**
   * How many bytes the next object takes, where its first bytes tell.
   *
   * @throws KaitaiError if they cannot be those of an object
   */
  frameLength?(bytes: Uint8Array, offset: number, end: number): number;
  /** Whether only the end of the stream tells where it ends. */
  readonly endsWithStream?: boolean;
}

/** What a {@link Decoder} may be told. */
export interface DecoderOptions {
  /** The most bytes that one object may take; 16 MiB unless given. What waits in memory is less than twice that. */
  readonly maxBytes?: number;
}

const NOTHING = new Uint8Array(0);
const DEFAULT_MAX_BYTES = 16 * 2 ** 20;

/**
 * Looking at an object in vain costs its bytes so far. This often all of them may be looked at, and so many bytes
 * in any case; an object that comes in very small pieces is then looked at only now and then.
 */
const LOOKS = 16;
const FREE_BYTES = 65_536;

/**
 * Makes objects of a stream of bytes that arrives in pieces. The objects are the same however it is cut.
 *
 * ```ts
 * const decoder = new Decoder(Chat.ClientFrame);
 * socket.on('data', (chunk) => {
 *   for (const frame of decoder.feed(chunk)) console.log(frame.command);
 * });
 * socket.on('end', () => {
 *   for (const frame of decoder.end()) console.log(frame.command);
 * });
 * ```
 *
 * When an object is read depends on its type:
 *
 * - A type with `frameLength()` is read once, when all of it is there.
 * - Any other is tried, and tried again when the bytes have come that it was found to need. What is tried is bounded
 *   by a multiple of the bytes that came, so an object that comes in very many small pieces may be found complete a
 *   little later than its last byte, when more comes or with `end()`.
 * - A type that goes on to the end of the stream (`endsWithStream`) is the one object of it, and read by `end()`.
 *
 * Where bytes are wrong, what was whole before them is given out first, and then the error is thrown, by every call
 * from then on: where the next object starts is not known.
 */
export class Decoder<T extends KaitaiStruct> {
  readonly #type: Decodable<T>;
  readonly #maxBytes: number;
  /** What has arrived and was not read: the bytes of `#store` from `#start` to `#end`. */
  #store: Uint8Array = NOTHING;
  #start = 0;
  #end = 0;
  /** Whether bytes can be added to `#store`, or it is a piece of the caller's. */
  #isOwn = false;
  /** With fewer bytes than this, the next object cannot be whole. */
  #needed = 1;
  /** Bytes that were looked at in vain since the last object. */
  #spent = 0;
  #objects = 0;
  #ended = false;
  #failure: unknown;

  /** @throws IntegerRangeError if `maxBytes` is not a positive integer */
  constructor(type: Decodable<T>, { maxBytes = DEFAULT_MAX_BYTES }: DecoderOptions = {}) {
    if (!Number.isSafeInteger(maxBytes) || maxBytes < 1)
      throw new IntegerRangeError('maxBytes', maxBytes, 1, Number.MAX_SAFE_INTEGER);
    this.#type = type;
    this.#maxBytes = maxBytes;
  }

  /** Bytes that have arrived and are no whole object yet, or one that was not taken yet. */
  get waiting(): number {
    return this.#end - this.#start;
  }

  /** Objects that were given out. */
  get objects(): number {
    return this.#objects;
  }

  /**
   * Takes the next piece of the stream.
   *
   * @param chunk any number of bytes; must not be changed afterwards, since byte arrays of the objects are views of it
   * @returns the objects that are now whole, each read when it is asked for. Those that are not taken come next time.
   * @throws KaitaiError (when the objects are taken) of the reader, if the bytes are no such object
   * @throws IntegerRangeError (when the objects are taken) if an object is larger than `maxBytes`
   */
  feed(chunk: Uint8Array): Iterable<T> {
    if (this.#ended) throw new KaitaiError('the stream has ended: nothing can follow');
    this.#add(chunk);
    return this.#wholeObjects();
  }

  /**
   * Says that nothing more comes.
   *
   * @returns the objects that are left
   * @throws EOFError if the stream ends inside an object; where objects are left, when all of them are taken
   * @throws KaitaiError of the reader
   */
  end(): Iterable<T> {
    this.#ended = true;
    const left: T[] = [];
    try {
      if (this.#type.endsWithStream === true) {
        // One that has only the end of the stream is there without bytes, and what is behind it is left alone.
        if (this.#objects === 0) left.push(this.#take());
        this.#start = this.#end;
      }
      while (this.waiting > 0) left.push(this.#take());
    } catch (error) {
      this.#failure ??= error;
      if (left.length === 0) throw this.#failure;
    }
    return this.#given(left);
  }

  *#given(objects: readonly T[]): Generator<T> {
    yield* objects;
    if (this.#failure !== undefined) throw this.#failure;
  }

  *#wholeObjects(): Generator<T> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      let object: T | undefined;
      try {
        object = this.#next();
      } catch (error) {
        this.#failure = error;
        throw error;
      }
      if (object === undefined) break;
      yield object;
    }
    this.#keep();
  }

  /** The next object if it is whole. */
  #next(): T | undefined {
    const { waiting } = this;
    if (this.#type.endsWithStream === true) {
      if (waiting > this.#maxBytes) this.#failTooLarge(waiting);
      return undefined;
    }
    if (waiting < this.#needed || this.#spent > LOOKS * waiting + FREE_BYTES) return undefined;
    const length = this.#frameLength();
    if (length !== undefined && length > Math.min(waiting, this.#maxBytes)) return this.#wait(length);
    const io = this.#stream();
    try {
      return this.#taken(this.#read(io), io);
    } catch (error) {
      // Not the end of a part that has a size: more bytes of the stream would not make that one longer.
      if (!(error instanceof EOFError && error.isOf(io))) throw this.#placed(error, io);
      return this.#wait(Math.max(io.pos + error.bytesReq, io.size + 1));
    }
  }

  /** What the type tells, if it does; where the bytes are wrong, to read them says how. */
  #frameLength(): number | undefined {
    try {
      return this.#type.frameLength?.(this.#store, this.#start, this.#end);
    } catch (error) {
      if (error instanceof KaitaiError) return undefined;
      throw error;
    }
  }

  #wait(needed: number): undefined {
    if (needed > this.#maxBytes) this.#failTooLarge(needed);
    this.#needed = needed;
    this.#spent += this.waiting;
  }

  #failTooLarge(needed: number): never {
    throw new IntegerRangeError('the bytes of an object (maxBytes)', needed, 0, this.#maxBytes);
  }

  /** The next object, of which all that will ever come is there. */
  #take(): T {
    if (this.#failure !== undefined) throw this.#failure;
    const io = this.#stream();
    try {
      return this.#taken(this.#read(io), io);
    } catch (error) {
      if (!(error instanceof EOFError && error.isOf(io))) throw this.#placed(error, io);
      const message = `the stream ends ${this.waiting} bytes after the start of an object: ${error.message}`;
      throw this.#placed(new EOFError(message, error.bytesReq, error.bytesAvail, io), io);
    }
  }

  #read(io: KaitaiStream): T {
    return fullyRead(new this.#type(io));
  }

  #placed(error: unknown, io: KaitaiStream): unknown {
    return withPlace(error, io, (again) => this.#read(again));
  }

  /** Starts with the object, so that positions do not depend on where the bytes were cut, and ends where it may. */
  #stream(): KaitaiStream {
    const end = Math.min(this.#end, this.#start + this.#maxBytes);
    return new KaitaiStream(this.#store.subarray(this.#start, end));
  }

  #taken(object: T, io: KaitaiStream): T {
    if (io.pos === 0 && this.#type.endsWithStream !== true)
      throw new KaitaiError('an object that takes no bytes could be read again and again');
    this.#start += io.pos;
    this.#needed = 1;
    this.#spent = 0;
    this.#objects += 1;
    return object;
  }

  #add(chunk: Uint8Array): void {
    const { waiting } = this;
    if (waiting === 0) {
      this.#store = chunk;
      this.#isOwn = false;
      this.#start = 0;
      this.#end = chunk.length;
      return;
    }
    if (this.#end + chunk.length > this.#store.length) this.#move(waiting + chunk.length);
    this.#store.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Copies what waits out of the caller's piece, which may be large and kept alive by the few bytes of it. */
  #keep(): void {
    if (this.waiting === 0) {
      this.#store = NOTHING;
      this.#start = this.#end = 0;
    } else if (!this.#isOwn) this.#move(this.waiting);
  }

  /** To memory of its own, with room for so many bytes. What objects were read from is left as it is. */
  #move(size: number): void {
    const { waiting } = this;
    const larger = new Uint8Array(Math.max(size, 2 * waiting));
    larger.set(this.#store.subarray(this.#start, this.#end));
    this.#store = larger;
    this.#isOwn = true;
    this.#start = 0;
    this.#end = waiting;
  }
}
