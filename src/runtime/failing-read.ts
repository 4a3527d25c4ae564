/** Which field was being read when reading failed: it is read once more, and tells an annotator of each field. */
import type { Annotator, FieldInfo } from './annotations.js';
import { KaitaiError } from './errors.js';
import { type Follower, mayBePlaced, placed } from './failing.js';
import { pathTo, wayTo } from './field-paths.js';
import { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';
import { ValidationFailedError } from './validation-errors.js';

/**
 * The error with the field in which it happened, and the byte at which this begins.
 *
 * @param io the stream that the object was read from, from its start on
 * @param again reads the object once more, from another stream
 */
export function withPlace(error: unknown, io: KaitaiStream, again: (io: KaitaiStream) => unknown): unknown {
  // What was found when all had been read knows its place.
  if (!mayBePlaced(error) || error.path !== undefined) return error;
  const copy = new KaitaiStream(io.toByteArray());
  return placed(error, new Reader(copy, ''), () => again(copy));
}

/**
 * The same for an instance of an object that was read before.
 *
 * @param io the stream that the instance is read from
 * @param again reads it once more
 */
export function withPlaceOfInstance(
  error: unknown,
  object: KaitaiStruct,
  io: KaitaiStream,
  again: () => unknown,
): unknown {
  if (!mayBePlaced(error) || error.path !== undefined) return error;
  // Where the reader is followed already, whoever does so knows the place.
  if (io.annotator !== undefined) return error;
  const way = wayTo(object);
  // An object that is no part of its parent yet is being read itself: whoever reads the whole finds the place.
  return way === undefined ? error : placed(error, new Reader(io, way), again);
}

/** A field that the reader came to. */
interface Entered {
  readonly field: FieldInfo;
  readonly path: string;
  readonly start: number;
}

/** Goes with the reader of a stream from field to field. */
class Reader implements Annotator, Follower {
  private readonly stack: Entered[] = [];
  /** Each field of the specification as it was read last: a `valid` is looked at when its field has been read. */
  private readonly read = new Map<string, Entered>();
  private readonly objects = new WeakMap<object, string>();

  /** @param way to the object in which reading begins */
  constructor(
    private readonly io: KaitaiStream,
    private readonly way: string,
  ) {
    io.annotator = this;
  }

  end(): void {
    this.io.annotator = undefined;
  }

  private get path(): string {
    return this.stack.at(-1)?.path ?? this.way;
  }

  begin(object: object): void {
    this.objects.set(object, this.path);
  }

  open(field: FieldInfo, io: KaitaiStream, index?: number): void {
    // An element is opened in its array, of which the path has the id already.
    this.enter(field, index === undefined ? pathTo(this.path, field.id) : `${this.path}[${index}]`, io);
  }

  openInstance(field: FieldInfo, io: KaitaiStream, object: object): void {
    this.enter(field, pathTo(this.objects.get(object) ?? this.path, field.id), io);
  }

  private enter(field: FieldInfo, path: string, io: KaitaiStream): void {
    this.stack.push({ field, path, start: io.baseOffset + io.pos });
  }

  close(): void {
    const entered = this.stack.pop();
    if (entered !== undefined) this.read.set(entered.field.path, entered);
  }

  /** Tells an error where the reader stopped. */
  place(error: Error): Error {
    const isOpen = this.stack.at(-1);
    const innermost =
      error instanceof ValidationFailedError ? (this.read.get(error.srcPath) ?? isOpen) : isOpen;
    if (innermost !== undefined && error instanceof KaitaiError) error.place(innermost.path, innermost.start);
    return error;
  }
}
