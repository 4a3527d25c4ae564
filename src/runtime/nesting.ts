/**
 * How deep objects may be inside each other, where their type may be inside itself. Each level takes a part of the
 * engine's stack, whose size a program does not know and whose end is no error that it could tell from others; bytes that
 * mean harm could ask for any number of levels. Only types that may be inside themselves count, the others cannot be deep.
 */
import { IntegerRangeError, NestingError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';

/**
 * Far deeper than people build things, and within half of the stack that engines have by default, for a type of over a
 * hundred fields that is made for debugging.
 */
const DEFAULT_MOST = 256;

let most = DEFAULT_MOST;

/** Calls of {@link enterObject} that {@link leaveObject} has not ended yet. */
let levels = 0;

/**
 * Sets how deep objects of types that may be inside themselves may be inside each other, in the whole program; 256 unless
 * set. What is deeper cannot be read, made or written: that is a {@link NestingError}. How many levels there is room for
 * depends on the type and on the engine's stack: for a small type, more than a thousand in Node (`node --stack-size`).
 *
 * @param count 1 or more
 * @returns what was set before
 * @throws IntegerRangeError if it is not a positive integer
 */
export function setMaxNesting(count: number): number {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new IntegerRangeError('a number of levels', count, 1, Number.MAX_SAFE_INTEGER);
  const before = most;
  most = count;
  return before;
}

/**
 * How deep an object is.
 *
 * @param around how deep the object is that it is a part of; nothing, or 0, where nothing is done to that
 * @param srcPath the type in the specification
 * @param io the stream that it is read from or written to, if there is one
 * @throws NestingError
 */
export function levelInside(around: number | undefined, srcPath: string, io?: KaitaiStream): number {
  const level = (around ?? 0) + 1;
  if (level > most) fail(srcPath, io);
  return level;
}

function fail(srcPath: string, io: KaitaiStream | undefined): never {
  throw new NestingError(srcPath, most, io && io.baseOffset + io.pos);
}

/**
 * The same where it is not known what the object is a part of: counts the calls that have not returned yet.
 *
 * @param srcPath the type in the specification
 * @param io the stream that it is read from or written to, if there is one
 * @throws NestingError if there are too many already; then {@link leaveObject} is not to be called
 */
export function enterObject(srcPath: string, io?: KaitaiStream): void {
  if (levels >= most) fail(srcPath, io);
  levels += 1;
}

/** Called when it is done, or has failed. */
export function leaveObject(): void {
  levels -= 1;
}
