import * as tail from '../tail.js';
import type { Entry } from './entry.js';

/** The entries that can be scrolled back to: at most {@link MAX_ENTRIES} and {@link MAX_CHARACTERS}. */
export interface Scrollback extends tail.Tail<Entry> {
  /** The number of the first entry that was unread when the user came back; it is marked by a row above it. */
  readonly marked?: number | undefined;
}

/** What people scroll back to in practice; the same bound as in other chat clients. */
export const MAX_ENTRIES = 5000;
/** Of all texts together. Lines of a usual length never reach it; a line can have 65,535. */
export const MAX_CHARACTERS = 4_000_000;

const BOUNDS: tail.Bounds<Entry> = {
  items: MAX_ENTRIES,
  amount: MAX_CHARACTERS,
  amountOf: ({ text }) => text.length,
};

/** Nothing was said yet. */
export const EMPTY_SCROLLBACK: Scrollback = tail.EMPTY_TAIL;

/** Adds an entry, and lets go of the oldest when there are too many. */
export function append(scrollback: Scrollback, entry: Entry): Scrollback {
  return tail.append(scrollback, entry, BOUNDS);
}

/** Moves the mark to the entry of that number, or takes it away. */
export function mark(scrollback: Scrollback, marked: number | undefined): Scrollback {
  return scrollback.marked === marked ? scrollback : { ...scrollback, marked };
}
