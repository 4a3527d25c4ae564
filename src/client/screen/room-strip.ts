import type { Entry } from '../room/entry.js';
import type { Scrollback } from '../room/scrollback.js';
import { endOf, itemAt } from '../tail.js';
import { wrap } from '../text/wrap.js';
import { entryRows } from './entry-rows.js';
import type { Span } from './picture.js';
import type { Strip } from './scrolling.js';

/**
 * The room as rows of that many columns: each entry, before the first of another day which day it is, and before
 * the first unread one the mark.
 */
export function roomStrip(scrollback: Scrollback, columns: number): Strip {
  return {
    first: scrollback.first,
    end: endOf(scrollback),
    rowsAt(number) {
      const entry = itemAt(scrollback, number);
      if (entry === undefined) return [[]];
      const day = isSameDay(entry, itemAt(scrollback, number - 1)) ? [] : dayRows(entry, columns);
      const mark = scrollback.marked === number ? [markRow(columns)] : [];
      return [...day, ...mark, ...entryRows(entry, columns)];
    },
  };
}

/** Nothing is said of the day on which the room begins: it is today, or so long ago that its lines are gone. */
function isSameDay(entry: Entry, before: Entry | undefined): boolean {
  return before === undefined || before.when.day === entry.when.day;
}

function dayRows({ when }: Entry, columns: number): Span[][] {
  return wrap(`Day changed to ${when.day}`, columns).map(({ text }) => [{ text, style: 'info' }]);
}

function markRow(columns: number): Span[] {
  const label = columns >= 12 ? ' unread ' : '';
  const before = Math.floor((columns - label.length) / 2);
  const rule = (length: number) => '\u2500'.repeat(length);
  return [{ text: `${rule(before)}${label}${rule(columns - label.length - before)}`, style: 'mark' }];
}
