import type { Entry, EntryKind } from '../room/entry.js';
import { mark } from '../room/scrollback.js';
import { endOf } from '../tail.js';
import { show } from './changes.js';
import type { Attention, Change, ScreenState } from './state.js';

/**
 * Whether the user is looking, what they have not seen, and when the bell rings.
 *
 * A terminal that tells of the focus of its window is believed. Of any other, the user is looking while they
 * press keys. And who has scrolled up does not see what comes.
 */

/** Lines for which a user comes back to the screen. */
const TALK: ReadonlySet<EntryKind> = new Set(['said', 'mention', 'direct']);
/** Lines for this user in particular. */
const PERSONAL: ReadonlySet<EntryKind> = new Set(['mention', 'direct']);

/** Shows entries that came from outside: they may be unread, and may ring the bell. */
export function arrive(state: ScreenState, entries: readonly Entry[]): Change {
  let { scrollback } = state;
  let { unread, rung } = state.attention;
  const effects: Change['effects'][number][] = [];
  entries.forEach(({ kind }, i) => {
    if (TALK.has(kind) && isAway(state)) {
      if (unread === 0) scrollback = mark(scrollback, endOf(scrollback) + i);
      unread += 1;
    }
    // Once, until the user has touched a key: a bell for each of a hundred lines says no more.
    if (PERSONAL.has(kind) && !rung) {
      rung = true;
      effects.push({ kind: 'bell' });
    }
  });
  const attention = { ...state.attention, unread, rung };
  return { state: show({ ...state, scrollback, attention }, entries), effects };
}

/** The user did something: they are here, whatever the terminal said of its focus. */
export function awake(state: ScreenState): ScreenState {
  const { focused, idle, rung } = state.attention;
  if (focused !== false && !idle && !rung) return state;
  return changed(state, { focused: focused === undefined ? undefined : true, idle: false, rung: false });
}

/** The window got the focus or lost it. */
export function onFocus(state: ScreenState, focused: boolean): ScreenState {
  return changed(state, focused ? { focused, idle: false, rung: false } : { focused });
}

/** No key for a while. */
export function onIdle(state: ScreenState): ScreenState {
  return changed(state, { idle: true });
}

/** Who looks at the newest line has nothing unread. The mark stays where it is, for the eye to find the place. */
export function seen(state: ScreenState): ScreenState {
  return state.attention.unread > 0 && !isAway(state) ? changed(state, { unread: 0 }) : state;
}

/** The user answered: what was unread is not news any more. */
export function answered(state: ScreenState): ScreenState {
  return { ...state, scrollback: mark(state.scrollback, undefined) };
}

function isAway({ attention, position }: ScreenState): boolean {
  const { focused, idle } = attention;
  return position !== undefined || focused === false || (focused === undefined && idle);
}

function changed(state: ScreenState, change: Partial<Attention>): ScreenState {
  return { ...state, attention: { ...state.attention, ...change } };
}
