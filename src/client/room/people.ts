import { foldName } from '../../protocol/names.js';

/**
 * Who is in the chat, as far as the client knows: the server's list when it comes, changed by each
 * announcement. TCP keeps the order, so a list never undoes what was announced after it was made.
 */
export interface People {
  /** The server's list has come, so that nobody is missing. */
  readonly complete: boolean;
  /** In the order of the alphabet, without regard to case. */
  readonly names: readonly string[];
}

/** Nothing is known yet. */
export const NOBODY: People = { complete: false, names: [] };

/** The server's list has come. */
export function listed(names: readonly string[]): People {
  return { complete: true, names: sorted(names) };
}

/** Somebody is joining. */
export function joined(people: People, name: string): People {
  return { ...people, names: sorted([...people.names, name]) };
}

/** Somebody is leaving. */
export function left(people: People, name: string): People {
  return { ...people, names: people.names.filter((known) => foldName(known) !== foldName(name)) };
}

/** Each name once; two that differ only in case are the same person, as they are for the server. */
function sorted(names: readonly string[]): string[] {
  const byFolded = new Map(names.map((name) => [foldName(name), name]));
  return [...byFolded].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, name]) => name);
}
