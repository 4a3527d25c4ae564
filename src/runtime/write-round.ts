/**
 * What happens while an object with instances is written: it takes two steps, since what stands at a position is
 * written when something asks for it, or else when all sequences are.
 */
import { KaitaiStream } from './kaitai-stream.js';
import { ConsistencyError } from './validation-errors.js';

/** Bytes that were written to a stream of their own, and go into another when all is written. */
interface WriteBack {
  readonly id: string;
  readonly io: KaitaiStream;
  readonly at: number;
  readonly size: number;
  readonly child: KaitaiStream;
  readonly encode: (bytes: Uint8Array) => Uint8Array;
}

/** One go at writing an object. An instance that is still to be written in it remembers it. */
export class WriteRound {
  /** A child is always behind the stream that it goes into. @internal */
  readonly children: WriteBack[] = [];
  /** What is written to where the round only measures. @internal */
  readonly streams: Set<KaitaiStream> | undefined;

  /** @internal */
  constructor(
    readonly outer: WriteRound | undefined,
    io: KaitaiStream,
    isMeasuring: boolean,
  ) {
    if (isMeasuring) this.streams = new Set([io]);
  }
}

let current: WriteRound | undefined;

/** The round in which a sequence is being written; undefined outside of writing. */
export function currentRound(): WriteRound | undefined {
  return current;
}

/** Whether an instance that remembers a round is to be written now. */
export function isToWrite(round: WriteRound | undefined): boolean {
  return round !== undefined && round === current;
}

/**
 * The stream of an instance that names one. Where an object is only measured, what it has in streams around it does not
 * count, and these may not be there yet, or be those that it was read from, which nobody may write to: then undefined.
 *
 * @param find the stream by the specification; it throws where there is none
 */
export function streamToWrite(find: () => KaitaiStream): KaitaiStream | undefined {
  if (current?.streams === undefined) return find();
  const io = streamIfKnown(find);
  if (io === undefined) return undefined;
  for (let round: WriteRound | undefined = current; round?.streams; round = round.outer) {
    if (round.streams.has(io)) return io;
  }
  return undefined;
}

function streamIfKnown(find: () => KaitaiStream): KaitaiStream | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ConsistencyError) return undefined;
    throw error;
  }
}

/** Writes to a stream in a round of its own, and at its end puts the child streams where they belong. */
export function inRound(io: KaitaiStream, write: () => void): void {
  run(new WriteRound(current, io, false), write);
}

/** The same to find out how long an object is: what it has in streams around it is left out. */
export function inMeasuringRound(io: KaitaiStream, write: () => void): void {
  run(new WriteRound(current, io, true), write);
}

/** The same for a part on the way to its bytes, which either is written or measured as what it is a part of is. */
export function inPartRound(io: KaitaiStream, write: () => void): void {
  run(new WriteRound(current, io, current === undefined || current.streams !== undefined), write);
}

/** An object that is written to another stream than it was, as `_io` says. */
interface Written {
  _io: KaitaiStream | undefined;
}

/** Objects that are written so that it may have to be undone, each with the stream that it had before. */
let undo: [object: Written, io: KaitaiStream][] | undefined;

/** Called on an object before it is written to another stream. */
export function leaveStream(object: Written): void {
  if (undo !== undefined && object._io !== undefined) undo.push([object, object._io]);
}

/** Does something after which objects have the streams again that they had, unless what it returns says otherwise. */
export function withStreamsOf<T>(action: () => T, isDone: (result: T) => boolean): T {
  const outer = undo;
  const own: [Written, KaitaiStream][] = [];
  undo = own;
  let isKept = false;
  try {
    const result = action();
    isKept = isDone(result);
    return result;
  } finally {
    undo = outer;
    if (isKept) outer?.push(...own);
    else for (const [object, io] of own.reverse()) object._io = io;
  }
}

function run(round: WriteRound, write: () => void): void {
  if (round.streams === undefined) runIn(round, write);
  // Where it is only measured, instances that are asked for are still read from where they were.
  else
    withStreamsOf(
      () => runIn(round, write),
      () => false,
    );
}

function runIn(round: WriteRound, write: () => void): void {
  const outer = current;
  current = round;
  try {
    write();
    for (const child of round.children.reverse()) writeBack(child);
  } finally {
    current = outer;
  }
}

/**
 * A stream of its own for the next bytes of another, which skips them. What is written to it, also later in the same
 * round, is put there when the round ends.
 *
 * @param id the field, for messages
 * @param size of the new stream in bytes
 * @param outerSize how many bytes it takes in `io`
 * @param encode from the bytes of the new stream to those in `io`
 */
export function childStream(
  id: string,
  io: KaitaiStream,
  size: number,
  outerSize: number = size,
  encode: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): KaitaiStream {
  if (current === undefined) throw new Error('a child stream outside of writing');
  const child = KaitaiStream.fixed(size);
  const at = io.pos;
  io.writeBytes(new Uint8Array(outerSize));
  current.children.push({ id, io, at, size: outerSize, child, encode });
  current.streams?.add(child);
  return child;
}

/**
 * A stream over the next `size` bytes, to be written now and later in the same round. Of a stream that may move to
 * larger memory, it is a child stream.
 */
export function writablePart(id: string, io: KaitaiStream, size: number): KaitaiStream {
  if (io.isGrowing && current !== undefined) return childStream(id, io, size);
  const part = io.substream(size);
  current?.streams?.add(part);
  return part;
}

function writeBack({ id, io, at, size, child, encode }: WriteBack): void {
  const bytes = encode(child.toByteArray());
  if (bytes.length !== size) throw new ConsistencyError(id, `${size} bytes`, `${bytes.length} bytes`);
  const mark = io.mark();
  io.seek(at);
  io.writeBytes(bytes);
  io.reset(mark);
}
