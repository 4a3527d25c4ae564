import { endOf, entryAt, type Scrollback } from '../room/scrollback.js';
import { entryRows } from './entry-rows.js';
import { shownHelp } from './help.js';
import { inputRow } from './input-row.js';
import { layout } from './layout.js';
import { peopleRows } from './people-panel.js';
import type { Picture, PictureRow, Span } from './picture.js';
import { promptOf } from './prompt.js';
import { newest } from './scrolling.js';
import type { ScreenState, Size } from './state.js';
import { statusRow } from './status.js';

/** What the screen shows of a state. */
export function draw(state: ScreenState): Picture {
  const { status, input } = layout(state);
  const rows = state.help === undefined ? roomAndPeople(state) : shownHelp(state, state.help).map(asRow);
  if (status !== undefined) rows.push(statusRow(state));
  const { prompt, style, line } = promptOf(state);
  const drawn = inputRow(prompt, style, line, state.size.columns);
  rows.push({ spans: drawn.spans });
  return { rows, cursor: { column: drawn.cursor, row: input } };
}

const RULE: Span = { text: '\u2502', style: 'rule' };

function roomAndPeople(state: ScreenState): PictureRow[] {
  const { room, people } = layout(state);
  const panel = people === undefined ? [] : peopleRows(state, people.width, room.rows);
  return roomRows(state, room).map((spans, i) => {
    const right = panel[i];
    return { spans: right === undefined ? spans : [...padded(spans, room.columns), RULE, ...right] };
  });
}

/** The rows of the room from the lowest one up, until the room is full. Few lines stand at the bottom. */
function roomRows({ scrollback, position }: ScreenState, room: Size): Span[][] {
  const rows: Span[][] = [];
  if (endOf(scrollback) > scrollback.first && room.rows > 0) {
    const lowest = position ?? newest(scrollback, room.columns);
    for (let number = lowest.entry; number >= scrollback.first && rows.length < room.rows; number--) {
      const all = rowsAt(scrollback, number, room.columns);
      const shown = number === lowest.entry ? all.slice(0, lowest.row + 1) : all;
      rows.unshift(...shown.slice(-(room.rows - rows.length)));
    }
  }
  while (rows.length < room.rows) rows.unshift([]);
  return rows;
}

/** The rows of an entry, and before the first unread one the mark. */
function rowsAt(scrollback: Scrollback, number: number, columns: number): Span[][] {
  const entry = entryAt(scrollback, number);
  const rows = entry === undefined ? [[]] : entryRows(entry, columns);
  return scrollback.marked === number ? [[{ text: markText(columns), style: 'mark' }], ...rows] : rows;
}

function markText(columns: number): string {
  const label = columns >= 12 ? ' unread ' : '';
  const before = Math.floor((columns - label.length) / 2);
  return `${'\u2500'.repeat(before)}${label}${'\u2500'.repeat(columns - label.length - before)}`;
}

function asRow(spans: readonly Span[]): PictureRow {
  return { spans };
}

function padded(spans: readonly Span[], columns: number): Span[] {
  const length = spans.reduce((sum, { text }) => sum + text.length, 0);
  return [...spans, { text: ' '.repeat(Math.max(0, columns - length)), style: 'said' }];
}
