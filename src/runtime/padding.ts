/**
 * Padding up to a multiple of so many bytes: `-ts-align`.
 */
import { isToSettle } from './computed.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { ValidationNotEqualError } from './validation-errors.js';

/**
 * Padding at the place where it is written: the bytes that it had, if there are as many, and else zeros.
 *
 * @param pos where it begins in its stream
 * @param to the multiple that it goes up to, in bytes
 */
export function padding(bytes: Uint8Array | undefined, pos: number, to: number): Uint8Array {
  const size = (to - (pos % to)) % to;
  return bytes?.length === size ? bytes : new Uint8Array(size);
}

/** The same while `toBytes()` makes all agree; elsewhere padding stays as it was set. */
export function settledPadding<T extends Uint8Array | undefined>(
  bytes: T,
  io: KaitaiStream,
  to: number,
): T | Uint8Array {
  return isToSettle() ? padding(bytes, io.pos, to) : bytes;
}

/**
 * Padding that was read or written ends at a multiple.
 *
 * @throws ValidationNotEqualError unless it does
 */
export function checkAligned(
  bytes: Uint8Array | undefined,
  io: KaitaiStream,
  to: number,
  srcPath: string,
): void {
  if (bytes === undefined) return;
  const expected = padding(bytes, io.pos - bytes.length, to);
  if (expected.length !== bytes.length) throw new ValidationNotEqualError(expected, bytes, io, srcPath);
}
