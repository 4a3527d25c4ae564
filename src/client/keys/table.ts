import type { InputCommand } from '../editing/input.js';
import { WIRE } from '../wire/keys.js';
import { type Binding, type Group, keymap } from './binding.js';

/**
 * All keys of the full screen. What a key does, the help that F1 shows and what `--help` prints all come from
 * here. Names and meanings are those of Emacs and readline, and of irssi and WeeChat where these agree.
 */

/** What keys do to the line being typed. */
export const LINE: readonly Binding<InputCommand>[] = [
  { keys: ['left', 'C-b'], action: 'left', help: 'a character back' },
  { keys: ['right', 'C-f'], action: 'right', help: 'a character on' },
  { keys: ['C-left', 'M-left', 'M-b'], action: 'word-left', help: 'a word back' },
  { keys: ['C-right', 'M-right', 'M-f'], action: 'word-right', help: 'a word on' },
  { keys: ['home', 'C-a'], action: 'start', help: 'to the start' },
  { keys: ['end', 'C-e'], action: 'end', help: 'to the end' },
  { keys: ['backspace'], action: 'delete-left', help: 'delete the character before' },
  { keys: ['delete', 'C-d'], action: 'delete-right', help: 'delete the character at the cursor' },
  { keys: ['C-k'], action: 'kill-to-end', help: 'cut to the end' },
  { keys: ['C-u'], action: 'kill-to-start', help: 'cut to the start' },
  { keys: ['C-w'], action: 'kill-blank-word-left', help: 'cut back to a blank' },
  { keys: ['M-backspace'], action: 'kill-word-left', help: 'cut the word before' },
  { keys: ['M-d'], action: 'kill-word-right', help: 'cut the word after' },
  { keys: ['C-y'], action: 'yank', help: 'put in what was cut' },
  { keys: ['C-t'], action: 'transpose', help: 'swap two characters' },
  { keys: ['up', 'C-p'], action: 'older', help: 'the line sent before' },
  { keys: ['down', 'C-n'], action: 'newer', help: 'the line sent after, or the new one' },
];

/** What keys do to the screen. */
export type ScreenAction =
  | 'send'
  | 'complete'
  | 'complete-back'
  | 'search'
  | 'pick'
  | 'ignore'
  | 'find'
  | 'panel'
  | 'cancel'
  | 'page-up'
  | 'page-down'
  | 'row-up'
  | 'row-down'
  | 'oldest'
  | 'newest'
  | 'help'
  | 'wire'
  | 'redraw'
  | 'suspend'
  | 'leave';

/** Sending, and what helps to type. */
export const TYPING: readonly Binding<ScreenAction>[] = [
  { keys: ['enter', 'linefeed'], action: 'send', help: 'send the line' },
  { keys: ['tab'], action: 'complete', help: 'complete a name; again: the next one' },
  { keys: ['S-tab'], action: 'complete-back', help: 'the name before' },
  { keys: ['C-r'], action: 'search', help: 'search the lines sent before' },
];

/** Moving through the room. Home and End move the cursor unless the line is empty. */
export const ROOM: readonly Binding<ScreenAction>[] = [
  { keys: ['C-s'], action: 'find', help: 'search what was said' },
  { keys: ['pageup'], action: 'page-up', help: 'scroll up' },
  { keys: ['pagedown'], action: 'page-down', help: 'scroll down' },
  { keys: ['C-up'], action: 'row-up', help: 'scroll up by a row' },
  { keys: ['C-down'], action: 'row-down', help: 'scroll down by a row' },
  { keys: ['C-home', 'M-<'], action: 'oldest', help: 'the oldest line; Home on an empty line' },
  { keys: ['C-end', 'M->'], action: 'newest', help: 'the newest line; End on an empty line' },
];

/** The screen as a whole. */
export const GENERAL: readonly Binding<ScreenAction>[] = [
  { keys: ['f1'], action: 'help', help: 'this help' },
  { keys: ['f2'], action: 'wire', help: 'the wire view: the bytes of every frame' },
  { keys: ['f3'], action: 'pick', help: 'write to one person alone' },
  { keys: ['escape', 'C-g'], action: 'cancel', help: 'back to the room' },
  { keys: ['f7'], action: 'ignore', help: 'ignore a person, or read them again' },
  { keys: ['f8'], action: 'panel', help: 'hide the people, to copy lines; or show them' },
  { keys: ['C-l'], action: 'redraw', help: 'draw the screen again' },
  { keys: ['C-z'], action: 'suspend', help: 'back to the shell, until fg' },
  { keys: ['C-c'], action: 'leave', help: 'leave; C-d on an empty line; @exit' },
];

export type PickAction = 'up' | 'down' | 'erase' | 'take' | 'cancel';

/** While a person is being chosen. Letters narrow the choice. */
export const PICKING: readonly Binding<PickAction>[] = [
  { keys: ['down', 'tab', 'C-n'], action: 'down', help: 'the next person' },
  { keys: ['up', 'S-tab', 'C-p'], action: 'up', help: 'the person before' },
  { keys: ['backspace'], action: 'erase', help: 'undo a letter' },
  { keys: ['enter', 'linefeed'], action: 'take', help: 'this person' },
  { keys: ['escape', 'C-g', 'f3', 'f7'], action: 'cancel', help: 'choose nobody' },
];

export type SearchAction = 'older' | 'newer' | 'erase' | 'take' | 'cancel';

/** While the lines sent before are searched. Letters make the word that is looked for. */
export const SEARCHING: readonly Binding<SearchAction>[] = [
  { keys: ['C-r', 'up'], action: 'older', help: 'an older line that has it' },
  { keys: ['C-s', 'down'], action: 'newer', help: 'a newer line that has it' },
  { keys: ['backspace'], action: 'erase', help: 'undo a letter' },
  { keys: ['enter', 'linefeed'], action: 'take', help: 'take the line; Enter again sends it' },
  { keys: ['escape', 'C-g'], action: 'cancel', help: 'the line as it was' },
];

export type FindAction = 'older' | 'newer' | 'erase' | 'take' | 'cancel';

/** While the room is searched. Letters make the word that is looked for. */
export const FINDING: readonly Binding<FindAction>[] = [
  { keys: ['C-s', 'up', 'C-p'], action: 'older', help: 'an older line that has it' },
  { keys: ['C-r', 'down', 'C-n'], action: 'newer', help: 'a newer line that has it' },
  { keys: ['backspace'], action: 'erase', help: 'undo a letter' },
  { keys: ['enter', 'linefeed'], action: 'take', help: 'stay there' },
  { keys: ['escape', 'C-g'], action: 'cancel', help: 'back to where you were' },
];

export type HelpAction = 'up' | 'down' | 'page-up' | 'page-down' | 'close';

/** While the help is shown. Everything else works as without it. */
export const READING_HELP: readonly Binding<HelpAction>[] = [
  { keys: ['up', 'C-up'], action: 'up', help: 'a row up' },
  { keys: ['down', 'C-down'], action: 'down', help: 'a row down' },
  { keys: ['pageup'], action: 'page-up', help: 'a page up' },
  { keys: ['pagedown'], action: 'page-down', help: 'a page down' },
  { keys: ['escape', 'C-g', 'f1'], action: 'close', help: 'close the help' },
];

/** The help: every key there is. */
export const GROUPS: readonly Group[] = [
  { title: 'The screen', bindings: GENERAL },
  { title: 'The room', bindings: ROOM },
  { title: 'The line', bindings: [...TYPING, ...LINE] },
  { title: 'Choosing a person (F3, F7)', bindings: PICKING },
  { title: 'Searching the room (C-s)', bindings: FINDING },
  { title: 'The wire view (F2)', bindings: WIRE },
  { title: 'Searching your own lines (C-r)', bindings: SEARCHING },
  { title: 'Reading this help (F1)', bindings: READING_HELP },
];

export const LINE_KEYS = keymap(LINE);
export const SCREEN_KEYS = keymap(TYPING, ROOM, GENERAL);
export const PICK_KEYS = keymap(PICKING);
export const SEARCH_KEYS = keymap(SEARCHING);
export const FIND_KEYS = keymap(FINDING);
export const HELP_KEYS = keymap(READING_HELP);
