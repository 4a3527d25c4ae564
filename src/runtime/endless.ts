/**
 * Instances that contain themselves: where an object has an instance of its own type at its own position, each that is
 * read has another one in it, without end.
 */
import { EndlessInstanceError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';

/** What is inside itself so often is so without end. A parameter or a condition may end it before. */
const MOST = 20;

/** What was read, and where: what is the same again may go on so for ever. */
interface Place {
  readonly type: unknown;
  readonly offset: number;
  readonly size: number;
}

/** An object that was read as an instance, in a line of such objects, each inside the one before. */
interface Reading {
  /** Its number in the line, from 1. */
  readonly number: number;
  /** The last place up to here of which the number is a power of two. What comes again and again will meet it. */
  readonly mark: Place;
  /** How often the mark of its time was met so far. */
  readonly times: number;
}

const readings = new WeakMap<object, Reading>();

/**
 * Called with what was read as an instance, where its type may be inside itself.
 *
 * @param start position where it was read
 * @param of the object that has it
 * @throws EndlessInstanceError
 */
export function checkEnds(
  srcPath: string,
  value: unknown,
  io: KaitaiStream,
  start: number,
  of: KaitaiStruct,
): void {
  if (Array.isArray(value)) for (const item of value) checkEnds(srcPath, item, io, start, of);
  if (!(value instanceof KaitaiStruct)) return;
  const place = { type: value.constructor, offset: io.baseOffset + start, size: io.size };
  const reading = inside(readingAround(of), place);
  readings.set(value, reading);
  if (reading.times >= MOST) throw new EndlessInstanceError(srcPath, place.offset);
}

/** Of the nearest object around that was read as an instance. */
function readingAround(of: KaitaiStruct): Reading | undefined {
  for (let at: unknown = of; at instanceof KaitaiStruct; at = at._parent) {
    const reading = readings.get(at);
    if (reading !== undefined) return reading;
  }
  return undefined;
}

/**
 * Brent's way to find a cycle: to compare with one that is further and further back, and not with all, since a list that
 * goes from offset to offset may have very many.
 */
function inside(around: Reading | undefined, place: Place): Reading {
  if (around === undefined) return { number: 1, mark: place, times: 0 };
  const number = around.number + 1;
  const { mark } = around;
  const isSame = mark.type === place.type && mark.offset === place.offset && mark.size === place.size;
  const isMark = Number.isInteger(Math.log2(number));
  return { number, mark: isMark ? place : mark, times: around.times + (isSame ? 1 : 0) };
}
