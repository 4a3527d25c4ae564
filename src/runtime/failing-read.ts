/** Which field was being read when reading failed: it is read once more, and tells an annotator of each field. */
import type { Annotator, FieldInfo } from './annotations.js';
import { KaitaiError } from './errors.js';
import { type Follower, mayBePlaced, placed } from './failing.js';
import { isStruct, pathTo, wayTo } from './field-paths.js';
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
  field: FieldInfo,
  io: KaitaiStream,
  again: () => unknown,
): unknown {
  if (!mayBePlaced(error) || error.path !== undefined) return error;
  // Where the reader is followed already, whoever does so knows the place.
  if (io.annotator !== undefined) return withPathOfInstance(error, object, field);
  const way = wayTo(object);
  // An object that is no part of its parent yet is being read itself: whoever reads the whole finds the place.
  if (way === undefined) return error;
  return withPathOfInstance(placed(error, new Reader(io, way), again), object, field);
}

/** The same where it fails before it is known where the instance is. */
export function withPathOfInstance(error: unknown, object: KaitaiStruct, field: FieldInfo): unknown {
  if (!mayBePlaced(error) || error.path !== undefined) return error;
  object._io?.annotator?.failInstance(field, object);
  return withPathOfValue(error, object, field.id);
}

/** The same of a value that is computed: bytes it has none. */
export function withPathOfValue(error: unknown, object: KaitaiStruct, id: string): unknown {
  if (!mayBePlaced(error) || error.path !== undefined || object._io?.annotator !== undefined) return error;
  const way = wayTo(object);
  if (way !== undefined) error.place(pathTo(way, id));
  return error;
}

/** A field that the reader came to. */
interface Entered {
  readonly field: FieldInfo;
  readonly path: string;
  readonly start?: number;
  /** Of an instance: the object that has it. */
  readonly object?: object | undefined;
}

/** Goes with the reader of a stream from field to field. */
class Reader implements Annotator, Follower {
  private readonly stack: Entered[] = [];
  /** Each field of the specification as it was read last: a `valid` is looked at when its field has been read. */
  private readonly read = new Map<string, Entered>();
  private readonly objects = new WeakMap<object, string>();
  /** By how many are open: of which it is asked whether it is there. To find out, instances may be read. */
  private readonly asked: (Entered | undefined)[] = [];
  /** The first instance that failed, unless it was come to. */
  private failed: Entered | undefined;

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
    this.asked[this.stack.length] = undefined;
    this.enter(field, index === undefined ? pathTo(this.path, field.id) : `${this.path}[${index}]`, io);
  }

  openInstance(field: FieldInfo, io: KaitaiStream, object: object): void {
    this.enter(field, pathTo(this.wayTo(object), field.id), io, object);
  }

  condition(field: FieldInfo, io: KaitaiStream): void {
    this.asked[this.stack.length] = entered(field, pathTo(this.path, field.id), io);
  }

  failInstance(field: FieldInfo, object: object): void {
    if (this.stack.some((one) => one.field === field && one.object === object)) return;
    this.failed ??= { field, path: pathTo(this.wayTo(object), field.id) };
  }

  /** The way to an object of which an instance is read, which may have been read itself long ago. */
  private wayTo(object: object): string {
    return this.objects.get(object) ?? (isStruct(object) ? wayTo(object) : undefined) ?? this.path;
  }

  private enter(field: FieldInfo, path: string, io: KaitaiStream, object?: object): void {
    this.stack.push({ ...entered(field, path, io), object });
  }

  close(): void {
    this.asked.length = this.stack.length;
    const entered = this.stack.pop();
    if (entered !== undefined) this.read.set(entered.field.path, entered);
  }

  /** Tells an error where the reader stopped. */
  place(error: Error): Error {
    const isOpen = this.failed ?? this.asked[this.stack.length] ?? this.stack.at(-1);
    const innermost =
      error instanceof ValidationFailedError ? (this.read.get(error.srcPath) ?? isOpen) : isOpen;
    if (innermost !== undefined && error instanceof KaitaiError) error.place(innermost.path, innermost.start);
    return error;
  }
}

function entered(field: FieldInfo, path: string, io: KaitaiStream): Entered {
  return { field, path, start: io.baseOffset + io.pos };
}
