import type { LineCommand } from './line.js';

/** What the input line does on a key; everything else is for the screen as a whole. */
export type InputCommand = LineCommand | 'older' | 'newer';

/** The keys of the input line: those of Emacs, of readline and of a PC keyboard. */
export const KEYMAP: ReadonlyMap<string, InputCommand> = new Map<string, InputCommand>([
  ['left', 'left'],
  ['C-b', 'left'],
  ['right', 'right'],
  ['C-f', 'right'],
  ['M-b', 'word-left'],
  ['C-left', 'word-left'],
  ['M-left', 'word-left'],
  ['M-f', 'word-right'],
  ['C-right', 'word-right'],
  ['M-right', 'word-right'],
  ['home', 'start'],
  ['C-a', 'start'],
  ['end', 'end'],
  ['C-e', 'end'],
  ['backspace', 'delete-left'],
  ['delete', 'delete-right'],
  ['C-d', 'delete-right'],
  ['C-k', 'kill-to-end'],
  ['C-u', 'kill-to-start'],
  ['C-w', 'kill-blank-word-left'],
  ['M-backspace', 'kill-word-left'],
  ['M-d', 'kill-word-right'],
  ['C-y', 'yank'],
  ['C-t', 'transpose'],
  ['up', 'older'],
  ['C-p', 'older'],
  ['down', 'newer'],
  ['C-n', 'newer'],
]);
