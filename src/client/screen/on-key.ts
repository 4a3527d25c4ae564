import * as editing from '../editing/input.js';
import * as search from '../editing/search.js';
import { LINE_KEYS, SCREEN_KEYS, type ScreenAction, SEARCH_KEYS } from '../keys/table.js';
import type { Moment } from '../room/moment.js';
import { onWireKey } from '../wire/on-wire-key.js';
import { leave, only, settled } from './changes.js';
import { completable } from './completable.js';
import { submit } from './enter.js';
import { beginFind, onFindKey } from './find.js';
import { onHelpKey } from './help.js';
import { layout, wireSize } from './layout.js';
import { beginPicking, endPicking, onPickingKey } from './picking.js';
import { roomStrip } from './room-strip.js';
import { scroll, top } from './scrolling.js';
import type { Change, Question, ScreenState } from './state.js';

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
    onFindKey(state, key) ??
    onSearchKey(state, key) ??
    onKeyOfWire(state, key) ??
    onMainKey(unchosen(state), key, when, before.confirming)
  );
}

/** Any other key ends the choice of a person and a search, with what was found. */
function unchosen(state: ScreenState): ScreenState {
  const { picking, input } = state;
  const without = { ...(picking === undefined ? state : endPicking(state)), find: undefined };
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

function onMainKey(state: ScreenState, key: string, when: Moment, confirming: Question | undefined): Change {
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

function onAction(
  state: ScreenState,
  action: ScreenAction,
  when: Moment,
  confirming: Question | undefined,
): Change {
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
      return only(beginPicking(state, 'write'));
    case 'ignore':
      return only(beginPicking(state, 'ignore'));
    case 'find':
      return only(beginFind(state));
    case 'panel':
      return only(settled({ ...state, peopleHidden: !state.peopleHidden }));
    case 'cancel':
      return only(backToRoom(state));
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
      return confirming === 'leave' || state.input.line.text === '' || state.phase === 'over'
        ? leave(state)
        : only(askToLeave(state));
  }
}

/** A private line that is half typed must not become one for the room. */
function backToRoom(state: ScreenState): ScreenState {
  const { recipient, input } = state;
  if (recipient === undefined) return state;
  if (input.line.text === '') return { ...state, recipient: undefined, recipientLeft: false };
  const text = `The line is for ${recipient} alone. When it is sent or empty, Escape leads back to the room.`;
  return { ...state, notice: { tone: 'info', text } };
}

/** Many press this key to copy something. */
function askToLeave(state: ScreenState): ScreenState {
  const text = 'Ctrl-C again leaves the chat; the line is not sent. Any other key stays.';
  return { ...state, notice: { tone: 'question', text }, confirming: 'leave' };
}
