/**
 * The newest of many items: at most so many, and so much of them.
 *
 * Never changed: adding gives a new one that shares all full chunks with the old. So adding copies at most
 * one chunk, however much is held, and memory stays flat over any number of items of any size.
 */
export interface Tail<T> {
  /** Full chunks of {@link CHUNK} items, oldest first. */
  readonly full: readonly Chunk<T>[];
  /** The newest items, fewer than a chunk. */
  readonly last: Chunk<T>;
  /** The number of the oldest item held. Items are numbered from 0 as they come. */
  readonly first: number;
}

/** Items in a row, and how much they are together. */
interface Chunk<T> {
  readonly items: readonly T[];
  readonly amount: number;
}

/** How much is held: each bound and the rest of a chunk. */
export interface Bounds<T> {
  readonly items: number;
  /** Of what `amountOf` measures. */
  readonly amount: number;
  readonly amountOf: (item: T) => number;
}

/** Items in a chunk. Adding one copies half of a chunk, and the list of chunks when one is full. */
const CHUNK = 32;

const EMPTY_CHUNK = { items: [], amount: 0 };

/** Nothing has come yet. */
export const EMPTY_TAIL = { full: [], last: EMPTY_CHUNK, first: 0 } satisfies Tail<never>;

/** The number that the next item will have: one more than that of the newest. */
export function endOf(tail: Tail<unknown>): number {
  return tail.first + tail.full.length * CHUNK + tail.last.items.length;
}

/** Adds an item, and lets go of the oldest chunks when there is too much. What else the object has, stays. */
export function append<T, Held extends Tail<T>>(tail: Held, item: T, bounds: Bounds<T>): Held {
  const last: Chunk<T> = {
    items: [...tail.last.items, item],
    amount: tail.last.amount + bounds.amountOf(item),
  };
  if (last.items.length < CHUNK) return { ...tail, last };
  const full = [...tail.full, last];
  const dropped = tooMany(full, bounds);
  return { ...tail, full: full.slice(dropped), last: EMPTY_CHUNK, first: tail.first + dropped * CHUNK };
}

/** How many chunks have to go, oldest first. The newest one stays however much is in it. */
function tooMany<T>(full: readonly Chunk<T>[], bounds: Bounds<T>): number {
  const most = Math.ceil(bounds.items / CHUNK);
  let kept = 0;
  let amount = 0;
  for (const chunk of full.toReversed()) {
    amount += chunk.amount;
    if (kept === most || (kept > 0 && amount > bounds.amount)) break;
    kept += 1;
  }
  return full.length - kept;
}

/** The item of that number; undefined if it is not held (any more). */
export function itemAt<T>(tail: Tail<T>, number: number): T | undefined {
  const offset = number - tail.first;
  if (offset < 0) return undefined;
  const chunk = Math.floor(offset / CHUNK);
  const held = tail.full[chunk] ?? (chunk === tail.full.length ? tail.last : undefined);
  return held?.items[offset % CHUNK];
}
