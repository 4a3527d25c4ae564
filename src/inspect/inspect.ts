import type { Chat } from '../../generated/typescript/chat.js';
import type { Fault } from './fault.js';
import type { Form } from './form.js';
import type { InspectedFrame } from './frame.js';
import { Inspector } from './inspector.js';

/** What is in some bytes. Every byte is in exactly one row of one frame. */
export interface Inspection {
  /** The frames in order. If there is a fault, the last one has what is left of the bytes. */
  readonly frames: readonly InspectedFrame[];
  /** Why reading ended before the bytes did. */
  readonly fault: Fault | undefined;
}

/** Inspects a recorded conversation. Bytes that are none are a result with a fault, never an exception. */
export function inspectRecording(bytes: Uint8Array): Inspection {
  return inspectAll(bytes, 'recording');
}

/** Inspects frames of one side, one after the other, as they are on a connection. */
export function inspectFrames(bytes: Uint8Array, side: Chat.Side): Inspection {
  return inspectAll(bytes, side);
}

function inspectAll(bytes: Uint8Array, form: Form): Inspection {
  const inspector = new Inspector(form);
  const frames = [...inspector.feed(bytes)];
  const last = inspector.end();
  return { frames: last === undefined ? frames : [...frames, last], fault: inspector.fault };
}
