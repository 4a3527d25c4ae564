/**
 * The rules that `_check()` holds an object to before it is written: what reading the bytes again would
 * find must be what is being written.
 */
import { byteArrayEquals, indexOfUnit } from './byte-arrays.js';
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

/** @throws ConsistencyError unless the two are equal. Sizes are in bytes. */
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
 * @param parent what it is part of: null for nothing, undefined for whatever it is
 * @throws ConsistencyError
 */
export function checkObject(
  id: string,
  value: unknown,
  type: abstract new (...args: never[]) => KaitaiStruct,
  parent: unknown,
): void {
  if (!(value instanceof type)) throw new ConsistencyError(id, `an object of class ${type.name}`, value);
  if (parent === undefined || (value._parent ?? null) === parent) return;
  const expected = parent === null ? 'no object' : 'the object that it is part of';
  throw new ConsistencyError(`${id}._parent`, expected, value._parent);
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

/** @throws ConsistencyError unless there is no value: no case of the field's type matches */
export function checkAbsent(id: string, value: unknown): void {
  if (value !== undefined) throw new ConsistencyError(id, 'no value, as no case of its type matches', value);
}

/** @throws ConsistencyError unless it is a byte array */
export function checkByteArray(id: string, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw new ConsistencyError(id, 'a byte array', value);
}

/** @throws ConsistencyError unless it is an array */
export function checkArray(id: string, value: unknown): void {
  if (!Array.isArray(value)) throw new ConsistencyError(id, 'an array', value);
}

/** @throws ConsistencyError unless it is a string */
export function checkString(id: string, value: unknown): void {
  if (typeof value !== 'string') throw new ConsistencyError(id, 'a string', value);
}

/** How bytes end: what the specification says beside their size. */
export interface ByteRules {
  /** The number of bytes of the field, where it is known. */
  readonly size?: number;
  readonly terminator?: Uint8Array;
  /** Whether the terminator is part of the value. */
  readonly include?: boolean;
  readonly padRight?: number;
  /** Whether the terminator may be missing at the end of the stream. */
  readonly eosError?: boolean;
}

/**
 * Bytes must come back the same when they are read under these rules.
 *
 * @throws ConsistencyError
 */
export function checkBytes(id: string, bytes: Uint8Array, rules: ByteRules): void {
  const { size, terminator, include = false, padRight, eosError = true } = rules;
  const room = size === undefined ? undefined : size - bytes.length;
  const padded = terminator !== undefined || padRight !== undefined;
  if (room !== undefined && (padded ? room < 0 : room !== 0))
    throw new ConsistencyError(id, size, bytes.length);
  const bare = terminator === undefined || (padRight !== undefined && !isByte(terminator, padRight));
  const at = terminator === undefined ? -1 : indexOfUnit(bytes, terminator, 0, bytes.length);
  const unit = terminator?.length ?? 0;
  if (terminator !== undefined && !include && at >= 0) {
    throw new ConsistencyError(id, 'no terminator in the value', `one at ${at}`);
  }
  if (terminator !== undefined && include) {
    const last = bytes.length - unit;
    const mayLack = room === undefined ? !eosError : room === 0 || padRight !== undefined;
    if (at !== last && !(at < 0 && (mayLack || (room !== undefined && bytes.length === 0)))) {
      throw new ConsistencyError(
        id,
        'the terminator at the end of the value',
        at < 0 ? 'none' : `one at ${at}`,
      );
    }
  }
  // The last byte would be taken for padding, unless a terminator stands between the two.
  const guarded = terminator !== undefined && (include ? at >= 0 : room !== 0);
  if (
    padRight !== undefined &&
    bare &&
    !guarded &&
    bytes.length > 0 &&
    bytes[bytes.length - 1] === padRight
  ) {
    throw new ConsistencyError(id, 'a last byte that is not the padding', bytes);
  }
}

/**
 * Text with a terminator behind it must not have one in it. For encodings in which the terminator is one byte,
 * and that byte is nothing but this character: what checkBytes() finds, without encoding the text.
 *
 * @param terminator as a character
 * @throws ConsistencyError
 */
export function checkNoTerminator(id: string, text: string, terminator: string): void {
  const at = text.indexOf(terminator);
  if (at >= 0) throw new ConsistencyError(id, 'no terminator in the value', `one at character ${at}`);
}

function isByte(bytes: Uint8Array, byte: number): boolean {
  return bytes.length === 1 && bytes[0] === byte;
}

/**
 * The bytes, and behind them what fills up their field.
 *
 * @param size of the field in bytes
 * @param terminator that is not part of the value; as much of it as there is room for
 * @param pad fills the rest
 * @throws ConsistencyError if the bytes are more than the field
 */
export function fitToSize(
  bytes: Uint8Array,
  size: number,
  terminator: Uint8Array | undefined,
  pad: number,
): Uint8Array {
  if (bytes.length > size) throw new ConsistencyError('size', size, bytes.length);
  const fitted = new Uint8Array(size).fill(pad);
  if (terminator !== undefined) fitted.set(terminator.subarray(0, size - bytes.length), bytes.length);
  fitted.set(bytes);
  return fitted;
}

/** `_lookahead()` of the last field, of which only the type knows what it is. */
export function lookaheadOf(value: unknown): number {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return last instanceof KaitaiStruct ? last._lookahead() : 0;
}

/** Length in bytes of a field that is an object or raw bytes. */
export function lengthOf(value: KaitaiStruct | Uint8Array): number {
  return value instanceof KaitaiStruct ? value._partLength() : value.length;
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
