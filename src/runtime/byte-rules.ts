/**
 * How bytes end, by a size, a terminator or padding: what is written behind a value, and which values can be told from
 * it again.
 */
import {
  byteArrayEquals,
  bytesStripRight,
  bytesTerminate,
  bytesTerminateMulti,
  indexOfUnit,
  isAligned,
} from './byte-arrays.js';
import { ConsistencyError } from './validation-errors.js';

const NONE = new Uint8Array(0);

/** What the specification says of the end of bytes. */
export interface ByteRules {
  /** The number of bytes of the field, where it is known. */
  readonly size?: number;
  readonly terminator?: Uint8Array;
  /** Whether the terminator is part of the value. */
  readonly include?: boolean;
  readonly padRight?: number;
  /** Whether the terminator must be there, even at the end of the stream. */
  readonly eosError?: boolean;
  /** Whether they go on to the end of the stream. */
  readonly sizeEos?: boolean;
}

/**
 * Bytes must come back the same when they are read under these rules.
 *
 * @throws ConsistencyError
 */
export function checkBytes(id: string, bytes: Uint8Array, rules: ByteRules): void {
  const { size, terminator, include = false, padRight } = rules;
  const isPadded = terminator !== undefined || padRight !== undefined;
  if (size !== undefined && (isPadded ? bytes.length > size : bytes.length !== size))
    throw new ConsistencyError(id, size, bytes.length);
  if (!isPadded) return;
  const at = terminator === undefined ? -1 : indexOfUnit(bytes, terminator, 0, bytes.length);
  if (!include && at >= 0) throw new ConsistencyError(id, 'no terminator in the value', `one at ${at}`);
  if (size === undefined ? endsAsRead(bytes, at, rules) : fill(bytes, size, rules) !== undefined) return;
  if (include) {
    const found = at < 0 ? 'none' : `one at ${at}`;
    throw new ConsistencyError(id, 'the terminator at the end of the value', found);
  }
  const isPadding = bytes.length > 0 && bytes[bytes.length - 1] === padRight;
  throw new ConsistencyError(
    id,
    isPadding ? 'a last byte that is not the padding' : 'bytes that a terminator can be found behind',
    bytes,
  );
}

/** Of bytes that nothing but a terminator ends, the first of which is at an index in them, or -1. */
function endsAsRead(
  bytes: Uint8Array,
  at: number,
  { terminator, include, eosError = true }: ByteRules,
): boolean {
  const unit = terminator?.length ?? 0;
  if (at < 0 && !eosError) return true;
  return include ? at >= 0 && at === bytes.length - unit : isAligned(bytes.length, unit);
}

/** What reading under the rules makes of all bytes of a field. */
export function valueIn(field: Uint8Array, { terminator, include = false, padRight }: ByteRules): Uint8Array {
  const [byte, ...more] = terminator ?? [];
  const isByte = more.length === 0;
  const isEnd = isByte && byte === padRight;
  const bare = padRight === undefined || isEnd ? field : bytesStripRight(field, padRight);
  if (terminator === undefined || byte === undefined) return bare;
  return isByte ? bytesTerminate(bare, byte, include) : bytesTerminateMulti(bare, terminator, include);
}

/**
 * What may stand between the bytes and the padding, the usual first. Where a terminator of several bytes would become
 * part of the value, padding alone may do, and an included one that itself ends in padding is kept from that by a byte
 * that is none.
 */
function endings({ terminator = NONE, include = false, padRight }: ByteRules): Uint8Array[] {
  if (padRight === undefined || terminator.length < 2) return [include ? NONE : terminator];
  return include ? [NONE, Uint8Array.of(padRight ^ 1)] : [terminator, NONE];
}

/** All bytes of a field of that size from which the value is read; undefined if it is read from none. */
function fill(bytes: Uint8Array, size: number, rules: ByteRules): Uint8Array | undefined {
  for (const end of endings(rules)) {
    let field = bytes;
    if (bytes.length < size) {
      field = new Uint8Array(size).fill(rules.padRight ?? 0);
      field.set(end.subarray(0, size - bytes.length), bytes.length);
      field.set(bytes);
    }
    if (byteArrayEquals(valueIn(field, rules), bytes)) return field;
  }
  return undefined;
}

/** Whether behind the first `length` bytes of a field, which are its value, is what {@link filled} puts there. */
export function isUsualEnd(field: Uint8Array, length: number, rules: ByteRules): boolean {
  if (field.length === length || rules.sizeEos) return field.length === length;
  const { terminator, include = false, padRight = 0 } = rules;
  let at = length;
  if (terminator !== undefined && (terminator.length > 1 || include)) {
    const usual = fill(field.subarray(0, length), field.length, rules);
    return usual !== undefined && byteArrayEquals(usual, field);
  }
  if (terminator !== undefined && field[at++] !== terminator[0]) return false;
  while (at < field.length && field[at] === padRight) at++;
  return at === field.length;
}

/**
 * The bytes, and behind them what fills up their field: a terminator that is not part of them, if there is room, and then
 * padding.
 *
 * @param size of the field in bytes
 * @param kept the field as it was read: it is written again where it has this value, with all that is behind it
 * @throws ConsistencyError if they could not be read again
 */
export function filled(
  id: string,
  bytes: Uint8Array,
  size: number,
  rules: ByteRules,
  kept?: Uint8Array,
): Uint8Array {
  if (kept !== undefined && kept.length === size && isValueOf(kept, bytes, rules)) return kept;
  const field = bytes.length <= size ? fill(bytes, size, rules) : undefined;
  if (field === undefined) checkBytes(id, bytes, { ...rules, size });
  return field ?? bytes;
}

function isValueOf(field: Uint8Array, bytes: Uint8Array, rules: ByteRules): boolean {
  return byteArrayEquals(valueIn(field, rules), bytes);
}

/**
 * How many bytes a field needs that goes on to the end of its stream: those of the value, and where that could not be told
 * from padding, what ends it.
 *
 * @param kept the field as it was read: as long as it has this value
 */
export function filledLength(bytes: Uint8Array, rules: ByteRules, kept?: Uint8Array): number {
  if (kept !== undefined && isValueOf(kept, bytes, rules)) return kept.length;
  const { length } = bytes;
  const most = length + (rules.terminator?.length ?? 0);
  for (let size = length; size <= most; size++) if (fill(bytes, size, rules) !== undefined) return size;
  return length;
}

/**
 * How much of a terminator is written behind so many bytes, if it may be missing at the end of the stream: one of several
 * bytes is found at multiples of its length only.
 *
 * @param isOpen whether it was missing when the bytes were read
 */
export function terminatorLength(length: number, unit: number, isOpen = false): number {
  return !isOpen && isAligned(length, unit) ? unit : 0;
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
