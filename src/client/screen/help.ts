import { HELP, KEY_COLUMN } from '../keys/help.js';
import { HELP_KEYS } from '../keys/table.js';
import { wrap } from '../text/wrap.js';
import { only } from './changes.js';
import { layout } from './layout.js';
import type { Span } from './picture.js';
import type { Change, ScreenState } from './state.js';

/** The help that lies over the room: every key there is. */

/** Narrower than this, what a key does stands below it. */
const MIN_COLUMNS_FOR_TWO = 60;
const INDENT = 4;

/** A key while the help is shown; undefined if it is none of the help's keys. */
export function onHelpKey(state: ScreenState, key: string): Change | undefined {
  const { help } = state;
  const action = HELP_KEYS.get(key);
  if (help === undefined || action === undefined) return undefined;
  const { columns, rows } = area(state);
  const page = Math.max(1, rows - 1);
  const last = Math.max(0, helpRows(columns).length - rows);
  const to = (row: number): Change => only({ ...state, help: Math.min(last, Math.max(0, row)) });
  switch (action) {
    case 'up':
      return to(Math.min(help, last) - 1);
    case 'down':
      return to(help + 1);
    case 'page-up':
      return to(Math.min(help, last) - page);
    case 'page-down':
      return to(help + page);
    case 'close':
      return only({ ...state, help: undefined });
  }
}

/** The rows of the help that are shown, as many as the room has. */
export function shownHelp(state: ScreenState, from: number): Span[][] {
  const { columns, rows } = area(state);
  const all = helpRows(columns);
  const first = Math.min(from, Math.max(0, all.length - rows));
  return Array.from({ length: rows }, (_, i) => all[first + i] ?? []);
}

/** The help lies over the people and the wire view too. */
function area(state: ScreenState): { columns: number; rows: number } {
  return { columns: state.size.columns, rows: layout(state).above };
}

function helpRows(columns: number): Span[][] {
  const wide = columns >= MIN_COLUMNS_FOR_TWO;
  return HELP.flatMap((row): Span[][] => {
    if (row.kind === 'title')
      return wrap(row.text, columns).map(({ text }) => [{ text, style: 'help-title' }]);
    if (row.kind === 'text') return wrap(row.text, columns).map(({ text }) => [{ text, style: 'info' }]);
    const keys = (text: string): Span => ({ text, style: 'help-key' });
    if (!wide) {
      const indent = Math.min(INDENT, Math.floor(columns / 4));
      const below = wrap(row.text, columns - indent).map(({ text }): Span[] => [
        { text: `${' '.repeat(indent)}${text}`, style: 'said' },
      ]);
      return [...wrap(row.keys, columns).map(({ text }) => [keys(text)]), ...below];
    }
    return wrap(row.text, columns - KEY_COLUMN - 2).map(({ text }, i): Span[] => [
      keys(`  ${(i === 0 ? row.keys : '').padEnd(KEY_COLUMN)}`),
      { text, style: 'said' },
    ]);
  });
}
