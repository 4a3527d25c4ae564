import type { Scrollback } from '../room/scrollback.js';
import { endOf, itemAt } from '../tail.js';
import { entryRows } from './entry-rows.js';
import type { Span } from './picture.js';
import type { Strip } from './scrolling.js';

/** The room as rows of that many columns: each entry, and before the first unread one the mark. */
export function roomStrip(scrollback: Scrollback, columns: number): Strip {
  return {
    first: scrollback.first,
    end: endOf(scrollback),
    rowsAt(number) {
      const entry = itemAt(scrollback, number);
      const rows = entry === undefined ? [[]] : entryRows(entry, columns);
      return scrollback.marked === number ? [markRow(columns), ...rows] : rows;
    },
  };
}

function markRow(columns: number): Span[] {
  const label = columns >= 12 ? ' unread ' : '';
  const before = Math.floor((columns - label.length) / 2);
  const rule = (length: number) => '\u2500'.repeat(length);
  return [{ text: `${rule(before)}${label}${rule(columns - label.length - before)}`, style: 'mark' }];
}
