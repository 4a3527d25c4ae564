import type { Span } from './picture.js';

/**
 * Moving through entries of one or more rows each. A position names the lowest row shown, so it holds while
 * entries arrive below it. Nothing here looks at more entries than fit on a few screens, however many there are.
 */

/** Entries as rows of a given width. Some may have no rows: they are not shown. */
export interface Strip {
  /** The number of the oldest entry. */
  readonly first: number;
  /** One more than the number of the newest. */
  readonly end: number;
  /** The rows of an entry, from the top. */
  rowsAt(entry: number): readonly Span[][];
}

/** A place in a strip: a row (from 0) of the entry with that number. */
export interface Position {
  readonly entry: number;
  readonly row: number;
}

/** Moves up (negative) or down by rows. Undefined means: the newest, and follow it. */
export function scroll(
  strip: Strip,
  position: Position | undefined,
  height: number,
  rows: number,
): Position | undefined {
  let { entry, row } = position ?? newest(strip);
  row += rows;
  while (row < 0 && entry > strip.first) {
    entry--;
    row += rowsOf(strip, entry);
  }
  while (row >= rowsOf(strip, entry)) {
    row -= rowsOf(strip, entry);
    entry++;
    if (entry >= strip.end) return undefined;
  }
  return settle(strip, { entry, row: Math.max(0, row) }, height);
}

/** The highest position at which all rows are filled. */
export function top(strip: Strip, height: number): Position | undefined {
  return settle(strip, { entry: strip.first, row: 0 }, height);
}

/**
 * Makes a position valid: its entry may have been let go of, its row may be gone with another width, the
 * rows above it may not be filled, and it may be at the newest row, which is then followed.
 */
export function settle(strip: Strip, position: Position | undefined, height: number): Position | undefined {
  if (position === undefined || strip.end === strip.first) return undefined;
  let entry = Math.max(position.entry, strip.first);
  const held = entry === position.entry ? position.row : 0;
  let row = Math.min(held, rowsOf(strip, entry) - 1);
  row += Math.max(0, height - rowsUpTo(strip, { entry, row }, height));
  while (row >= rowsOf(strip, entry)) {
    row -= rowsOf(strip, entry);
    entry++;
    if (entry >= strip.end) return undefined;
  }
  const last = newest(strip);
  return entry === last.entry && row >= last.row ? undefined : { entry, row };
}

/** How many entries are, in whole or in part, below the lowest row shown. */
export function entriesBelow(strip: Strip, position: Position | undefined): number {
  if (position === undefined) return 0;
  const cut = position.row < rowsOf(strip, position.entry) - 1 ? 1 : 0;
  return strip.end - 1 - position.entry + cut;
}

/** The last row of the newest entry. */
export function newest(strip: Strip): Position {
  const entry = strip.end - 1;
  return { entry, row: rowsOf(strip, entry) - 1 };
}

/** The rows that are shown, from the lowest one up until `height` are filled. Few rows stand at the bottom. */
export function shownRows(strip: Strip, position: Position | undefined, height: number): Span[][] {
  const rows: Span[][] = [];
  if (strip.end > strip.first && height > 0) {
    const lowest = position ?? newest(strip);
    for (let entry = lowest.entry; entry >= strip.first && rows.length < height; entry--) {
      const all = strip.rowsAt(entry);
      const shown = entry === lowest.entry ? all.slice(0, lowest.row + 1) : all;
      if (shown.length > 0) rows.unshift(...shown.slice(-(height - rows.length)));
    }
  }
  while (rows.length < height) rows.unshift([]);
  return rows;
}

/** Rows from the oldest one to the position, that one included; counted no further than all are filled. */
function rowsUpTo(strip: Strip, { entry, row }: Position, height: number): number {
  let count = row + 1;
  for (let above = entry - 1; above >= strip.first && count < height; above--) count += rowsOf(strip, above);
  return count;
}

function rowsOf(strip: Strip, entry: number): number {
  return entry < strip.first || entry >= strip.end ? 1 : strip.rowsAt(entry).length;
}
