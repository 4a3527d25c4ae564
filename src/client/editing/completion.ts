import type { Line } from './line.js';

/** A name that was completed, and the others that it could have been. */
export interface Completion {
  /** Where the name starts in the line. */
  readonly start: number;
  /** The names that begin with what was typed; at least one. */
  readonly names: readonly string[];
  /** Which of them stands in the line now. */
  readonly at: number;
}

/**
 * Completes the word before the cursor to a name.
 * @param names - that can be meant, the likeliest first
 * @param previous - the completion that was the last thing done to the line, if it was: its next name is taken
 * @param step - 1 for the next name, -1 for the one before
 * @returns undefined if there is no name, and none is begun
 */
export function complete(
  line: Line,
  names: readonly string[],
  previous: Completion | undefined,
  step: 1 | -1,
): { line: Line; completion: Completion } | undefined {
  const begun = previous ?? begin(line, names, step);
  if (begun === undefined) return undefined;
  const count = begun.names.length;
  const completion = { ...begun, at: (begun.at + step + count) % count };
  const { start } = completion;
  const before = line.text.slice(0, start);
  // At the start of a line, a name says to whom the rest of it is said.
  const inserted = `${completion.names[completion.at] ?? ''}${start === 0 ? ': ' : ' '}`;
  const text = before + inserted + line.text.slice(line.cursor);
  return { line: { ...line, text, cursor: start + inserted.length, killing: false }, completion };
}

/** The place before the first name, in the direction of the step. */
function begin({ text, cursor }: Line, names: readonly string[], step: 1 | -1): Completion | undefined {
  const start = text.slice(0, cursor).search(/\S+$/);
  if (start < 0) return undefined;
  const typed = text.slice(start, cursor).toLowerCase();
  const fitting = names.filter((name) => name.toLowerCase().startsWith(typed));
  return fitting.length === 0 ? undefined : { start, names: fitting, at: step === 1 ? -1 : 0 };
}
