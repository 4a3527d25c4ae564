import type { Entry } from '../room/entry.js';
import { append } from '../room/scrollback.js';
import { settledWire } from '../wire/on-frame.js';
import { layout, wireSize } from './layout.js';
import { roomStrip } from './room-strip.js';
import { settle } from './scrolling.js';
import type { Change, ScreenState } from './state.js';

/** The changes that several reducers make. */

/** A new state, and nothing to be done but to draw it. */
export function only(state: ScreenState): Change {
  return { state, effects: [] };
}

/** The user leaves the chat, or has enough of waiting for the end of it. */
export function leave(state: ScreenState): Change {
  if (state.phase === 'over') return { state, effects: [{ kind: 'abandon' }] };
  return { state: { ...state, phase: 'over' }, effects: [{ kind: 'leave' }] };
}

/** The state with entries added to the room. */
export function show(state: ScreenState, entries: readonly Entry[]): ScreenState {
  return settledRoom({ ...state, scrollback: entries.reduce(append, state.scrollback) });
}

/** The state with valid places in the room and on the wire, after the terminal was divided anew. */
export function settled(state: ScreenState): ScreenState {
  return { ...settledRoom(state), wire: settledWire(state.wire, () => wireSize(state)) };
}

/** The state with a valid place in the room. Lines come by the thousand, so nothing is done for who follows them. */
function settledRoom(state: ScreenState): ScreenState {
  if (state.position === undefined) return state;
  const { room } = layout(state);
  const position = settle(roomStrip(state.scrollback, room.columns), state.position, room.rows);
  return { ...state, position };
}
