import type { Entry } from './entry.js';

/**
 * The entries that can be scrolled back to, at most {@link MAX_ENTRIES} and the rest of a chunk.
 *
 * Never changed: adding gives a new one that shares all full chunks with the old. So adding copies at most
 * one chunk, however much is held, and memory stays flat over any number of lines.
 */
export interface Scrollback {
  /** Full chunks of {@link CHUNK} entries, oldest first. */
  readonly full: readonly (readonly Entry[])[];
  /** The newest entries, fewer than a chunk. */
  readonly last: readonly Entry[];
  /** The number of the oldest entry held. Entries are numbered from 0 as they come. */
  readonly first: number;
}

/** Entries in a chunk. */
const CHUNK = 128;

/** What people scroll back to in practice; the same bound as in other chat clients. */
export const MAX_ENTRIES = 5000;

const MAX_CHUNKS = Math.ceil(MAX_ENTRIES / CHUNK);

/** Nothing was said yet. */
export const EMPTY_SCROLLBACK: Scrollback = { full: [], last: [], first: 0 };

/** The number that the next entry will have: one more than that of the newest. */
export function endOf(scrollback: Scrollback): number {
  return scrollback.first + scrollback.full.length * CHUNK + scrollback.last.length;
}

/** Adds an entry, and lets go of the oldest chunk when there are too many. */
export function append(scrollback: Scrollback, entry: Entry): Scrollback {
  const last = [...scrollback.last, entry];
  if (last.length < CHUNK) return { ...scrollback, last };
  const full = [...scrollback.full, last];
  const dropped = Math.max(0, full.length - MAX_CHUNKS);
  return { full: full.slice(dropped), last: [], first: scrollback.first + dropped * CHUNK };
}

/** The entry of that number; undefined if it is not held (any more). */
export function entryAt(scrollback: Scrollback, number: number): Entry | undefined {
  const offset = number - scrollback.first;
  if (offset < 0) return undefined;
  const chunk = Math.floor(offset / CHUNK);
  return (scrollback.full[chunk] ?? (chunk === scrollback.full.length ? scrollback.last : []))[
    offset % CHUNK
  ];
}
