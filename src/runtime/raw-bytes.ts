/**
 * Bytes of which it is known only while writing what they are: those of an object with a terminator or padding, and
 * those that a `process` makes.
 */
import { type ByteRules, checkBytes, checkEof, fitToSize } from './consistency.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { writeBefore } from './lookahead.js';

/** How the bytes of a field end. */
export interface RawExtent extends ByteRules {
  /** Whether they go on to the end of the stream. */
  readonly sizeEos?: boolean;
  /** Whether the terminator is passed over. */
  readonly consume?: boolean;
}

/**
 * Checks the bytes as `_check()` checks those that are known earlier, and writes them, with their terminator and padding.
 *
 * @throws ConsistencyError
 */
export function writeRaw(id: string, io: KaitaiStream, bytes: Uint8Array, extent: RawExtent): void {
  const { terminator, include = false, consume = true, padRight, eosError = true, sizeEos = false } = extent;
  const isPadded = terminator !== undefined || padRight !== undefined;
  // To the end of a growing stream is as far as the bytes go.
  const rest = isPadded && !io.isGrowing ? io.size - io.pos : bytes.length;
  const size = sizeEos ? rest : extent.size;
  checkBytes(id, bytes, size === undefined ? extent : { ...extent, size });
  if (size !== undefined) {
    io.writeBytes(fitToSize(bytes, size, include ? undefined : terminator, padRight ?? 0));
    if (sizeEos) checkEof(id, io);
  } else if (!consume && terminator !== undefined) {
    writeBefore(id, io, bytes, terminator, include, eosError);
  } else {
    io.writeBytes(bytes);
    if (terminator !== undefined && !include && (eosError || io.isGrowing || !io.isEof()))
      io.writeBytes(terminator);
  }
}

/** What an expression yields when the stream is `count` bytes further on, where reading evaluates it. */
export function behind<T>(io: KaitaiStream, count: number, value: () => T): T {
  const at = io.pos;
  io.seek(at + count);
  try {
    return value();
  } finally {
    io.seek(at);
  }
}
