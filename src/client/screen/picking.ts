import { foldName } from '../../protocol/names.js';
import { PICK_KEYS } from '../keys/table.js';
import { only, settled } from './changes.js';
import { isIgnored, toggleIgnored } from './ignoring.js';
import type { Change, Picking, ScreenState } from './state.js';

/** Choosing a person to write to alone, or to ignore, by keyboard, in the panel. */

/** Those who can be written to: everybody else, as far as known, whose name begins with what was typed. */
export function candidates({ people, name }: Pick<ScreenState, 'people' | 'name'>, typed = ''): string[] {
  const wanted = foldName(typed);
  return people.names.filter((other) => {
    const folded = foldName(other);
    // The list of a very full chat ends with a remark, which is no name.
    return folded !== foldName(name) && !other.includes(' ') && folded.startsWith(wanted);
  });
}

/** Those who can be chosen. Who is ignored can be heard again also when they are not there. */
export function choices(state: ScreenState, purpose: Picking['purpose'], typed = ''): string[] {
  const there = candidates(state, typed);
  if (purpose === 'write') return there;
  const gone = state.ignored.filter((name) => !there.some((other) => foldName(other) === foldName(name)));
  return [...there, ...gone.filter((name) => foldName(name).startsWith(foldName(typed)))];
}

/** Begins to choose. To whom this user wrote the last time is the first choice; not who wrote to them, which anybody can. */
export function beginPicking(state: ScreenState, purpose: Picking['purpose']): ScreenState {
  const others = choices(state, purpose);
  const known = purpose === 'write' ? (state.recipient ?? state.lastDirect) : undefined;
  const selected = others.find((other) => other === known) ?? others[0];
  if (selected === undefined || (purpose === 'write' && state.phase !== 'joined')) {
    return { ...state, notice: { tone: 'info', text: 'Nobody else is in the chat.' } };
  }
  return settled({ ...state, picking: { purpose, typed: '', selected } });
}

/** Changes what was typed. What nobody's name begins with is not taken. */
export function narrow(state: ScreenState, typed: string): ScreenState {
  const { picking } = state;
  if (picking === undefined) return state;
  const fitting = choices(state, picking.purpose, typed);
  const [first] = fitting;
  if (first === undefined) return state;
  const selected = fitting.includes(picking.selected) ? picking.selected : first;
  return { ...state, picking: { ...picking, typed, selected } };
}

/** Keeps the choice valid when somebody joins or leaves. */
export function recheck(state: ScreenState): ScreenState {
  const { picking } = state;
  if (picking === undefined) return state;
  if (choices(state, picking.purpose, picking.typed).length > 0) return narrow(state, picking.typed);
  return choices(state, picking.purpose).length > 0 ? narrow(state, '') : endPicking(state);
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
      return only(endPicking(taken(state, picking)));
    case 'cancel':
      return only(endPicking(state));
  }
}

function taken(state: ScreenState, { purpose, selected }: Picking): ScreenState {
  if (purpose === 'ignore') return toggleIgnored(state, selected);
  const notice = isIgnored(state, selected)
    ? ({ tone: 'info', text: `You ignore ${selected}: answers are not shown. F7 undoes it.` } as const)
    : state.notice;
  return { ...state, recipient: selected, recipientLeft: false, notice };
}

/** The panel may have been shown for the choice alone, so the room can have another size now. */
export function endPicking(state: ScreenState): ScreenState {
  return settled({ ...state, picking: undefined });
}

function move(state: ScreenState, step: 1 | -1): ScreenState {
  const { picking } = state;
  if (picking === undefined) return state;
  const fitting = choices(state, picking.purpose, picking.typed);
  const at = (fitting.indexOf(picking.selected) + step + fitting.length) % fitting.length;
  return { ...state, picking: { ...picking, selected: fitting[at] ?? picking.selected } };
}
