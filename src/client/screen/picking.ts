import { foldName } from '../../protocol/names.js';
import { PICK_KEYS } from '../keys/table.js';
import { only, settled } from './changes.js';
import type { Change, ScreenState } from './state.js';

/** Choosing a person to write to alone, by keyboard, in the panel. */

/** Those who can be written to: everybody else, as far as known, whose name begins with what was typed. */
export function candidates({ people, name }: Pick<ScreenState, 'people' | 'name'>, typed = ''): string[] {
  const wanted = foldName(typed);
  return people.names.filter((other) => {
    const folded = foldName(other);
    // The list of a very full chat ends with a remark, which is no name.
    return folded !== foldName(name) && !other.includes(' ') && folded.startsWith(wanted);
  });
}

/** Begins to choose. The one with whom this user last exchanged direct messages is the first choice. */
export function beginPicking(state: ScreenState): ScreenState {
  const others = candidates(state);
  const known = state.recipient ?? state.lastDirect;
  const selected = others.find((other) => other === known) ?? others[0];
  if (selected === undefined || state.phase !== 'joined') {
    return { ...state, notice: { tone: 'info', text: 'Nobody else is in the chat.' } };
  }
  return settled({ ...state, picking: { typed: '', selected } });
}

/** Changes what was typed. What nobody's name begins with is not taken. */
export function narrow(state: ScreenState, typed: string): ScreenState {
  const { picking } = state;
  const fitting = candidates(state, typed);
  const [first] = fitting;
  if (picking === undefined || first === undefined) return state;
  const selected = fitting.includes(picking.selected) ? picking.selected : first;
  return { ...state, picking: { typed, selected } };
}

/** Keeps the choice valid when somebody joins or leaves. */
export function recheck(state: ScreenState): ScreenState {
  const { picking } = state;
  if (picking === undefined) return state;
  if (candidates(state, picking.typed).length > 0) return narrow(state, picking.typed);
  return candidates(state).length > 0 ? narrow(state, '') : endPicking(state);
}

/** A key while a person is being chosen; undefined if it is none of these keys. */
export function onPickingKey(state: ScreenState, key: string): Change | undefined {
  const { picking } = state;
  const action = PICK_KEYS.get(key);
  if (picking === undefined || action === undefined) return undefined;
  switch (action) {
    case 'up':
      return only(move(state, -1));
    case 'down':
      return only(move(state, 1));
    case 'erase':
      return only(narrow(state, picking.typed.slice(0, -1)));
    case 'take':
      return only(endPicking({ ...state, recipient: picking.selected }));
    case 'cancel':
      return only(endPicking(state));
  }
}

/** The panel may have been shown for the choice alone, so the room can have another size now. */
export function endPicking(state: ScreenState): ScreenState {
  return settled({ ...state, picking: undefined });
}

function move(state: ScreenState, step: 1 | -1): ScreenState {
  const { picking } = state;
  if (picking === undefined) return state;
  const fitting = candidates(state, picking.typed);
  const at = (fitting.indexOf(picking.selected) + step + fitting.length) % fitting.length;
  return { ...state, picking: { ...picking, selected: fitting[at] ?? picking.selected } };
}
