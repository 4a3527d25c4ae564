import * as editing from '../editing/input.js';
import { KEYMAP } from '../editing/keymap.js';
import { leave, only, settled } from './changes.js';
import { submit } from './enter.js';
import { layout } from './layout.js';
import { onSession } from './on-session.js';
import { scroll, top } from './scrolling.js';
import type { Change, ScreenEvent, ScreenState } from './state.js';

/**
 * What an event does to the screen. Pure: the same state, event and time always give the same change.
 * @param time - the time of day, ready to be shown
 */
export function reduce(state: ScreenState, event: ScreenEvent, time: string): Change {
  switch (event.kind) {
    case 'char':
      return only({ ...attentive(state), input: editing.type(state.input, event.char) });
    case 'paste':
      // Line ends in a paste are text until the user presses Enter. One at the end would send nothing.
      return only({
        ...attentive(state),
        input: editing.type(state.input, event.text.replace(/\n+$/, '')),
      });
    case 'key':
      return onKey(state, event.key, time);
    case 'session':
      return onSession(state, event.event, time);
    case 'resize':
      return only(settled({ ...state, size: event.size }));
  }
}

function onKey(before: ScreenState, key: string, time: string): Change {
  const state = attentive(before);
  const { room } = layout(state);
  const page = Math.max(1, room.rows - 1);
  const scrolled = (rows: number): Change =>
    only({ ...state, position: scroll(state.scrollback, state.position, room, rows) });

  switch (key) {
    case 'enter':
    case 'linefeed':
      return submit(state, before.confirming, time);
    case 'C-c':
      return leave(state);
    case 'C-d':
      if (state.input.line.text === '') return leave(state);
      break;
    case 'C-z':
      return { state, effects: [{ kind: 'suspend' }] };
    case 'C-l':
      return { state, effects: [{ kind: 'redraw' }] };
    case 'pageup':
      return scrolled(-page);
    case 'pagedown':
      return scrolled(page);
    case 'C-up':
      return scrolled(-1);
    case 'C-down':
      return scrolled(1);
    case 'C-home':
      return only({ ...state, position: top(state.scrollback, room) });
    case 'C-end':
      return only({ ...state, position: undefined });
    default:
      break;
  }
  const command = KEYMAP.get(key);
  return only(command === undefined ? state : { ...state, input: editing.apply(state.input, command) });
}

/** Any key answers a question with no and takes a notice as read. */
function attentive(state: ScreenState): ScreenState {
  return { ...state, notice: undefined, confirming: false };
}
