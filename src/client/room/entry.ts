/** One entry of the room as this client shows it. */
export interface Entry {
  readonly kind: EntryKind;
  /** When it was seen, ready to be shown, as in `09:41`. */
  readonly time: string;
  /** The whole line as it is shown, printable ASCII. */
  readonly text: string;
  /** Whose words they are; undefined if nobody's. */
  readonly sender?: string;
}

/**
 * What an entry is:
 * - `said`: somebody else's line, `[Bob] Hi`
 * - `own`: a line of our own; the server does not send it back, so it is shown when it is sent
 * - `direct`: a line for us alone
 * - `announced`: somebody is joining or leaving
 * - `info`: quiet words of the server or of the client
 * - `error`: something that went wrong
 */
export type EntryKind = 'said' | 'own' | 'direct' | 'announced' | 'info' | 'error';
