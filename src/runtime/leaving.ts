/**
 * Instances of objects that were read which nobody has asked for or set: they are still where they were read, and are left
 * there when the object is written over a copy of its bytes.
 */
import { type AnnotationTree, flatten } from './annotations.js';
import { EndlessInstanceError, KaitaiError, NestingError } from './errors.js';
import { fieldsOf, isStruct } from './field-paths.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';

/** An object by the names of its properties. */
type Members = Record<string, unknown>;

let isFetching = false;

/** Reads all instances that can be read. What cannot is left where it is, as if nobody had asked for it. */
export function fetchReadable(object: KaitaiStruct): void {
  const outer = isFetching;
  isFetching = true;
  try {
    object._fetchInstances();
  } finally {
    isFetching = outer;
  }
}

/** Whether an instance that could not be read may be left; one without an end would fail at each of its levels. */
export function mayBeLeft(error: unknown): boolean {
  return (
    isFetching &&
    error instanceof KaitaiError &&
    !(error instanceof NestingError || error instanceof EndlessInstanceError)
  );
}

/** The value of a field, without reading what stands at a position. */
export function heldValue(object: KaitaiStruct, name: string): unknown {
  const members = object as unknown as Members;
  return Object.hasOwn(members, name) ? members[name] : members[`_m_${name}`];
}

/** Whether a field stands at a position, and was not asked for since the object was read. */
export function isLeft(object: KaitaiStruct, name: string): boolean {
  const members = object as unknown as Members;
  if (Object.hasOwn(members, name) || members[`${name}Enabled`] === false) return false;
  return members._origin !== undefined && members[`_m_${name}`] === undefined;
}

/**
 * Whether any instance is left, of the object or of one in it.
 *
 * @param within counts those alone of objects that were read from such memory, and not from what a process made
 */
export function leavesAny(object: KaitaiStruct, within?: ArrayBufferLike): boolean {
  const rest = [object];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    for (const name of Object.keys(fieldsOf(next))) {
      if (isLeft(next, name) && (within === undefined || memoryOf(next) === within)) return true;
      const value = heldValue(next, name);
      if (isStruct(value)) rest.push(value);
      else if (Array.isArray(value)) for (const item of value) if (isStruct(item)) rest.push(item);
    }
  }
  return false;
}

function memoryOf(object: KaitaiStruct): ArrayBufferLike | undefined {
  const { _origin } = object as { readonly _origin?: KaitaiStream };
  return _origin?.toByteArray().buffer;
}

/** Thrown where an instance that is left might be damaged: then all have to be read, and written. */
export class DamageError extends KaitaiError {}

/** What is written over while instances are left: then nothing may move in the stream of an object that has any. */
let source: Uint8Array | undefined;

/** @param bytes those that are written over, in a copy of them */
export function whileLeaving<T>(bytes: Uint8Array, write: () => T): T {
  const outer = source;
  source = bytes;
  try {
    return write();
  } finally {
    source = outer;
  }
}

/** While instances are left: what was behind an object in its stream must come where it was. */
export function checkRest(rest: Uint8Array, io: KaitaiStream): void {
  if (source === undefined || rest.length === 0 || rest.buffer !== source.buffer) return;
  if (rest.byteOffset - source.byteOffset !== io.baseOffset + io.pos)
    throw new DamageError('something has moved');
}

/** The same of the object that has all of them: its sequence must end where it ended. */
export function checkStays(object: KaitaiStruct, end: number, origin: { readonly size: number }): void {
  if (source !== undefined && object._rest !== undefined && end !== origin.size - object._rest.length)
    throw new DamageError('something has moved');
}

/** The same of bytes that are written to memory of their own, and are not compared with what was read before. */
export function checkUnchanged(object: KaitaiStruct, bytes: Uint8Array, before: Uint8Array): void {
  if (source === undefined || !leavesAny(object)) return;
  const isSame = bytes.length === before.length && bytes.every((byte, i) => byte === before[i]);
  if (!isSame) throw new DamageError('something has changed');
}

/** The bytes that fields were read from, in order. */
export function rangesOf(tree: AnnotationTree): [start: number, end: number][] {
  const all = flatten(tree.top).map(({ annotation }): [number, number] => [annotation.start, annotation.end]);
  const merged: [number, number][] = [];
  for (const [start, end] of all.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}

/** Whether each of the ranges is inside one of the others. */
export function areWithin(ranges: readonly [number, number][], others: readonly [number, number][]): boolean {
  let at = 0;
  return ranges.every(([start, end]) => {
    while ((others[at]?.[1] ?? Number.POSITIVE_INFINITY) < end) at++;
    const other = others[at];
    return other !== undefined && other[0] <= start && end <= other[1];
  });
}
