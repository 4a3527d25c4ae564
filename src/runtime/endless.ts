/**
 * Instances that contain themselves: where an object has an instance of its own type at its own position, each that is
 * read has another one in it, without end.
 */
import { EndlessInstanceError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';

/** What is inside itself so often is so without end. A parameter or a condition may end it before. */
const MOST = 100;

/** Where an object was read as an instance, and of which object. */
interface Reading {
  readonly offset: number;
  readonly size: number;
  readonly of: KaitaiStruct;
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
  const reading = { offset: io.baseOffset + start, size: io.size, of };
  readings.set(value, reading);
  let times = 0;
  for (let at: unknown = of; at instanceof KaitaiStruct; at = readings.get(at)?.of ?? at._parent) {
    const other = readings.get(at);
    const isSame = other?.offset === reading.offset && other.size === reading.size;
    if (isSame && at.constructor === value.constructor) times += 1;
  }
  if (times >= MOST) throw new EndlessInstanceError(srcPath, reading.offset);
}
