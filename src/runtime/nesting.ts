/**
 * How deep objects may be inside each other, where their type may be inside itself. Each level takes a part of the
 * engine's stack, whose size a program does not know and whose end is no error that it could tell from others; bytes that
 * mean harm could ask for any number of levels. Only types that may be inside themselves count, the others cannot be deep.
 */
import { IntegerRangeError, NestingError } from './errors.js';
import { isStruct } from './field-paths.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';

/**
 * How deep objects may be inside each other; {@link setMaxNesting} sets it. As it stands, far deeper than people build
 * things, and within half of the stack that engines have by default, for a type of over a hundred fields that is made for
 * debugging. Generated code compares with it itself: a call for each object would take twice as long.
 */
export let maxNesting = 256;

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
  const before = maxNesting;
  maxNesting = count;
  return before;
}

/**
 * Ends what is deeper.
 *
 * @param srcPath the type in the specification
 * @param io the stream that it is read from or written to, if there is one
 * @throws NestingError
 */
export function tooDeep(srcPath: string, io?: KaitaiStream): never {
  throw new NestingError(srcPath, maxNesting, io && io.baseOffset + io.pos);
}

/**
 * Where it is not known what an object is a part of: counts the calls that have not returned yet.
 *
 * @param srcPath the type in the specification
 * @param io the stream that it is read from or written to, if there is one
 * @throws NestingError if there are too many already; then {@link leaveObject} is not to be called
 */
export function enterObject(srcPath: string, io?: KaitaiStream): void {
  if (levels >= maxNesting) tooDeep(srcPath, io);
  levels += 1;
}

/** Called when it is done, or has failed. */
export function leaveObject(): void {
  levels -= 1;
}

/**
 * After an error: nothing is done any more to this object and those inside it. Only what goes well ends by its own code,
 * since a `finally` in each method would cost more.
 */
export function leaveAll(object: KaitaiStruct): void {
  const seen = new Set([object]);
  // What is added meanwhile is visited too.
  for (const one of seen) {
    if (one._level !== undefined) one._level = 0;
    for (const [name, value] of Object.entries(one)) {
      if (OUTSIDE.has(name)) continue;
      for (const part of Array.isArray(value) ? value : [value]) if (isStruct(part)) seen.add(part);
    }
  }
}

/** What an object knows but does not contain. */
const OUTSIDE: ReadonlySet<string> = new Set(['_parent', '_root']);
