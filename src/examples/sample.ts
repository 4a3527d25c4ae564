import { Chat } from '../../generated/typescript/chat.js';
import { type Annotated, annotate } from '../runtime/index.js';

/** The types that the bytes of an example can be, as the specification names them. */
export type SampleType = 'client_frame' | 'server_frame' | 'chat';

/** The bytes of an example, and what they are to show. */
export interface Sample {
  readonly name: string;
  readonly why: string;
  readonly type: SampleType;
  readonly bytes: Uint8Array;
}

/** The generated class of each type. */
export const CLASSES = {
  client_frame: Chat.ClientFrame,
  server_frame: Chat.ServerFrame,
  chat: Chat,
} as const;

/** Reads bytes as a type, and notes where each field is. */
export function readAs(type: SampleType, bytes: Uint8Array): Annotated<unknown> {
  const Type = CLASSES[type];
  return annotate((io) => new Type(io), bytes);
}
