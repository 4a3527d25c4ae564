import { endOf, entryAt } from '../room/scrollback.js';
import { entryRows } from './entry-rows.js';
import { inputRow } from './input-row.js';
import { layout } from './layout.js';
import { peopleRows } from './people-panel.js';
import type { Picture, PictureRow, Span } from './picture.js';
import { newest } from './scrolling.js';
import type { ScreenState, Size } from './state.js';
import { statusRow } from './status.js';

/** What the screen shows of a state. */
export function draw(state: ScreenState): Picture {
  const { room, people, status, input } = layout(state);
  const roomSpans = roomRows(state, room);
  const panel = people === undefined ? [] : peopleRows(state, people.width, room.rows);
  const rows: PictureRow[] = roomSpans.map((spans, i) => {
    const right = panel[i];
    return { spans: right === undefined ? spans : [...padded(spans, room.columns), RULE, ...right] };
  });
  if (status !== undefined) rows.push(statusRow(state, room.columns));
  const line = inputRow(promptOf(state), state.input.line, state.size.columns);
  rows.push({ spans: line.spans });
  return { rows, cursor: { column: line.cursor, row: input } };
}

/** The prompt: the name, `>` and a space. */
export function promptOf({ phase, name }: ScreenState): string {
  return phase === 'naming' ? 'Name: ' : `${name}> `;
}

const RULE: Span = { text: '\u2502', style: 'rule' };

/** The rows of the room from the lowest one up, until the room is full. Few lines stand at the bottom. */
function roomRows({ scrollback, position }: ScreenState, room: Size): Span[][] {
  const rows: Span[][] = [];
  if (endOf(scrollback) > scrollback.first && room.rows > 0) {
    const lowest = position ?? newest(scrollback, room.columns);
    for (let number = lowest.entry; number >= scrollback.first && rows.length < room.rows; number--) {
      const entry = entryAt(scrollback, number);
      if (entry === undefined) break;
      const all = entryRows(entry, room.columns);
      const shown = number === lowest.entry ? all.slice(0, lowest.row + 1) : all;
      rows.unshift(...shown.slice(-(room.rows - rows.length)));
    }
  }
  while (rows.length < room.rows) rows.unshift([]);
  return rows;
}

function padded(spans: readonly Span[], columns: number): Span[] {
  const length = spans.reduce((sum, { text }) => sum + text.length, 0);
  return [...spans, { text: ' '.repeat(Math.max(0, columns - length)), style: 'said' }];
}
