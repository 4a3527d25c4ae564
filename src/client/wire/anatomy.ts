import { Chat } from '../../../generated/typescript/chat.js';
import { type Fault, inspectFrames, type Row } from '../../inspect/index.js';
import type { WireFrame } from './tape.js';

/** A frame with its fields. */
export interface Anatomy {
  /** Every byte is in exactly one row. */
  readonly rows: readonly Row[];
  /** The command, as far as it could be read. */
  readonly command: number | undefined;
  readonly fault: Fault | undefined;
}

const COMMANDS: ReadonlySet<unknown> = new Set([
  Chat.ClientFrame.fields.command,
  Chat.ServerFrame.fields.command,
]);

/** Kept as long as the frame is: most frames are never looked at, and those that are, over and over. */
const known = new WeakMap<WireFrame, Anatomy>();

/** Takes a frame apart, with the annotated read of the generated code. */
export function anatomyOf(frame: WireFrame): Anatomy {
  let anatomy = known.get(frame);
  if (anatomy === undefined) {
    const { frames, fault } = inspectFrames(frame.bytes, frame.side);
    const rows = frames.flatMap((inspected) => inspected.rows);
    const command = rows.find(({ annotation }) => COMMANDS.has(annotation?.field))?.annotation?.value;
    anatomy = { rows, command: typeof command === 'number' ? command : undefined, fault };
    known.set(frame, anatomy);
  }
  return anatomy;
}
