/**
 * Bytes that end in front of a terminator which they do not consume, so that what comes next starts with it.
 */
import { byteArrayEquals } from './byte-arrays.js';
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

function endsWith(bytes: Uint8Array, end: Uint8Array): boolean {
  return bytes.length >= end.length && byteArrayEquals(bytes.subarray(bytes.length - end.length), end);
}

/**
 * Writes bytes in front of a terminator that is not consumed. It is written too, but the position is before
 * it, so that the field that starts with it goes over it.
 *
 * @param include whether the terminator is at the end of the bytes
 * @param eosError whether it must be there
 * @throws ConsistencyError if nothing can come next, and the bytes could not be read again
 */
export function writeBefore(
  id: string,
  io: KaitaiStream,
  bytes: Uint8Array,
  terminator: Uint8Array,
  include: boolean,
  eosError: boolean,
): void {
  io.writeBytes(include ? bytes.subarray(0, lengthBefore(bytes, terminator)) : bytes);
  const at = io.pos;
  if (io.isGrowing || io.size - at >= terminator.length) {
    if (include && !endsWith(bytes, terminator)) return;
    io.writeBytes(terminator);
    io.seek(at);
    isUsed = true;
    expected.set(io, [...(expected.get(io) ?? []), { id, at, terminator }]);
  } else if (eosError) {
    throw new ConsistencyError(id, 'the terminator behind it', 'the end of the stream');
  }
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
