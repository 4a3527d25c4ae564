/** Where the line being typed stands after the terminal has another size. All in cells, from 0. */
export interface Resized {
  /** Cells from the start of the prompt to the cursor. */
  readonly offset: number;
  /** Of the terminal, when the line was drawn, and now. */
  readonly before: number;
  readonly now: number;
  /** Where the terminal says that the cursor is; undefined if it does not answer. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

/**
 * How many rows above the cursor the prompt begins.
 *
 * Some terminals wrap what they show anew when their width changes (tmux, GNOME's), others leave each row where it is and
 * cut it (xterm). Nothing says which one this is but the column in which the cursor is now. Where that does not tell
 * either, the smaller number is taken: a piece of an old prompt does less harm than a lost line of somebody else.
 */
export function rowsAbove({ offset, before, now, cursor }: Resized): number {
  const wrapped = Math.floor(offset / now);
  const left = Math.floor(offset / before);
  const atWrapped = cursor?.column === offset % now;
  const atLeft = cursor?.column === Math.min(offset % before, now - 1);
  const rows = atWrapped === atLeft ? Math.min(wrapped, left) : atWrapped ? wrapped : left;
  return Math.min(rows, cursor?.row ?? rows);
}
