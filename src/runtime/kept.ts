/**
 * What was read and is in no value: bytes behind a terminator, bits that no field takes, what a process made its value of, a
 * terminator that was missing. It is written again while it still fits the value, and looked at again before: nothing has to
 * be told that a value has changed.
 */
import { byteArrayEquals } from './byte-arrays.js';
import { type ByteRules, isUsualEnd, valueIn } from './byte-rules.js';
import { KaitaiError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';
import { endsWith } from './lookahead.js';

/** An object of a class that has such fields. */
export interface Keeper {
  _kept: Kept | undefined;
}

type ById<T> = Map<string, (T | undefined)[]>;
type Bits = readonly [value: number, count: number];

/** What an object keeps, by the ids of its fields and the index of the element. */
export class Kept {
  /** All bytes of a field. */
  private readonly whole: ById<Uint8Array> = new Map();
  /** The bits behind a field that are left of its last byte, and how many there are. */
  private readonly bits: ById<Bits> = new Map();
  /** Elements behind which the terminator was missing. */
  private readonly open = new Map<string, Set<number>>();

  /** All bytes of an element, where its value does not say them all; undefined where it does. */
  bytes(id: string, index = 0): Uint8Array | undefined {
    return this.whole.get(id)?.[index];
  }

  /** Keeps the bytes of an element; undefined forgets them. */
  setBytes(id: string, index: number, bytes: Uint8Array | undefined): void {
    set(this.whole, id, index, bytes);
  }

  /** The bits behind an element that are left of its last byte; undefined where there are none, or all are 0. */
  bitsBehind(id: string, index: number): Bits | undefined {
    return this.bits.get(id)?.[index];
  }

  /** Keeps the bits behind an element; undefined forgets them. */
  setBits(id: string, index: number, bits: Bits | undefined): void {
    set(this.bits, id, index, bits);
  }

  /** Whether the stream ended before the terminator of an element. */
  isOpen(id: string, index: number): boolean {
    return this.open.get(id)?.has(index) === true;
  }

  /** Keeps in mind that the stream ended before the terminator of an element. */
  setOpen(id: string, index: number): void {
    const all = this.open.get(id);
    if (all === undefined) this.open.set(id, new Set([index]));
    else all.add(index);
  }

  /** @returns whether it was */
  close(id: string, index: number): boolean {
    return this.open.get(id)?.delete(index) === true;
  }
}

function set<T>(map: ById<T>, id: string, index: number, value: T | undefined): void {
  const all = map.get(id);
  if (all !== undefined) all[index] = value;
  else if (value !== undefined) {
    const first: (T | undefined)[] = [];
    first[index] = value;
    map.set(id, first);
  }
}

function keptBy(keeper: Keeper): Kept {
  keeper._kept ??= new Kept();
  return keeper._kept;
}

/** The value in the bytes of a field. What is behind it is kept where it is not the usual. */
export function trimmed(
  keeper: Keeper,
  id: string,
  index: number,
  field: Uint8Array,
  rules: ByteRules,
): Uint8Array {
  const value = valueIn(field, rules);
  const isUsual = isUsualEnd(field, value.length, rules);
  if (!isUsual) keptBy(keeper).setBytes(id, index, field);
  else keeper._kept?.setBytes(id, index, undefined);
  return value;
}

/** Keeps all bytes of a field, because a process makes its value of them, and may make the same of others. */
export function keepBytes(keeper: Keeper, id: string, index: number, field: Uint8Array): Uint8Array {
  keptBy(keeper).setBytes(id, index, field);
  return field;
}

/**
 * Bytes as a process writes them: those that were read, if the process makes the same of them.
 *
 * @param kept all bytes of the field, as they were read
 * @param rules how they end
 */
export function encodedAgain(
  kept: Uint8Array | undefined,
  rules: ByteRules,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => Uint8Array,
): Uint8Array | undefined {
  if (kept === undefined) return undefined;
  const encoded = valueIn(kept, rules);
  try {
    return byteArrayEquals(decode(encoded), bytes) ? encoded : undefined;
  } catch (error) {
    // An argument of the process has changed.
    if (error instanceof KaitaiError) return undefined;
    throw error;
  }
}

/**
 * Notes whether a value that was just read ends with its stream, and not with its terminator.
 *
 * @param start where it was read from
 * @returns the value
 */
export function noteEnd<T>(
  keeper: Keeper,
  id: string,
  index: number,
  io: KaitaiStream,
  terminator: Uint8Array,
  start: number,
  value: T,
): T {
  if (io.pos >= io.size && isUnended(io, start, terminator)) keptBy(keeper).setOpen(id, index);
  else keeper._kept?.close(id, index);
  return value;
}

function isUnended(io: KaitaiStream, start: number, terminator: Uint8Array): boolean {
  io.seek(start);
  return !endsWith(io.readBytesFull(), terminator);
}

/** How many terminators that had been missing were put back, in the whole program. */
let closings = 0;

/**
 * Does something that measures, and then writes. Where a terminator was missing at the end and now something is behind it,
 * so that it is written, everything is measured anew.
 */
export function whileClosing<T>(write: () => T): T {
  for (;;) {
    const before = closings;
    try {
      const result = write();
      if (closings === before) return result;
    } catch (error) {
      if (closings === before) throw error;
    }
  }
}

/** Puts a terminator back that was missing. @returns whether it was */
export function closeEnd(keeper: Keeper | undefined, id: string, index: number): boolean {
  const wasOpen = keeper?._kept?.close(id, index) === true;
  if (wasOpen) closings++;
  return wasOpen;
}

/**
 * A float that was just read. A stream can have many NaN and the engine has one, so the bytes of any other are kept.
 *
 * @param width in bytes
 */
export function readFloat(
  keeper: Keeper,
  id: string,
  index: number,
  io: KaitaiStream,
  width: number,
  value: number,
): number {
  if (Number.isNaN(value)) keepNan(keeper, id, index, io, width);
  return value;
}

function keepNan(keeper: Keeper, id: string, index: number, io: KaitaiStream, width: number): void {
  io.seek(io.pos - width);
  keptBy(keeper).setBytes(id, index, io.readBytes(width).slice());
}

/** Behind a float that was written: where it is the NaN that was read, its bytes. */
export function writeKeptFloat(
  { _kept }: Keeper,
  id: string,
  index: number,
  io: KaitaiStream,
  width: number,
  value: number,
): void {
  const bytes = Number.isNaN(value) ? _kept?.bytes(id, index) : undefined;
  // Where a choice was made anew it may be of another width.
  if (bytes?.length !== width) return;
  io.seek(io.pos - width);
  io.writeBytes(bytes);
}

/** Behind bits that were read: keeps those of their last byte that are not read yet, in case that nothing takes them. */
export function keepBits(keeper: Keeper, id: string, index: number, io: KaitaiStream): void {
  const { bitsLeft } = io;
  const value = bitsLeft === 0 ? 0 : io.peekBitsLeft();
  if (value !== 0) keptBy(keeper).setBits(id, index, [value, bitsLeft]);
  else keeper._kept?.setBits(id, index, undefined);
}

/** Behind bits that were written: those that were kept, for as long as nothing else is written there. */
export function writeKeptBits({ _kept }: Keeper, id: string, index: number, io: KaitaiStream): void {
  const bits = _kept?.bitsBehind(id, index);
  if (bits !== undefined && bits[1] === io.bitsLeft) io.presetBitsLeft(bits[0]);
}
