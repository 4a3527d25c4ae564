import { Chat } from '../../generated/typescript/chat.js';
import { type Annotation, annotate, type FieldInfo, type KaitaiStream } from '../runtime/index.js';
import { type Fault, faultOf } from './fault.js';
import { type Row, rowsOf } from './rows.js';

/** One frame: who sent it, and its fields with their bytes. */
export interface InspectedFrame {
  /** Its place in what was inspected: `records[3]`, `frames[0]`. */
  readonly name: string;
  /** Undefined where not even that could be read. */
  readonly side: Chat.Side | undefined;
  readonly rows: readonly Row[];
}

/** What is in some bytes. Every byte is in exactly one row of one frame. */
export interface Inspection {
  /** The frames in order. If there is a fault, the last one has what is left of the bytes. */
  readonly frames: readonly InspectedFrame[];
  /** Why reading ended before the bytes did. */
  readonly fault: Fault | undefined;
}

/** Inspects a recorded conversation. Bytes that are none are a result with a fault, never an exception. */
export function inspectRecording(bytes: Uint8Array): Inspection {
  const { annotations, error } = annotate((io) => new Chat(io), bytes);
  const records = annotations.flatMap((annotation) => annotation.children);
  return {
    frames: framesOf(bytes, records, sideOfRecord),
    fault: error && faultOf(annotations, error),
  };
}

/** Inspects frames of one side, one after the other, as they are on a connection. */
export function inspectFrames(bytes: Uint8Array, side: Chat.Side): Inspection {
  const { annotations, error } = annotate((io) => readFrames(io, side), bytes);
  return {
    frames: framesOf(bytes, annotations, () => side),
    fault: error && faultOf(annotations, error),
  };
}

/** The frames of a connection are no type of the specification: there is nothing but them. */
const FRAMES: Readonly<Record<Chat.Side, FieldInfo>> = {
  [Chat.Side.CLIENT]: { id: 'frames', path: '/types/client_frame', type: 'client_frame' },
  [Chat.Side.SERVER]: { id: 'frames', path: '/types/server_frame', type: 'server_frame' },
};

function readFrames(io: KaitaiStream, side: Chat.Side): void {
  const Frame = side === Chat.Side.CLIENT ? Chat.ClientFrame : Chat.ServerFrame;
  for (let index = 0; !io.isEof(); index++) {
    io.annotator?.open(FRAMES[side], io, index);
    io.annotator?.close(new Frame(io), io);
  }
}

function framesOf(
  bytes: Uint8Array,
  frames: readonly Annotation[],
  sideOf: (frame: Annotation) => Chat.Side | undefined,
): InspectedFrame[] {
  return frames.map((frame, index) => ({
    name: frame.name,
    side: sideOf(frame),
    rows: rowsOf(bytes, {
      annotations: frame.children,
      start: frame.start,
      end: frames[index + 1]?.start ?? bytes.length,
    }),
  }));
}

function sideOfRecord(record: Annotation): Chat.Side | undefined {
  const side = record.children.find(({ field }) => field === Chat.Record.fields.side)?.value;
  return side === Chat.Side.CLIENT || side === Chat.Side.SERVER ? side : undefined;
}
