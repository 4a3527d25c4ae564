import type { Chat } from '../../../generated/typescript/chat.js';
import type { Clock } from '../../system/clock.js';
import type { SessionEvent } from './events.js';
import type { Dial } from './reconnector.js';

/** Hears of every whole frame that was sent or understood, in order. */
export type FrameListener = (
  frame:
    | { side: Chat.Side.CLIENT; frame: Chat.ClientFrame }
    | { side: Chat.Side.SERVER; frame: Chat.ServerFrame },
) => void;

/**
 * Hears of the bytes of every frame that was sent or received, in order, also of those that break the protocol.
 * @param bytes - one whole frame; must not be changed, nor kept without a copy
 * @param fault - why the frame could not be understood; undefined if it could
 */
export type ByteListener = (side: Chat.Side, bytes: Uint8Array, fault: string | undefined) => void;

/** What a session needs besides its first connection. */
export interface SessionOptions {
  /** The name to ask for first. */
  readonly name: string;
  /** Hears of every frame, for a recording. */
  readonly onFrame?: FrameListener;
  /** Hears of what the view hears of, and just before it; for a log. */
  readonly onEvent?: (event: SessionEvent, name: string) => void;
  /** Hears of each text that was said, and to whom if to one person alone; for a log. */
  readonly onSaid?: (name: string, text: string, recipient: string | undefined) => void;
  /** Milliseconds that the server has to close the connection after we left; then we close it. Default 2000. */
  readonly closeTimeout?: number;
  /** Makes another connection when one is lost. Without it the session ends then. */
  readonly dial?: Dial;
  readonly clock?: Clock;
  /** From 0 to 1, evenly; for the delays between tries to connect. */
  readonly random?: () => number;
}
