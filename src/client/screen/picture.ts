/** What is on the screen, as plain data: the outcome of drawing, before any terminal is involved. */
export interface Picture {
  /** As many as the terminal has rows. */
  readonly rows: readonly PictureRow[];
  /** Where the cursor is, from 0. */
  readonly cursor: { readonly column: number; readonly row: number };
}

/** A row. What the spans do not reach is blank. */
export interface PictureRow {
  readonly spans: readonly Span[];
  /** The style of the blank rest. */
  readonly fill?: Style;
}

/** A piece of a row in one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** What a piece of the screen is. The theme says how that looks. */
export type Style =
  | 'said'
  | 'mention'
  | 'own'
  | 'direct'
  | 'own-direct'
  | 'announced'
  | 'info'
  | 'error'
  | 'time'
  | 'own-name'
  | 'name-0'
  | 'name-1'
  | 'name-2'
  | 'name-3'
  | 'name-4'
  | 'name-5'
  | 'people'
  | 'people-title'
  | 'people-self'
  | 'people-chosen'
  | 'rule'
  | 'mark'
  | 'found'
  | 'status'
  | 'status-error'
  | 'status-question'
  | 'prompt'
  | 'prompt-direct'
  | 'input'
  | 'input-bad'
  | 'help-title'
  | 'help-key'
  | 'wire-title'
  | 'wire-in'
  | 'wire-out'
  | 'wire-0'
  | 'wire-1'
  | 'wire-2'
  | 'wire-3'
  | 'wire-4'
  | 'wire-chosen'
  | 'wire-doc'
  | 'wire-fault';
