import * as editing from '../editing/input.js';
import * as search from '../editing/search.js';
import { LINE_KEYS, SCREEN_KEYS, type ScreenAction, SEARCH_KEYS } from '../keys/table.js';
import type { Moment } from '../room/moment.js';
import { onWireKey } from '../wire/on-wire-key.js';
import { leave, only, settled } from './changes.js';
import { completable } from './completable.js';
import { submit } from './enter.js';
import { onHelpKey } from './help.js';
import { layout, wireSize } from './layout.js';
import { beginPicking, endPicking, onPickingKey } from './picking.js';
import { roomStrip } from './room-strip.js';
import { scroll, top } from './scrolling.js';
import type { Change, ScreenState } from './state.js';

/**
 * What a key does. What is open on the screen is asked first; a key that it does not use does what it always
 * does.
 * @param before - the state before the key took its notice as read
 */
export function onKey(state: ScreenState, key: string, when: Moment, before: ScreenState): Change {
  const offer = before.notice?.offer;
  if (offer !== undefined && key === 'tab') {
    return only({ ...state, input: editing.replace(state.input, offer) });
  }
  return (
    onHelpKey(state, key) ??
    onPickingKey(state, key) ??
    onSearchKey(state, key) ??
    onKeyOfWire(state, key) ??
    onMainKey(unchosen(state), key, when, before.confirming)
  );
}

/** Any other key ends the choice of a person and a search, with the line that was found. */
function unchosen(state: ScreenState): ScreenState {
  const { picking, input } = state;
  const without = picking === undefined ? state : endPicking(state);
  return input.search === undefined ? without : { ...without, input: search.take(input) };
}

function onSearchKey(state: ScreenState, key: string): Change | undefined {
  const { input } = state;
  const action = SEARCH_KEYS.get(key);
  if (input.search === undefined || action === undefined) return undefined;
  const searched = {
    older: () => search.again(input, -1),
    newer: () => search.again(input, 1),
    erase: () => search.erase(input),
    take: () => search.take(input),
    cancel: () => search.cancel(input),
  }[action]();
  return only({ ...state, input: searched });
}

function onKeyOfWire(state: ScreenState, key: string): Change | undefined {
  const wire = onWireKey(state.wire, key, wireSize(state), state.input.line.text === '');
  return wire && only(settled({ ...state, wire }));
}

function onMainKey(state: ScreenState, key: string, when: Moment, confirming: boolean): Change {
  const action = onEmptyLine(state, key) ?? SCREEN_KEYS.get(key);
  if (action !== undefined) return onAction(state, action, when, confirming);
  const command = LINE_KEYS.get(key);
  return only(command === undefined ? state : { ...state, input: editing.apply(state.input, command) });
}

/** Keys that move or delete in the line have another use where there is nothing to move or delete in. */
function onEmptyLine(state: ScreenState, key: string): ScreenAction | undefined {
  if (state.input.line.text !== '') return undefined;
  return ({ 'C-d': 'leave', home: 'oldest', end: 'newest' } as const)[key];
}

function onAction(state: ScreenState, action: ScreenAction, when: Moment, confirming: boolean): Change {
  const { room } = layout(state);
  const strip = roomStrip(state.scrollback, room.columns);
  const scrolled = (rows: number): Change =>
    only({ ...state, position: scroll(strip, state.position, room.rows, rows) });
  const completed = (step: 1 | -1): Change =>
    only({ ...state, input: editing.completeName(state.input, completable(state), step) });
  const page = Math.max(1, room.rows - 1);

  switch (action) {
    case 'send':
      return submit(state, confirming, when);
    case 'complete':
      return completed(1);
    case 'complete-back':
      return completed(-1);
    case 'search':
      return only({ ...state, input: search.begin(state.input) });
    case 'pick':
      return only(beginPicking(state));
    case 'cancel':
      return only({ ...state, recipient: undefined });
    case 'page-up':
      return scrolled(-page);
    case 'page-down':
      return scrolled(page);
    case 'row-up':
      return scrolled(-1);
    case 'row-down':
      return scrolled(1);
    case 'oldest':
      return only({ ...state, position: top(strip, room.rows) });
    case 'newest':
      return only({ ...state, position: undefined });
    case 'wire':
      return only(settled({ ...state, wire: { ...state.wire, open: !state.wire.open } }));
    case 'help':
      return only({ ...state, help: 0 });
    case 'redraw':
      return { state, effects: [{ kind: 'redraw' }] };
    case 'suspend':
      return { state, effects: [{ kind: 'suspend' }] };
    case 'leave':
      return leave(state);
  }
}
