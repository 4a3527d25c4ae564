import { Chat } from '../../generated/typescript/chat.js';
import { type Annotation, annotate, type FieldInfo, type KaitaiStream } from '../runtime/index.js';

/** What bytes are read as: a recorded conversation, or the frames of one side as they are on a connection. */
export type Form = 'recording' | Chat.Side;

/** How one frame is read. */
export interface Reader {
  /** Of the specification; the frames of a connection are no type of it, since there is nothing but them. */
  readonly field: FieldInfo;
  readonly frameLength: (bytes: Uint8Array, offset: number, end: number) => number;
  readonly read: (io: KaitaiStream) => unknown;
}

const RECORDS: Reader = {
  field: Chat.fields.records,
  frameLength: (bytes, offset, end) => Chat.Record.frameLength(bytes, offset, end),
  read: (io) => new Chat.Record(io),
};

const FRAMES: Readonly<Record<Chat.Side, Reader>> = {
  [Chat.Side.CLIENT]: {
    field: { id: 'frames', path: '/types/client_frame', type: 'client_frame' },
    frameLength: (bytes, offset, end) => Chat.ClientFrame.frameLength(bytes, offset, end),
    read: (io) => new Chat.ClientFrame(io),
  },
  [Chat.Side.SERVER]: {
    field: { id: 'frames', path: '/types/server_frame', type: 'server_frame' },
    frameLength: (bytes, offset, end) => Chat.ServerFrame.frameLength(bytes, offset, end),
    read: (io) => new Chat.ServerFrame(io),
  },
};

export function readerOf(form: Form): Reader {
  return form === 'recording' ? RECORDS : FRAMES[form];
}

/** A frame as it was read: one annotation, with its fields below it. */
export interface ReadFrame {
  readonly annotations: readonly Annotation[];
  readonly error: Error | undefined;
}

/** @param index of the frame, from 0 */
export function readFrame({ field, read }: Reader, bytes: Uint8Array, index: number): ReadFrame {
  return annotate((io) => {
    io.annotator?.open(field, io, index);
    const frame = read(io);
    io.annotator?.close(frame, io);
    return frame;
  }, bytes);
}
