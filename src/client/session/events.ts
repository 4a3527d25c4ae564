/** What a session tells its view. Texts are as received: who draws them sanitises them. */
export type SessionEvent =
  /** The server accepted the name: all set to chat. */
  | { readonly kind: 'joined'; readonly name: string }
  /** The server did not accept the name. The connection stays open, and another name can be asked for. */
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly reason: string;
      /** Somebody has it: it may become free. */
      readonly inUse: boolean;
    }
  /** Somebody else said something to the room. */
  | { readonly kind: 'said'; readonly sender: string; readonly text: string }
  /** Somebody said something to this user alone. */
  | { readonly kind: 'direct'; readonly sender: string; readonly text: string }
  /** Somebody (this user too) is joining or leaving. `line` is the whole line as it is to be shown. */
  | {
      readonly kind: 'announced';
      readonly username: string;
      readonly change: 'joining' | 'leaving';
      readonly line: string;
    }
  /** Who is in the chat, complete. */
  | { readonly kind: 'people'; readonly names: readonly string[] }
  /** Another listing: `commands` on connecting. */
  | { readonly kind: 'listing'; readonly topic: string; readonly entries: readonly string[] }
  /** The server could not grant something. */
  | { readonly kind: 'error'; readonly text: string }
  /** The server sent what this client does not understand. A sentence for the user. */
  | { readonly kind: 'strange'; readonly text: string }
  /** What became of the last texts is not certain, or too certain. The session sends none of them again. */
  | {
      readonly kind: 'undelivered';
      /** The server cannot have got these. */
      readonly unsent: readonly string[];
      /** The server may have got these or not: nothing was heard from it since. */
      readonly doubtful: readonly string[];
    }
  /** The connection was lost. Another one is tried after `delay` milliseconds. */
  | { readonly kind: 'lost'; readonly sentence: string; readonly delay: number }
  /** Another connection is being made, for the `attempt`th time. */
  | { readonly kind: 'trying'; readonly attempt: number }
  /** That failed. The next try is after `delay` milliseconds. */
  | {
      readonly kind: 'failed';
      readonly sentence: string;
      /** The same sentence was told for the try before. */
      readonly again: boolean;
      readonly attempt: number;
      readonly delay: number;
    }
  /** After a loss the name is still in use, perhaps by the lost connection; it is asked for again. */
  | {
      readonly kind: 'reclaiming';
      readonly name: string;
      /** It was in use before, on the same connection. */
      readonly again: boolean;
      /** Milliseconds until it is asked for. */
      readonly delay: number;
    }
  /** How long the server took for its last answer to a request, in milliseconds. */
  | { readonly kind: 'lag'; readonly milliseconds: number }
  /** The session is over; nothing follows. A sentence for the user unless they left themselves. */
  | { readonly kind: 'ended'; readonly sentence: string | undefined };
