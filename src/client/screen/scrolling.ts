import { endOf, entryAt, type Scrollback } from '../room/scrollback.js';
import { countRows } from './entry-rows.js';
import type { Position, Size } from './state.js';

/**
 * Moving through the scrollback. A position names the lowest row shown, so it holds while lines arrive below
 * it. Nothing here looks at more entries than fit on a few screens, however long the scrollback is.
 */

/** Moves up (negative) or down by rows. Undefined means: the newest, and follow it. */
export function scroll(
  scrollback: Scrollback,
  position: Position | undefined,
  room: Size,
  rows: number,
): Position | undefined {
  let { entry, row } = position ?? newest(scrollback, room.columns);
  row += rows;
  while (row < 0 && entry > scrollback.first) {
    entry--;
    row += rowsOf(scrollback, entry, room.columns);
  }
  while (row >= rowsOf(scrollback, entry, room.columns)) {
    row -= rowsOf(scrollback, entry, room.columns);
    entry++;
    if (entry >= endOf(scrollback)) return undefined;
  }
  return settle(scrollback, { entry, row: Math.max(0, row) }, room);
}

/** The highest position at which the room is full. */
export function top(scrollback: Scrollback, room: Size): Position | undefined {
  return settle(scrollback, { entry: scrollback.first, row: 0 }, room);
}

/**
 * Makes a position valid: its entry may have been let go of, its row may be gone with another width, the
 * room above it may not be full, and it may be at the newest row, which is then followed.
 */
export function settle(
  scrollback: Scrollback,
  position: Position | undefined,
  room: Size,
): Position | undefined {
  if (position === undefined || endOf(scrollback) === scrollback.first) return undefined;
  let entry = Math.max(position.entry, scrollback.first);
  const held = entry === position.entry ? position.row : 0;
  let row = Math.min(held, rowsOf(scrollback, entry, room.columns) - 1);
  row += Math.max(0, room.rows - rowsUpTo(scrollback, { entry, row }, room));
  while (row >= rowsOf(scrollback, entry, room.columns)) {
    row -= rowsOf(scrollback, entry, room.columns);
    entry++;
    if (entry >= endOf(scrollback)) return undefined;
  }
  const last = newest(scrollback, room.columns);
  return entry === last.entry && row >= last.row ? undefined : { entry, row };
}

/** How many entries are, in whole or in part, below the lowest row shown. */
export function entriesBelow(
  scrollback: Scrollback,
  position: Position | undefined,
  columns: number,
): number {
  if (position === undefined) return 0;
  const cut = position.row < rowsOf(scrollback, position.entry, columns) - 1 ? 1 : 0;
  return endOf(scrollback) - 1 - position.entry + cut;
}

/** The last row of the newest entry. */
export function newest(scrollback: Scrollback, columns: number): Position {
  const entry = endOf(scrollback) - 1;
  return { entry, row: rowsOf(scrollback, entry, columns) - 1 };
}

/** Rows from the oldest one to the position, that one included; counted no further than the room is high. */
function rowsUpTo(scrollback: Scrollback, { entry, row }: Position, room: Size): number {
  let count = row + 1;
  for (let above = entry - 1; above >= scrollback.first && count < room.rows; above--) {
    count += rowsOf(scrollback, above, room.columns);
  }
  return count;
}

function rowsOf(scrollback: Scrollback, number: number, columns: number): number {
  const entry = entryAt(scrollback, number);
  if (entry === undefined) return 1;
  return countRows(entry, columns) + (scrollback.marked === number ? 1 : 0); // the mark has a row of its own
}
