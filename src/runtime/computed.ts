/**
 * Fields that are computed from the rest of a file: `-ts-value`. What they must be is known when all of it was read or
 * written, since it may be at the other end. So the objects that have such fields are noted on the way, and asked at the end.
 */
import type { FieldInfo } from './annotations.js';
import { byteArrayEquals } from './byte-arrays.js';
import { wayTo } from './field-paths.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';
import { findSpan } from './spans.js';
import { ConsistencyError, ValidationNotEqualError } from './validation-errors.js';

/** How a field, or an element of one, is computed. */
export interface Computation<T> {
  /** What the value must be. */
  readonly compute: () => T;
  /** Makes it the value of the field. */
  readonly set: (value: T) => unknown;
  /** Writes the value where the stream stands; none where that would touch other fields. */
  readonly write?: (io: KaitaiStream, value: T) => void;
  /** Of the element, in a repeated field. */
  readonly index?: number;
}

/** Is told of each field of an object that is computed, and its value now. */
export type Computed = <T>(
  object: KaitaiStruct,
  name: string,
  field: FieldInfo,
  value: T | undefined,
  computation: Computation<T>,
) => void;

/** The objects that were read since the outermost began; undefined outside of reading. */
let read: KaitaiStruct[] | undefined;
/** The same of writing. */
let written: Set<KaitaiStruct> | undefined;
/** Whether what is written or read now is only on the way to what it must be. */
let isSettling = false;
/** What takes the errors of values that disagree; undefined where they are thrown. */
let accepted: ValidationNotEqualError[] | undefined;

/**
 * Reads or writes and takes values that disagree with what they are computed from, in place of an error: to look at a
 * damaged file, or to mend it. `toBytes()` of what was read so writes each value as it must be.
 *
 * ```ts
 * const { value, mismatches } = acceptMismatches(() => Png.fromBytes(bytes));
 * for (const { path, expected, actual } of mismatches) console.log(path, expected, actual);
 * const mended = value.toBytes();
 * ```
 *
 * @param action it must not be asynchronous
 */
export function acceptMismatches<T>(action: () => T): {
  readonly value: T;
  readonly mismatches: readonly ValidationNotEqualError[];
} {
  const outer = accepted;
  const mismatches: ValidationNotEqualError[] = [];
  accepted = mismatches;
  try {
    return { value: action(), mismatches };
  } finally {
    accepted = outer;
  }
}

/**
 * Reads an object; when the outermost has been read, all in it are checked.
 *
 * @throws ValidationNotEqualError for the first value that is another
 */
export function readComputed(object: KaitaiStruct, action: () => void): void {
  if (read !== undefined) {
    action();
    read.push(object);
    return;
  }
  const objects: KaitaiStruct[] = [];
  read = objects;
  try {
    action();
    objects.push(object);
    if (isSettling) return;
    // What is computed may ask for what is read only then.
    for (let i = 0; i < objects.length; i++) objects[i]?._compute(checked);
  } finally {
    read = undefined;
  }
}

/** An object with fields that are computed is written. */
export function writesComputed(object: KaitaiStruct): void {
  written?.add(object);
}

/**
 * Writes an object, which may have been made by hand, and checks all that was written.
 *
 * @throws ValidationNotEqualError for the first value that is another
 */
export function checkComputed(write: () => void): void {
  if (isSettling || written !== undefined) {
    write();
    return;
  }
  const objects = new Set<KaitaiStruct>();
  written = objects;
  try {
    write();
    for (const object of objects) object._compute(checked);
  } finally {
    written = undefined;
  }
}

function checked<T>(
  object: KaitaiStruct,
  name: string,
  field: FieldInfo,
  value: T | undefined,
  { compute, index }: Computation<T>,
): void {
  let expected: T;
  try {
    expected = compute();
  } catch (error) {
    if (isUnknown(error) && object._root === undefined) return;
    throw error;
  }
  if (isSame(value, expected)) return;
  const span = findSpan(object, name, index);
  const at = read !== undefined && span ? { pos: span.start, baseOffset: span.io.baseOffset } : undefined;
  const error = new ValidationNotEqualError(expected, value, at, field.path);
  const way = wayTo(object);
  if (way !== undefined) {
    const item = index === undefined ? '' : `[${index}]`;
    const path = `${way === '' ? '' : `${way}.`}${field.id}${item}`;
    error.place(path, at && at.baseOffset + at.pos);
  }
  if (accepted === undefined) throw error;
  accepted.push(error);
}

/** Whether what is asked for is not there: of a part that was read or made alone, what would be around it. */
export function isUnknown(error: unknown): boolean {
  return error instanceof ConsistencyError && (error.actual === undefined || error.actual === null);
}

/** Whether an object is being written again and again, until its values are right. */
export function isToSettle(): boolean {
  return isSettling;
}

/**
 * Does something while nothing is checked.
 *
 * @param action is told how to have the objects noted that are written
 */
export function whileSettling<T>(action: (note: (objects: Set<KaitaiStruct>) => void) => T): T {
  const outer = written;
  isSettling = true;
  try {
    return action((objects) => {
      written = objects;
    });
  } finally {
    isSettling = false;
    written = outer;
  }
}

/** Whether two values of a field are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return byteArrayEquals(a, b);
  return Object.is(a, b);
}
