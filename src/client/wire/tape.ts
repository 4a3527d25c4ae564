import type { Chat } from '../../../generated/typescript/chat.js';
import * as tail from '../tail.js';

/** A frame that went by. */
export interface WireFrame {
  readonly side: Chat.Side;
  /** The whole frame; nobody changes it. */
  readonly bytes: Uint8Array;
  /** Why it could not be understood; undefined if it could. */
  readonly fault: string | undefined;
  /** The time of day, ready to be shown. */
  readonly time: string;
}

/** The frames that can be looked at: at most {@link MAX_FRAMES} and {@link MAX_BYTES}. */
export type Tape = tail.Tail<WireFrame>;

/** What went by in the last minutes of a busy room. */
export const MAX_FRAMES = 2000;
/** Of all frames together. Frames of a usual length never reach it; a frame can have 65,538. */
export const MAX_BYTES = 1_000_000;

const BOUNDS: tail.Bounds<WireFrame> = {
  items: MAX_FRAMES,
  amount: MAX_BYTES,
  amountOf: ({ bytes }) => bytes.length,
};

/** Adds a frame, and lets go of the oldest when there are too many. */
export function record(tape: Tape, frame: WireFrame): Tape {
  return tail.append(tape, frame, BOUNDS);
}
