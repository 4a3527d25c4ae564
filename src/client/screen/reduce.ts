import * as editing from '../editing/input.js';
import * as search from '../editing/search.js';
import type { Moment } from '../room/moment.js';
import { onFrame } from '../wire/on-frame.js';
import { awake, onFocus, onIdle, seen } from './attention.js';
import { only, settled } from './changes.js';
import { seek } from './find.js';
import { wireSize } from './layout.js';
import { onKey } from './on-key.js';
import { onSession } from './on-session.js';
import { endPicking, narrow } from './picking.js';
import type { Change, ScreenEvent, ScreenState } from './state.js';

/**
 * What an event does to the screen. Pure: the same state, event and moment always give the same change.
 * @param when - it happens
 */
export function reduce(state: ScreenState, event: ScreenEvent, when: Moment): Change {
  const change = step(state, event, when);
  return { ...change, state: seen(change.state) };
}

function step(state: ScreenState, event: ScreenEvent, when: Moment): Change {
  switch (event.kind) {
    case 'char':
      return only(typed(attentive(state), event.char));
    case 'paste':
      // Line ends in a paste are text until the user presses Enter. One at the end would send nothing.
      return only(pasted(attentive(state), event.text.replace(/\n+$/, '')));
    case 'key':
      return onKey(attentive(state), event.key, when, state);
    case 'focus':
      return only(onFocus(state, event.focused));
    case 'idle':
      return only(onIdle(state));
    case 'session':
      return onSession(state, event.event, when);
    case 'wire': {
      const { side, bytes, fault } = event;
      return only({
        ...state,
        wire: onFrame(state.wire, { side, bytes, fault, time: when.time }, () => wireSize(state)),
      });
    }
    case 'resize':
      return only(settled({ ...state, size: event.size }));
  }
}

/** A name or a word to look for has no line ends; a text that has is meant for the line. */
function pasted(state: ScreenState, text: string): ScreenState {
  const { picking, find } = state;
  const chosen = picking === undefined ? state : endPicking(state);
  return typed(find !== undefined && text.includes('\n') ? { ...chosen, find: undefined } : chosen, text);
}

/** Text goes where the user is typing. */
function typed(state: ScreenState, text: string): ScreenState {
  const { picking, find, input } = state;
  if (picking !== undefined) return narrow(state, picking.typed + text);
  if (find !== undefined) return seek(state, find.query + text);
  const searching = input.search !== undefined && !text.includes('\n');
  return { ...state, input: searching ? search.extend(input, text) : editing.type(input, text) };
}

/** Any key answers a question with no and takes a notice as read. */
function attentive(state: ScreenState): ScreenState {
  return awake({ ...state, notice: undefined, confirming: undefined });
}
