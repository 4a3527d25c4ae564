/**
 * The lines sent before, and the walk through them.
 *
 * While the user walks, the half-typed line lies below the newest entry like one more, and each line shown
 * keeps what was changed in it. Sending a line ends the walk and forgets the changes.
 */
export interface History {
  /** What was sent, oldest first; no line twice in a row. */
  readonly sent: readonly string[];
  /** The lines as the walk sees them: `sent` with changes, then the half-typed line. */
  readonly walk: { readonly lines: readonly string[]; readonly at: number } | undefined;
}

/** More than anybody walks back, and little memory. */
export const MAX_HISTORY = 500;

/** No line was sent yet. */
export const EMPTY_HISTORY: History = { sent: [], walk: undefined };

/** Remembers a line that was sent, and ends the walk. An empty one is not worth remembering. */
export function remember(history: History, text: string): History {
  const again = text === '' || history.sent.at(-1) === text;
  return { sent: again ? history.sent : [...history.sent, text].slice(-MAX_HISTORY), walk: undefined };
}

/**
 * Goes to the line before (-1) or after (1) the current one.
 * @param current - the text of the line as it is now; it is kept for when the user comes back
 * @returns the history and the text to show; undefined if there is no line in that direction
 */
export function walk(
  history: History,
  current: string,
  step: -1 | 1,
): { history: History; text: string } | undefined {
  const { lines, at } = history.walk ?? {
    lines: [...history.sent, current],
    at: history.sent.length,
  };
  const text = lines[at + step];
  if (text === undefined) return undefined;
  return { history: { ...history, walk: { lines: lines.with(at, current), at: at + step } }, text };
}
