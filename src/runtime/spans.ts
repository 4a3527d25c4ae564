/**
 * Where fields are in their streams: noted by generated code, while it reads and while it writes, for the fields of which
 * something else is computed. Kept beside the objects, so that these have no property that is not of the specification.
 */
import type { KaitaiStream } from './kaitai-stream.js';
import { ConsistencyError } from './validation-errors.js';

/** The bytes of a field, or of an element of one. */
export interface Span {
  readonly io: KaitaiStream;
  /** Position in bytes in the stream; of bits that go on in a byte, that of this byte. */
  readonly start: number;
  /** The position behind it. */
  readonly end: number;
}

interface Noted {
  readonly io: KaitaiStream;
  readonly start: number;
  end: number;
  /** Where each element begins. */
  readonly items: number[];
}

const notes = new WeakMap<object, Map<string, Noted>>();

/** A field begins where the stream stands. */
export function beginSpan(object: object, name: string, io: KaitaiStream): void {
  let fields = notes.get(object);
  if (fields === undefined) {
    fields = new Map();
    notes.set(object, fields);
  }
  const start = startIn(io);
  fields.set(name, { io, start, end: start, items: [] });
}

/** The same of the next element of a field that has begun. */
export function beginItem(object: object, name: string, io: KaitaiStream): void {
  notes.get(object)?.get(name)?.items.push(startIn(io));
}

/** A field ends where the stream stands. */
export function endSpan(object: object, name: string, io: KaitaiStream): void {
  const noted = notes.get(object)?.get(name);
  if (noted !== undefined) noted.end = io.pos;
}

function startIn(io: KaitaiStream): number {
  return io.bitsLeft > 0 ? io.pos - 1 : io.pos;
}

/** Where a field is, or an element of it; undefined if it was neither read nor written yet. */
export function findSpan(object: object, name: string, index?: number): Span | undefined {
  const noted = notes.get(object)?.get(name);
  if (noted === undefined || index === undefined) return noted;
  const start = noted.items[index];
  return start === undefined ? undefined : { io: noted.io, start, end: noted.items[index + 1] ?? noted.end };
}

/**
 * Where a field was read or written last.
 *
 * @param index of an element
 * @throws ConsistencyError if it was neither yet
 */
export function spanOf(object: object, name: string, index?: number): Span {
  const span = findSpan(object, name, index);
  if (span !== undefined) return span;
  throw new ConsistencyError(
    index === undefined ? name : `${name}[${index}]`,
    'a place in a stream',
    undefined,
  );
}

/**
 * The bytes from the start of one field to the end of another. They are not copied.
 *
 * @throws ConsistencyError if they are not in the same stream
 */
export function bytesBetween(from: Span, to: Span): Uint8Array {
  if (from.io !== to.io)
    throw new ConsistencyError('_bytes_of', 'fields of one stream', 'fields of two streams');
  const { io } = from;
  // To ask for bytes leaves a byte of which some bits were taken.
  const mark = io.mark();
  const bytes = io.toByteArray().subarray(from.start, to.end);
  io.reset(mark);
  return bytes;
}
