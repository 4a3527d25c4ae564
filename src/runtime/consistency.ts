/**
 * The rules that `_check()` holds an object to before it is written: what reading the bytes again would
 * find must be what is being written.
 */
import { byteArrayEquals } from './byte-arrays.js';
import { IntegerRangeError, UndecidedEndiannessError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';
import { ConsistencyError } from './validation-errors.js';

/**
 * The value of a field that may be missing, at a place that cannot do without it.
 *
 * @param id the field, as in the specification
 * @throws ConsistencyError if it is missing
 */
export function present<T>(value: T | null | undefined, id: string): T {
  if (value === undefined || value === null) throw new ConsistencyError(id, 'a value', undefined);
  return value;
}

/**
 * The value of an expression; undefined where it asks for what is not known yet, because its object was made before the
 * whole that it will be a part of.
 */
export function ifKnown<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch (error) {
    if (error instanceof ConsistencyError || error instanceof UndecidedEndiannessError) return undefined;
    throw error;
  }
}

/**
 * An element of an array or a byte of a byte array.
 *
 * @throws IntegerRangeError if there is none at that index
 */
export function elementAt<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new IntegerRangeError('an index', index, 0, items.length - 1);
  return item;
}

/**
 * Two things that must be equal: a length and what it measures, a field and the value that the specification gives it.
 *
 * @throws ConsistencyError unless they are. Sizes are in bytes.
 */
export function checkEqual(id: string, actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  if (actual instanceof Uint8Array && expected instanceof Uint8Array && byteArrayEquals(actual, expected))
    return;
  // biome-ignore lint/suspicious/noDoubleEquals: a parameter may be 5 where the expression yields 5n
  if (typeof actual !== typeof expected && actual == expected) return;
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    for (const [i, item] of actual.entries()) checkEqual(`${id}[${i}]`, item, expected[i]);
    return;
  }
  throw new ConsistencyError(id, expected, actual);
}

/**
 * A field that is an object must be one of the right class, and know what it is part of.
 *
 * @param parent the object that has it as a field: null for none, undefined for any, in a type of another file
 * @param root what everything is part of
 * @throws ConsistencyError
 */
export function checkObject(
  id: string,
  value: unknown,
  type: abstract new (...args: never[]) => KaitaiStruct,
  parent?: unknown,
  root?: unknown,
): void {
  if (!(value instanceof type)) throw new ConsistencyError(id, `an object of class ${type.name}`, value);
  if (parent !== undefined && (value._parent ?? null) !== parent) {
    const expected = parent === null ? 'no object' : 'the object that it is part of';
    throw new ConsistencyError(`${id}._parent`, expected, value._parent);
  }
  if (root !== undefined && value._root !== root)
    throw new ConsistencyError(`${id}._root`, 'the object that everything is part of', value._root);
}

/**
 * A length divided by what each unit of the field stands for.
 *
 * @throws ConsistencyError if it does not divide
 */
export function quotient(id: string, length: number, factor: number): number {
  if (length % factor !== 0) throw new ConsistencyError(id, `a length that ${factor} divides`, length);
  return length / factor;
}

/**
 * A field must have no value where no case of its type matches.
 *
 * @throws ConsistencyError if it has one
 */
export function checkAbsent(id: string, value: unknown): void {
  if (value !== undefined) throw new ConsistencyError(id, 'no value, as no case of its type matches', value);
}

/**
 * A field must have no value where its `if` does not hold.
 *
 * @throws ConsistencyError if it has one
 */
export function checkExcluded(id: string, value: unknown): void {
  if (value !== undefined && value !== null)
    throw new ConsistencyError(id, 'no value, as its `if` does not hold', value);
}

/**
 * What was chosen, where it is measured before it is checked.
 *
 * @throws ConsistencyError if it is no object of that class
 */
export function chosenObject<T extends KaitaiStruct>(
  id: string,
  value: unknown,
  type: abstract new (...args: never[]) => T,
): T {
  if (!(value instanceof type)) throw new ConsistencyError(id, `an object of class ${type.name}`, value);
  return value;
}

/** The same of bytes. */
export function chosenBytes(id: string, value: unknown): Uint8Array {
  checkByteArray(id, value);
  return value as Uint8Array;
}

/** The same of text. */
export function chosenString(id: string, value: unknown): string {
  checkString(id, value);
  return value as string;
}

/**
 * A field of bytes must be a byte array.
 *
 * @throws ConsistencyError unless it is
 */
export function checkByteArray(id: string, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw new ConsistencyError(id, 'a byte array', value);
}

/**
 * A repeated field must be an array.
 *
 * @throws ConsistencyError unless it is
 */
export function checkArray(id: string, value: unknown): void {
  if (!Array.isArray(value)) throw new ConsistencyError(id, 'an array', value);
}

/**
 * What `of()` was given for a repeated field whose elements are made one by one.
 *
 * @throws ConsistencyError unless it is an array
 */
export function itemsOf<T extends readonly unknown[]>(value: T, id: string): T {
  checkArray(id, value);
  return value;
}

/**
 * A field of text must be a string.
 *
 * @throws ConsistencyError unless it is
 */
export function checkString(id: string, value: unknown): void {
  if (typeof value !== 'string') throw new ConsistencyError(id, 'a string', value);
}

/** `_lookahead()` of the last field, of which only the type knows what it is. */
export function lookaheadOf(value: unknown): number {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return last instanceof KaitaiStruct ? last._lookahead() : 0;
}

/**
 * Length in bytes of a field that is an object or raw bytes.
 *
 * @throws ConsistencyError if it is neither
 */
export function lengthOf(value: KaitaiStruct | Uint8Array, id = 'value'): number {
  return value instanceof KaitaiStruct ? value._partLength() : chosenBytes(id, value).length;
}

/**
 * A field that goes on to the end of the stream must end there.
 *
 * @throws ConsistencyError
 */
export function checkEof(id: string, io: KaitaiStream): void {
  if (!io.isEof())
    throw new ConsistencyError(id, 'the end of the stream behind it', `${io.size - io.pos} bytes left`);
}

/**
 * Before each element of a field that goes on to the end of the stream: at the end, reading would stop.
 *
 * @throws ConsistencyError
 */
export function checkNotEof(id: string, io: KaitaiStream): void {
  if (!io.isGrowing && io.isEof())
    throw new ConsistencyError(id, 'no element behind the end of the stream', 'one without bytes');
}

/**
 * `repeat: until`: the condition holds for the last element and for no other.
 *
 * @throws ConsistencyError
 */
export function checkUntil<T>(
  id: string,
  items: readonly T[],
  isLast: (item: T, index: number) => boolean,
): void {
  if (items.length === 0) throw new ConsistencyError(id, 'at least one element', 'none');
  for (const [i, item] of items.entries()) {
    const last = i === items.length - 1;
    if (isLast(item, i) !== last) {
      const expected = last
        ? 'a last element that ends the repetition'
        : 'an element that does not end the repetition';
      throw new ConsistencyError(`${id}[${i}]`, expected, item);
    }
  }
}

/**
 * `repeat: until` with a condition that asks the stream, behind an element that was written. How a growing stream
 * ends is not known yet.
 *
 * @throws ConsistencyError
 */
export function checkUntilHere(
  id: string,
  io: KaitaiStream,
  index: number,
  ends: boolean,
  last: boolean,
): void {
  if (ends === last || io.isGrowing) return;
  const expected = last
    ? 'a last element that ends the repetition'
    : 'an element that does not end the repetition';
  throw new ConsistencyError(`${id}[${index}]`, expected, 'one after which the stream says otherwise');
}
