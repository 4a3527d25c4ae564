/** What a session tells its view. Texts are as received: who draws them sanitises them. */
export type SessionEvent =
  /** The server accepted the name: all set to chat. */
  | { readonly kind: 'joined'; readonly name: string }
  /** The server did not accept the name. The connection stays open, and another name can be asked for. */
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string }
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
  /** The connection is over; nothing follows. A sentence for the user unless they left themselves. */
  | { readonly kind: 'ended'; readonly sentence: string | undefined };
