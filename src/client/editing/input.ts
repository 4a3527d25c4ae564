import { EMPTY_HISTORY, type History, remember, walk } from './history.js';
import type { InputCommand } from './keymap.js';
import { EMPTY_LINE, edit, insert, type Line, moveTo, replaceText } from './line.js';

/** The input line: a line being edited and the lines sent before. */
export interface Input {
  readonly line: Line;
  readonly history: History;
}

/** An empty line and no history. */
export const EMPTY_INPUT: Input = { line: EMPTY_LINE, history: EMPTY_HISTORY };

/** Applies a command of the keymap. */
export function apply(input: Input, command: InputCommand): Input {
  if (command === 'older' || command === 'newer') {
    const found = walk(input.history, input.line.text, command === 'older' ? -1 : 1);
    if (found === undefined) return input;
    return { line: replaceText(input.line, found.text), history: found.history };
  }
  return { ...input, line: edit(input.line, command) };
}

/** Puts text in at the cursor: a character that was typed, or a whole paste. */
export function type(input: Input, text: string): Input {
  return { ...input, line: insert(input.line, text) };
}

/** Puts the cursor somewhere, say on a character that cannot be sent. */
export function pointAt(input: Input, index: number): Input {
  return { ...input, line: moveTo(input.line, index) };
}

/** The line was sent: it is remembered, and the next one begins. */
export function submit(input: Input): Input {
  return {
    line: replaceText(input.line, ''),
    history: remember(input.history, input.line.text),
  };
}

/** The line was used for something that is not worth remembering, say a name. */
export function clear(input: Input): Input {
  return { ...input, line: replaceText(input.line, '') };
}
