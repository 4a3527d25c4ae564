/**
 * `process`: what is done to bytes after they are read, and undone before they are written.
 */
import type { ByteRules } from './byte-rules.js';
import { KaitaiError } from './errors.js';
import { encodedAgain } from './kept.js';

/**
 * What a class named by `process: my.own_process(arguments)` must have. Its constructor gets the arguments.
 *
 * A class that only reads may leave out `encode`; to write such a field is then an error.
 */
export interface CustomProcess {
  /** From the bytes in the stream to those that the field is read from. */
  decode(bytes: Uint8Array): Uint8Array;
  /** The other way round. */
  encode?(bytes: Uint8Array): Uint8Array;
}

/** Bytes that a process cannot decode, or a process that cannot encode. */
export class ProcessError extends KaitaiError {
  static {
    ProcessError.prototype.name = 'ProcessError';
  }
}

/**
 * `xor(key)`. Undoes itself.
 *
 * @param key a byte, of which only the lower eight bits count, or bytes that are used over and over
 */
export function processXor(bytes: Uint8Array, key: number | bigint | Uint8Array): Uint8Array {
  if (!(key instanceof Uint8Array)) {
    const byte = Number(BigInt.asUintN(8, BigInt(key)));
    return bytes.map((one) => one ^ byte);
  }
  const { length } = key;
  return length === 0 ? bytes : bytes.map((one, i) => one ^ (key[i % length] as number));
}

/**
 * `rol(amount)`: each byte by so many bits to the left. `ror` is the same with `-amount`, and undoes it.
 *
 * @param amount any integer; 8 is all the way round
 */
export function processRotateLeft(bytes: Uint8Array, amount: number): Uint8Array {
  const left = ((amount % 8) + 8) % 8;
  return bytes.map((one) => (one << left) | (one >> (8 - left)));
}

/**
 * The bytes behind a process of somebody else's.
 *
 * @param bytes as they stand in the stream. They come first, since they are read before the arguments of the
 *   process are evaluated, which may ask the stream for its position
 */
export function decodeCustom(bytes: Uint8Array, process: CustomProcess): Uint8Array {
  return process.decode(bytes);
}

/**
 * The bytes as a process of somebody else's writes them.
 *
 * @param kept the field as it was read: what is in it is written again if the process makes these bytes of it
 * @param rules how the bytes of the field end
 * @throws ProcessError if it can only read
 */
export function encodeCustom(
  name: string,
  process: CustomProcess,
  bytes: Uint8Array,
  kept?: Uint8Array,
  rules: ByteRules = {},
): Uint8Array {
  const same = encodedAgain(kept, rules, bytes, (encoded) => process.decode(encoded));
  if (same !== undefined) return same;
  if (process.encode === undefined)
    throw new ProcessError(`process ${name} has no encode(), so it can only be read`);
  return process.encode(bytes);
}
