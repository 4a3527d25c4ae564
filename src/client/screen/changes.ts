import type { Entry } from '../room/entry.js';
import { append } from '../room/scrollback.js';
import { layout } from './layout.js';
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
  return settled({ ...state, scrollback: entries.reduce(append, state.scrollback) });
}

/** The state with a valid position, after the room changed its size or its lines. */
export function settled(state: ScreenState): ScreenState {
  if (state.position === undefined) return state;
  return { ...state, position: settle(state.scrollback, state.position, layout(state).room) };
}
