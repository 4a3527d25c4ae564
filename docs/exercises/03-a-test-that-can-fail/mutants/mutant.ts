import { Chat } from '../../../../generated/typescript/chat.js';
import type { FrameLength, FrameSplitter, TakeFrame } from '../../../../src/protocol/splitter.js';
import { KaitaiStream } from '../../../../src/runtime/index.js';

/** What a splitter makes of the bytes that wait: the frames in them, and what goes on waiting. */
export interface Cut {
  readonly frames: readonly Uint8Array[];
  readonly rest: Uint8Array;
}

/** The parts of a splitter that a test can use. */
type Part = Pick<FrameSplitter, 'feed' | 'each' | 'waiting' | 'frames'>;

/** What stands in for the module `src/protocol/splitter.ts`. */
export interface SplitterModule {
  readonly FrameSplitter: new (frameLength: FrameLength) => Part;
  readonly clientFrameSplitter: () => Part;
  readonly serverFrameSplitter: () => Part;
}

/** A splitter that is wrong in one way. @param cut is called when a piece has come */
export function mutant(cut: (waiting: Uint8Array, frameLength: FrameLength) => Cut): SplitterModule {
  class Mutant implements Part {
    #rest: Uint8Array = new Uint8Array(0);
    frames = 0;

    constructor(readonly frameLength: FrameLength) {}

    get waiting(): number {
      return this.#rest.length;
    }

    feed(chunk: Uint8Array): Uint8Array[] {
      const { frames, rest } = cut(Buffer.concat([this.#rest, chunk]), this.frameLength);
      this.#rest = rest;
      this.frames += frames.length;
      return [...frames];
    }

    each(chunk: Uint8Array, take: TakeFrame): number {
      const frames = this.feed(chunk);
      for (const frame of frames) take(new KaitaiStream(frame), frame.length);
      return frames.length;
    }
  }
  return {
    FrameSplitter: Mutant,
    clientFrameSplitter: () => new Mutant((...bytes) => Chat.ClientFrame.frameLength(...bytes)),
    serverFrameSplitter: () => new Mutant((...bytes) => Chat.ServerFrame.frameLength(...bytes)),
  };
}

/** What a right splitter does, as far as `most` frames. */
export function cutWhole(waiting: Uint8Array, frameLength: FrameLength, most: number): Cut {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < waiting.length && frames.length < most) {
    const end = at + frameLength(waiting, at, waiting.length);
    if (end > waiting.length) break;
    frames.push(waiting.subarray(at, end));
    at = end;
  }
  return { frames, rest: waiting.subarray(at) };
}
