import type { Chat } from '../../generated/typescript/chat.js';

/** A connection, as the room knows it: a number that is never used again. */
export type ConnectionId = number;

/** Why a request was not granted. */
export type Refusal =
  | 'unsupported'
  | 'malformed'
  | 'not joined'
  | 'joined already'
  | 'name'
  | 'reserved'
  | 'muted'
  | 'text'
  | 'no such user';

/** Something that the room wants done. Effects are to be carried out in the order in which they are given. */
export type Effect =
  /** This one, and nobody else, gets a frame. */
  | {
      readonly kind: 'tell';
      readonly to: ConnectionId;
      readonly frame: Chat.ServerFrame;
      /** What it is, for the statistics. */
      readonly about: 'answer' | 'direct' | Refusal;
    }
  /** From here on, this one gets the lines of the room. */
  | { readonly kind: 'enter'; readonly id: ConnectionId }
  /** Everybody in the room gets a line, except the one who said it; and the transcript gets it. */
  | {
      readonly kind: 'line';
      readonly frame: Chat.ServerFrame;
      /** The line as it is shown. */
      readonly shown: string;
      readonly except: ConnectionId | undefined;
    }
  /** This one gets what it was told up to here, and then no more: the connection is to be ended. */
  | { readonly kind: 'close'; readonly id: ConnectionId }
  /** The record of connections gets an entry. */
  | {
      readonly kind: 'record';
      readonly id: ConnectionId;
      /** The name asked for or had. Bytes when they are not ASCII; neither is fit to be printed as it is. */
      readonly name: string | Uint8Array | undefined;
      /** What happened, e.g. `accepted` or `rejected - name in use`. Printable ASCII. */
      readonly event: string;
    };
