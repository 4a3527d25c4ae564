/**
 * Values that have to fit into the bytes that the specification has for them.
 */
import { KaitaiStream } from '../kaitai-stream.js';
import { KaitaiStruct } from '../kaitai-struct.js';
import { type OpaqueObject, ownBytes } from '../opaque.js';
import { type RawExtent, writeRaw } from '../raw-bytes.js';
import type { Draw } from './drawing.js';
import { attempt } from './objects.js';
import { listOf, type Measures } from './repetition.js';
import { countable, DeadEnd, inRoom, MAX_COUNT, type Room, roomHere } from './within.js';

/** How the bytes of a value end, and which sizes a length field can say, if one follows from them. */
export interface SizedShape extends RawExtent, Partial<Measures> {
  /** Whether nobody can say here what a process makes of the bytes, and so whether they fit. */
  readonly isUnknown?: boolean;
}

/** How many values are drawn in one place, before all that is around them is drawn anew. */
const TRIES_IN_PLACE = 10;

/**
 * Draws values until the bytes of one fit.
 *
 * @param encode what a `process` makes of its bytes
 */
export function sized<T>(
  draw: Draw,
  shape: SizedShape,
  one: () => T,
  encode?: (bytes: Uint8Array) => Uint8Array,
): T {
  const { record } = draw;
  if (shape.size !== undefined) countable(shape.size);
  if (shape.isUnknown) return one();
  const room = roomIn(shape);
  for (let tries = 0; tries < TRIES_IN_PLACE; tries++) {
    const mark = record.mark();
    const value = attempt(() => {
      const drawn = inRoom(room, one);
      return fits(drawn, shape, room, encode) ? { drawn } : undefined;
    });
    if (value !== undefined) return value.drawn;
    if (!record.forget(mark) || --record.patience.left < 0) break;
  }
  throw new DeadEnd();
}

/** How much room a part has: where nothing tells the end but its size, so much, and else at most so much. */
function roomIn({ size, max, terminator, padRight }: SizedShape): Room | undefined {
  if (size === undefined) return max === undefined ? undefined : { max };
  return terminator === undefined && padRight === undefined ? { size } : { max: size };
}

function fits(
  value: unknown,
  shape: SizedShape,
  room: Room | undefined,
  encode: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): boolean {
  const io = KaitaiStream.growing();
  writeRaw('', io, encode(bytesOf(value, room)), shape);
  const { min = 0, max = Number.POSITIVE_INFINITY, step = 1 } = shape;
  return io.size >= min && io.size <= max && (io.size - min) % step === 0;
}

/** A part that is too short for its room is filled up when it is written. */
function bytesOf(value: unknown, room: Room | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (!(value instanceof KaitaiStruct)) return ownBytes('', value as OpaqueObject);
  value._prepare();
  return value._partBytes(room !== undefined && 'size' in room ? room.size : 0);
}

/**
 * What is left of a part for a field that goes on to its end: nothing is said of it where the size of the part is not
 * known.
 *
 * @param empty what the field is if nothing is left
 */
export function left<T extends KaitaiStruct, K extends keyof T>(
  self: T,
  name: K,
  empty: T[K],
): { readonly size?: number; readonly max?: number } {
  const room = roomHere();
  if (room === undefined) return {};
  self[name] = empty;
  self._prepare();
  const before = self._byteLength();
  if ('size' in room) return { size: countable(room.size - before) };
  // A length field of four bytes allows more than anybody draws.
  return { max: countable(Math.min(room.max - before, MAX_COUNT)) };
}

/** A list that goes on to the end of a part. */
export function listToEnd<T extends KaitaiStruct, K extends keyof T, E>(
  draw: Draw,
  self: T,
  name: K,
  element: (index: number) => E,
): E[] {
  const room = roomHere();
  if (room === undefined || !('size' in room)) return listOf(draw, undefined, element);
  const items: E[] = [];
  const rest = () => left(self, name, items as T[K]).size ?? 0;
  for (let now = rest(), before = now + 1; now > 0; before = now, now = rest()) {
    // Elements of no bytes would go on for ever.
    if (now >= before) throw new DeadEnd();
    items.push(element(items.length));
  }
  return items;
}
