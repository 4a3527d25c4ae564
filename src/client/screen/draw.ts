import { wireRows } from '../wire/draw-wire.js';
import { marked } from './find.js';
import { shownHelp } from './help.js';
import { inputRow } from './input-row.js';
import { layout } from './layout.js';
import { noticeRows } from './notice.js';
import { peopleRows } from './people-panel.js';
import type { Picture, PictureRow, Span } from './picture.js';
import { promptOf } from './prompt.js';
import { roomStrip } from './room-strip.js';
import { shownRows } from './scrolling.js';
import type { ScreenState } from './state.js';
import { statusRow } from './status.js';

/** What the screen shows of a state. */
export function draw(state: ScreenState): Picture {
  const { status, input, wire } = layout(state);
  const rows =
    state.help === undefined
      ? [...roomAndPeople(state), ...(wire === undefined ? [] : wireRows(state.wire, wire))]
      : shownHelp(state, state.help).map(asRow);
  if (status !== undefined) putStatus(rows, state);
  const { prompt, style, line } = promptOf(state);
  const drawn = inputRow(prompt, style, line, state.size.columns);
  rows.push({ spans: drawn.spans });
  return { rows, cursor: { column: drawn.cursor, row: input } };
}

/** A word to the user takes the place of the status line, and pushes what is above it up by as many rows as it needs. */
function putStatus(rows: PictureRow[], state: ScreenState): void {
  const { notice, size } = state;
  if (notice === undefined) {
    rows.push(statusRow(state));
    return;
  }
  const said = noticeRows(notice, size.columns, Math.ceil(size.rows / 2));
  rows.splice(0, said.length - 1);
  rows.push(...said);
}

const RULE: Span = { text: '\u2502', style: 'rule' };

function roomAndPeople(state: ScreenState): PictureRow[] {
  const { room, people } = layout(state);
  const panel = people === undefined ? [] : peopleRows(state, people.width, room.rows);
  const strip = roomStrip(state.scrollback, room.columns);
  return shownRows(strip, state.position, room.rows).map((spans, i) => {
    const right = panel[i];
    const left = state.find === undefined ? spans : marked(spans, state.find.query);
    return { spans: right === undefined ? left : [...padded(left, room.columns), RULE, ...right] };
  });
}

function asRow(spans: readonly Span[]): PictureRow {
  return { spans };
}

function padded(spans: readonly Span[], columns: number): Span[] {
  const length = spans.reduce((sum, { text }) => sum + text.length, 0);
  return [...spans, { text: ' '.repeat(Math.max(0, columns - length)), style: 'said' }];
}
