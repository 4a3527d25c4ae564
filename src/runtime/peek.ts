/**
 * Looks at bytes in place, for code that must know how long something is before all of it is there.
 */
import { indexOfUnit } from './byte-arrays.js';
import { KaitaiStream } from './kaitai-stream.js';

/** What is read from so many bytes. All of them must be there. */
export function peek<T>(bytes: Uint8Array, at: number, length: number, read: (io: KaitaiStream) => T): T {
  return read(new KaitaiStream(bytes.subarray(at, at + length)));
}

/** An unsigned integer of 1 to 4 bytes, most significant byte first. All of its bytes must be there. */
export function peekUIntBe(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] as number);
  return value;
}

/** An unsigned integer of 1 to 4 bytes, least significant byte first. All of its bytes must be there. */
export function peekUIntLe(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] as number);
  return value;
}

/** Where the terminator starts, counted from `from` in steps of its length; -1 if it is not there before `end`. */
export function peekTerminator(bytes: Uint8Array, terminator: Uint8Array, from: number, end: number): number {
  const at = indexOfUnit(bytes, terminator, from, end);
  return at < 0 ? -1 : at - from;
}
