/**
 * Bytes of which it is known only while writing what they are: those of an object with a terminator or padding, and
 * those that a `process` makes.
 */
import { type ByteRules, checkBytes, filled, filledLength, terminatorLength } from './byte-rules.js';
import { checkEof } from './consistency.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';
import { closeEnd, type Keeper } from './kept.js';
import { endsWith, lengthBefore, writeAhead } from './lookahead.js';
import { ConsistencyError } from './validation-errors.js';
import { childStream, currentRound } from './write-round.js';

/** How the bytes of a field end. */
export interface RawExtent extends ByteRules {
  /** Whether the terminator is passed over. */
  readonly consume?: boolean;
}

/**
 * Checks the bytes as `_check()` checks those that are known earlier, and writes them, with their terminator and padding.
 *
 * @param keeper the object of which it is a field, if it may have kept what was behind it
 * @param index of the element, in a repeated field
 * @throws ConsistencyError
 */
export function writeRaw(
  id: string,
  io: KaitaiStream,
  bytes: Uint8Array,
  extent: RawExtent,
  keeper?: Keeper,
  index = 0,
): void {
  const { terminator, consume = true, sizeEos = false } = extent;
  const kept = keeper?._kept?.bytes(id, index);
  const size = sizeEos ? sizeToEnd(io, bytes, extent, kept) : extent.size;
  checkBytes(id, bytes, size === undefined ? extent : { ...extent, size });
  if (size !== undefined) {
    io.writeBytes(filled(id, bytes, size, extent, kept));
    if (sizeEos) checkEof(id, io);
    return;
  }
  if (terminator === undefined) {
    io.writeBytes(bytes);
    return;
  }
  const isOpen = keeper?._kept?.isOpen(id, index) === true;
  if (isOpen && isAtEnd(io, bytes.length)) {
    io.writeBytes(bytes);
    return;
  }
  if (isOpen && !io.isGrowing) closeEnd(keeper, id, index);
  if (consume) writeEnded(id, io, bytes, terminator, extent);
  else writeBefore(id, io, bytes, terminator, extent);
}

/** Whether nothing is behind so many bytes. How a growing stream ends is not known yet. */
function isAtEnd(io: KaitaiStream, length: number): boolean {
  return !io.isGrowing && io.pos + length >= io.size;
}

/**
 * The same for the bytes of an object that has a size, and a stream of its own into which more may be written until the
 * round ends. Only then they are encoded.
 *
 * @param room bytes that the object has to fill; 0 where it is as long as it needs
 * @param kept the field as it was read
 * @param argument of the process, as it is now
 * @param encode from the bytes of the object to those that its field is made of
 */
export function writeRawPart<T>(
  id: string,
  io: KaitaiStream,
  object: KaitaiStruct,
  room: number,
  extent: RawExtent & { readonly size: number },
  kept?: Uint8Array,
  argument?: T,
  encode: (bytes: Uint8Array, argument: T) => Uint8Array = (bytes) => bytes,
): void {
  const { size } = extent;
  const whole = (bytes: Uint8Array) => {
    const raw = encode(bytes, argument as T);
    checkBytes(id, raw, extent);
    return filled(id, raw, size, extent, kept);
  };
  if (currentRound() === undefined) io.writeBytes(whole(object._partBytes(room)));
  else object._writePart(childStream(id, io, Math.max(room, object._partLength()), size, whole));
}

function sizeToEnd(io: KaitaiStream, bytes: Uint8Array, extent: RawExtent, kept?: Uint8Array): number {
  const isPadded = extent.terminator !== undefined || extent.padRight !== undefined;
  return isPadded ? leftFor(io, () => filledLength(bytes, extent, kept)) : bytes.length;
}

/** How many bytes are for an object that goes on to the end of the stream. */
export function leftForPart(io: KaitaiStream, part: KaitaiStruct): number {
  return leftFor(io, () => part._partLength());
}

/** To the end of the stream. One that grows goes as far as is needed, unless something already stands further behind. */
function leftFor(io: KaitaiStream, needed: () => number): number {
  const left = io.size - io.pos;
  return io.isGrowing ? Math.max(left, needed()) : left;
}

/** Bytes and the terminator that ends them. Where it may be missing and is, they must be the last of the stream. */
function writeEnded(
  id: string,
  io: KaitaiStream,
  bytes: Uint8Array,
  terminator: Uint8Array,
  { include = false, eosError = true }: RawExtent,
): void {
  io.writeBytes(bytes);
  if (include) {
    if (!endsWith(bytes, terminator)) checkEof(id, io);
  } else if (terminatorLength(bytes.length, terminator.length) === 0) {
    checkEof(id, io);
  } else if (eosError || io.isGrowing || !io.isEof()) {
    io.writeBytes(terminator);
  }
}

/** Bytes in front of a terminator that is not passed over: what comes next starts with it. */
function writeBefore(
  id: string,
  io: KaitaiStream,
  bytes: Uint8Array,
  terminator: Uint8Array,
  { include = false, eosError = true }: RawExtent,
): void {
  io.writeBytes(include ? bytes.subarray(0, lengthBefore(bytes, terminator)) : bytes);
  const hasRoom = io.isGrowing || io.size - io.pos >= terminator.length;
  const mayEnd = terminatorLength(bytes.length, terminator.length) > 0 && hasRoom;
  const isEnded = include ? endsWith(bytes, terminator) : eosError || mayEnd;
  if (!isEnded) checkEof(id, io);
  else if (hasRoom) writeAhead(id, io, terminator);
  else throw new ConsistencyError(id, 'the terminator behind it', 'the end of the stream');
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
