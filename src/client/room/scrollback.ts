import type { Entry } from './entry.js';

/**
 * The entries that can be scrolled back to: at most {@link MAX_ENTRIES} and {@link MAX_CHARACTERS}, each and the
 * rest of a chunk.
 *
 * Never changed: adding gives a new one that shares all full chunks with the old. So adding copies at most
 * one chunk, however much is held, and memory stays flat over any number of lines of any length.
 */
export interface Scrollback {
  /** Full chunks of {@link CHUNK} entries, oldest first. */
  readonly full: readonly Chunk[];
  /** The newest entries, fewer than a chunk. */
  readonly last: Chunk;
  /** The number of the oldest entry held. Entries are numbered from 0 as they come. */
  readonly first: number;
  /** The number of the first entry that was unread when the user came back; it is marked by a row above it. */
  readonly marked?: number | undefined;
}

/** Entries in a row, and how long their texts are together. */
interface Chunk {
  readonly entries: readonly Entry[];
  readonly characters: number;
}

/** Entries in a chunk. */
const CHUNK = 128;

/** What people scroll back to in practice; the same bound as in other chat clients. */
export const MAX_ENTRIES = 5000;
/** Of all texts together. Lines of a usual length never reach it; a line can have 65,535. */
export const MAX_CHARACTERS = 4_000_000;

const MAX_CHUNKS = Math.ceil(MAX_ENTRIES / CHUNK);
const EMPTY_CHUNK: Chunk = { entries: [], characters: 0 };

/** Nothing was said yet. */
export const EMPTY_SCROLLBACK: Scrollback = { full: [], last: EMPTY_CHUNK, first: 0 };

/** The number that the next entry will have: one more than that of the newest. */
export function endOf(scrollback: Scrollback): number {
  return scrollback.first + scrollback.full.length * CHUNK + scrollback.last.entries.length;
}

/** Adds an entry, and lets go of the oldest chunks when there is too much. */
export function append(scrollback: Scrollback, entry: Entry): Scrollback {
  const last: Chunk = {
    entries: [...scrollback.last.entries, entry],
    characters: scrollback.last.characters + entry.text.length,
  };
  if (last.entries.length < CHUNK) return { ...scrollback, last };
  const full = [...scrollback.full, last];
  const dropped = tooMany(full);
  return {
    ...scrollback,
    full: full.slice(dropped),
    last: EMPTY_CHUNK,
    first: scrollback.first + dropped * CHUNK,
  };
}

/** How many chunks have to go, oldest first. The newest one stays however long its lines are. */
function tooMany(full: readonly Chunk[]): number {
  let kept = 0;
  let characters = 0;
  for (const chunk of full.toReversed()) {
    characters += chunk.characters;
    if (kept === MAX_CHUNKS || (kept > 0 && characters > MAX_CHARACTERS)) break;
    kept += 1;
  }
  return full.length - kept;
}

/** Moves the mark to the entry of that number, or takes it away. */
export function mark(scrollback: Scrollback, marked: number | undefined): Scrollback {
  return scrollback.marked === marked ? scrollback : { ...scrollback, marked };
}

/** The entry of that number; undefined if it is not held (any more). */
export function entryAt(scrollback: Scrollback, number: number): Entry | undefined {
  const offset = number - scrollback.first;
  if (offset < 0) return undefined;
  const chunk = Math.floor(offset / CHUNK);
  const held = scrollback.full[chunk] ?? (chunk === scrollback.full.length ? scrollback.last : EMPTY_CHUNK);
  return held.entries[offset % CHUNK];
}
