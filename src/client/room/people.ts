import { foldName } from '../../protocol/names.js';

/**
 * Who is in the chat, as far as the client knows: the server's list when it comes, changed by each
 * announcement. TCP keeps the order, so a list never undoes what was announced after it was made.
 */
export interface People {
  /** The server's list has come, so that nobody is missing. */
  readonly complete: boolean;
  /** In the order of the alphabet, without regard to case; at most {@link MAX_PEOPLE}. */
  readonly names: readonly string[];
}

/** More than a panel is of use for. A hostile server could announce people without end. */
export const MAX_PEOPLE = 10_000;

/** Nothing is known yet. */
export const NOBODY: People = { complete: false, names: [] };

/** The server's list has come. */
export function listed(names: readonly string[]): People {
  // Each name once; two that differ only in case are the same person, as they are for the server.
  const byFolded = new Map(names.map((name) => [foldName(name), name]));
  const sorted = [...byFolded].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, name]) => name);
  return { complete: sorted.length <= MAX_PEOPLE, names: sorted.slice(0, MAX_PEOPLE) };
}

/** Somebody is joining. */
export function joined(people: People, name: string): People {
  const { at, found } = find(people.names, name);
  if (!found && people.names.length >= MAX_PEOPLE) return { ...people, complete: false };
  return { ...people, names: people.names.toSpliced(at, found ? 1 : 0, name) };
}

/** Somebody is leaving. */
export function left(people: People, name: string): People {
  const { at, found } = find(people.names, name);
  return found ? { ...people, names: people.names.toSpliced(at, 1) } : people;
}

/** Where a name is, or where it would be, in the order of the alphabet. */
function find(names: readonly string[], name: string): { at: number; found: boolean } {
  const wanted = foldName(name);
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (foldName(names[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return { at: low, found: low < names.length && foldName(names[low] ?? '') === wanted };
}
