import { FIND_KEYS } from '../keys/table.js';
import { endOf, itemAt } from '../tail.js';
import { only, settled } from './changes.js';
import { layout } from './layout.js';
import type { Span } from './picture.js';
import { roomStrip } from './room-strip.js';
import { newest, type Position, scroll } from './scrolling.js';
import type { Change, ScreenState } from './state.js';

/** A search in what the room shows. The line that is being typed stays as it is. */
export interface Find {
  /** What is looked for, without regard to case. */
  readonly query: string;
  /** The number of the entry that was found; undefined if none was yet. */
  readonly at: number | undefined;
  /** Nothing (more) was found. */
  readonly failing: boolean;
  /** Where the room was before. */
  readonly saved: Position | undefined;
}

/** Begins to search. What hides the room is closed. */
export function beginFind(state: ScreenState): ScreenState {
  const find: Find = { query: '', at: undefined, failing: false, saved: state.position };
  const begun = { ...state, help: undefined, find };
  return layout(begun).room.rows > 0 ? begun : settled({ ...begun, wire: { ...state.wire, open: false } });
}

/** Changes what is looked for. A longer word is looked for from the place on that was found, a shorter one anew. */
export function seek(state: ScreenState, query: string): ScreenState {
  const { find, scrollback } = state;
  if (find === undefined) return state;
  if (query === '')
    return { ...state, find: { ...find, query, at: undefined, failing: false }, position: find.saved };
  const longer = query.startsWith(find.query) && find.at !== undefined;
  return seekFrom(state, { ...find, query }, longer ? (find.at ?? 0) : endOf(scrollback) - 1, -1);
}

/** A key while the room is searched; undefined if it is none of these keys. */
export function onFindKey(state: ScreenState, key: string): Change | undefined {
  const { find, scrollback } = state;
  const action = FIND_KEYS.get(key);
  if (find === undefined || action === undefined) return undefined;
  const next = (step: -1 | 1): ScreenState =>
    find.query === '' ? state : seekFrom(state, find, (find.at ?? endOf(scrollback)) + step, step);
  switch (action) {
    case 'older':
      return only(next(-1));
    case 'newer':
      return only(next(1));
    case 'erase':
      return only(seek(state, Array.from(find.query).slice(0, -1).join('')));
    case 'take':
      return only({ ...state, find: undefined });
    case 'cancel':
      return only(settled({ ...state, find: undefined, position: find.saved }));
  }
}

function seekFrom(state: ScreenState, find: Find, from: number, step: -1 | 1): ScreenState {
  const { scrollback } = state;
  const wanted = find.query.toLowerCase();
  for (let at = from; at >= scrollback.first && at < endOf(scrollback); at += step) {
    if (itemAt(scrollback, at)?.text.toLowerCase().includes(wanted) === true) {
      return { ...state, find: { ...find, at, failing: false }, position: around(state, at) };
    }
  }
  return { ...state, find: { ...find, failing: true } };
}

/** The entry in the middle of the room, as far as there are enough rows around it. What comes does not move it. */
function around(state: ScreenState, entry: number): Position {
  const { room } = layout(state);
  const strip = roomStrip(state.scrollback, room.columns);
  const first = { entry, row: 0 };
  return scroll(strip, first, room.rows, Math.floor(room.rows / 2)) ?? newest(strip);
}

/** A row of the room in which what is looked for stands out. */
export function marked(spans: readonly Span[], query: string): Span[] {
  const wanted = query.toLowerCase();
  const row = spans
    .map(({ text }) => text)
    .join('')
    .toLowerCase();
  if (wanted === '' || !row.includes(wanted)) return [...spans];
  const shown: Span[] = [];
  let start = 0;
  for (const { text, style } of spans) {
    let done = 0;
    for (let at = row.indexOf(wanted); at >= 0; at = row.indexOf(wanted, at + wanted.length)) {
      const from = Math.max(done, Math.min(at - start, text.length));
      const to = Math.max(from, Math.min(at + wanted.length - start, text.length));
      shown.push({ text: text.slice(done, from), style }, { text: text.slice(from, to), style: 'found' });
      done = to;
    }
    shown.push({ text: text.slice(done), style });
    start += text.length;
  }
  return shown.filter(({ text }) => text !== '');
}
