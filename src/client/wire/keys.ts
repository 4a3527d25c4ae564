import type { Binding } from '../keys/binding.js';

export type WireAction =
  | 'field-up'
  | 'field-down'
  | 'page-up'
  | 'page-down'
  | 'oldest'
  | 'newest'
  | 'pause'
  | 'filter'
  | 'doc'
  | 'back';

/** While the wire view is shown. Everything else works as without it: letters go to the line. */
export const WIRE: readonly Binding<WireAction>[] = [
  { keys: ['up'], action: 'field-up', help: 'choose the field above' },
  { keys: ['down'], action: 'field-down', help: 'choose the field below' },
  { keys: ['f6'], action: 'doc', help: 'what the spec says of it; Enter on an empty line' },
  { keys: ['pageup'], action: 'page-up', help: 'scroll up' },
  { keys: ['pagedown'], action: 'page-down', help: 'scroll down' },
  { keys: ['C-home', 'M-<'], action: 'oldest', help: 'the oldest frame; Home on an empty line' },
  { keys: ['C-end', 'M->'], action: 'newest', help: 'the newest frame; End on an empty line' },
  { keys: ['f4'], action: 'pause', help: 'hold still, or follow again' },
  { keys: ['f5'], action: 'filter', help: 'only frames of one command, then of the next' },
  { keys: ['escape', 'C-g'], action: 'back', help: 'close what was opened last' },
];

/** What a key does where the line is empty, and there is nothing to send or to move in. */
export const ON_EMPTY_LINE: Readonly<Record<string, WireAction>> = {
  enter: 'doc',
  linefeed: 'doc',
  home: 'oldest',
  end: 'newest',
};
