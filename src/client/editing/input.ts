import { type Completion, complete } from './completion.js';
import { EMPTY_HISTORY, type History, remember, walk } from './history.js';
import { EMPTY_LINE, edit, insert, type Line, type LineCommand, moveTo, replaceText } from './line.js';
import type { Search } from './search.js';

/** The input line: a line being edited and the lines sent before. */
export interface Input {
  readonly line: Line;
  readonly history: History;
  /** The user searches the history. */
  readonly search?: Search | undefined;
  /** The last thing done was to complete a name; doing it again gives the next name. */
  readonly completion?: Completion | undefined;
}

/** What the input line does on a key; everything else is for the screen as a whole. */
export type InputCommand = LineCommand | 'older' | 'newer';

/** An empty line and no history. */
export const EMPTY_INPUT: Input = { line: EMPTY_LINE, history: EMPTY_HISTORY };

/** Applies a command of the keymap. */
export function apply({ line, history }: Input, command: InputCommand): Input {
  if (command === 'older' || command === 'newer') {
    const found = walk(history, line.text, command === 'older' ? -1 : 1);
    if (found === undefined) return { line, history };
    return { line: replaceText(line, found.text), history: found.history };
  }
  return { line: edit(line, command), history };
}

/** Puts text in at the cursor: a character that was typed, or a whole paste. */
export function type({ line, history }: Input, text: string): Input {
  return { line: insert(line, text), history };
}

/**
 * Completes the name before the cursor, or puts the next one in its place.
 * @param names - that can be meant, the likeliest first
 */
export function completeName(
  { line, history, completion }: Input,
  names: readonly string[],
  step: 1 | -1,
): Input {
  const next = complete(line, names, completion, step);
  return next === undefined ? { line, history } : { line: next.line, history, completion: next.completion };
}

/** Puts the cursor somewhere, say on a character that cannot be sent. */
export function pointAt({ line, history }: Input, index: number): Input {
  return { line: moveTo(line, index), history };
}

/** The line was sent: it is remembered, and the next one begins. */
export function submit({ line, history }: Input): Input {
  return { line: replaceText(line, ''), history: remember(history, line.text) };
}

/** Another text takes the place of the line, and the history is as it was. */
export function replace({ line, history }: Input, text: string): Input {
  return { line: replaceText(line, text), history };
}
