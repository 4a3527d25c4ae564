/**
 * Elements that take no bytes. Bytes are what bounds a repetition: where an element takes none, nothing ends one that goes on
 * to the end of the stream, and a count of four bytes may say that there are billions of them.
 */
import { EmptyElementsError, IntegerRangeError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';

/** Generated code compares with it itself where nothing is read. */
export let maxEmptyElements = 100_000;

/** So many in a row do not get a repetition to the end of its stream. Which of them takes none may depend on its index. */
const MOST_TO_END = 1_000;

interface Count {
  /** Of all, in any repetition. */
  total: number;
  /** Of those at the same position, one behind the other. */
  inARow: number;
  at: number;
}

/** By the outermost object. */
const counts = new WeakMap<object, Count>();

/**
 * Sets how many elements of repeated fields may take no bytes; 100,000 unless set. Besides these, there may be as many as
 * the stream has bytes, all repetitions of the outermost object taken together. What has more cannot be read: that is an
 * {@link EmptyElementsError}.
 *
 * @param count 1 or more
 * @returns what was set before
 * @throws IntegerRangeError if it is not a positive integer
 */
export function setMaxEmptyElements(count: number): number {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new IntegerRangeError('a number of elements', count, 1, Number.MAX_SAFE_INTEGER);
  const before = maxEmptyElements;
  maxEmptyElements = count;
  return before;
}

/**
 * An element was read that took no bytes.
 *
 * @param object that has it
 * @param toEnd whether the repetition goes on to the end of the stream, which is not here
 * @throws EmptyElementsError
 */
export function emptyElement(object: KaitaiStruct, io: KaitaiStream, toEnd: boolean): void {
  const outermost = (object._root as object | undefined | null) ?? object;
  const count = counts.get(outermost) ?? { total: 0, inARow: 0, at: -1 };
  const at = io.baseOffset + io.pos;
  count.inARow = at === count.at ? count.inARow + 1 : 1;
  count.at = at;
  count.total += 1;
  counts.set(outermost, count);
  if (toEnd && count.inARow > MOST_TO_END && !io.isEof()) throw new EmptyElementsError();
  if (count.total > maxEmptyElements + at) tooManyEmpty();
}

/** @throws EmptyElementsError */
export function tooManyEmpty(): never {
  throw new EmptyElementsError(maxEmptyElements);
}
