/**
 * Bytes that end in front of a terminator which they do not consume, so that what comes next starts with it.
 */
import { byteArrayEquals, isAligned } from './byte-arrays.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { ConsistencyError } from './validation-errors.js';

/** A terminator that must be in the stream when all of it is written. */
interface Expected {
  readonly id: string;
  readonly at: number;
  readonly terminator: Uint8Array;
}

const expected = new WeakMap<KaitaiStream, Expected[]>();

/** Whether there is anything to look up; most programs have no such field at all. */
let isUsed = false;

/** Length of what is in front of an included terminator. */
export function lengthBefore(bytes: Uint8Array, terminator: Uint8Array): number {
  return bytes.length - (endsWith(bytes, terminator) ? terminator.length : 0);
}

/** Whether the last bytes are the terminator; one of several bytes is found at multiples of its length only. */
export function endsWith(bytes: Uint8Array, terminator: Uint8Array): boolean {
  const at = bytes.length - terminator.length;
  return at >= 0 && isAligned(at, terminator.length) && byteArrayEquals(bytes.subarray(at), terminator);
}

/** Writes a terminator, and goes back to before it, so that the field that starts with it goes over it. */
export function writeAhead(id: string, io: KaitaiStream, terminator: Uint8Array): void {
  const at = io.pos;
  io.writeBytes(terminator);
  io.seek(at);
  isUsed = true;
  expected.set(io, [...(expected.get(io) ?? []), { id, at, terminator }]);
}

/**
 * When all of a stream is written: whether what followed did start with the terminators.
 *
 * @throws ConsistencyError
 */
export function checkTerminators(io: KaitaiStream): void {
  if (!isUsed) return;
  const all = expected.get(io);
  if (all === undefined) return;
  expected.delete(io);
  const end = io.pos;
  for (const { id, at, terminator } of all) {
    io.seek(at);
    const found = io.readBytes(Math.min(terminator.length, io.size - at));
    if (!byteArrayEquals(found, terminator)) throw new ConsistencyError(id, terminator, found);
  }
  io.seek(end);
}
