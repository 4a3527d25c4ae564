import type { Moment } from './moment.js';

/** One entry of the room as this client shows it. */
export interface Entry {
  readonly kind: EntryKind;
  readonly when: Moment;
  /** The whole line as it is shown, printable ASCII. */
  readonly text: string;
  /** Whose words they are; undefined if nobody's. */
  readonly sender?: string;
  /** How many characters at the start of the text say whose words they are: `[Bob]`. None if left out. */
  readonly head?: number;
}

/**
 * What an entry is:
 * - `said`: somebody else's line, `[Bob] Hi`
 * - `mention`: the same, with this user's name in it
 * - `own`: a line of our own; the server does not send it back, so it is shown when it is sent
 * - `direct`: a line for us alone, `[Bob to you] Hi`
 * - `own-direct`: a line of our own for somebody alone, `[you to Bob] Hi`
 * - `announced`: somebody is joining or leaving
 * - `info`: quiet words of the server or of the client
 * - `error`: something that went wrong
 */
export type EntryKind = 'said' | 'mention' | 'own' | 'direct' | 'own-direct' | 'announced' | 'info' | 'error';
