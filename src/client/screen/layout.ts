import type { People } from '../room/people.js';
import type { ScreenState, Size } from './state.js';

/** How the terminal is divided. All in cells. */
export interface Layout {
  /** The room, at the left and from the top. No rows if the terminal has no place for it. */
  readonly room: Size;
  /** The people at the right of the room, without the line between; undefined if hidden. */
  readonly people: { readonly column: number; readonly width: number } | undefined;
  /** The row of the status line; undefined if hidden. */
  readonly status: number | undefined;
  /** The row of the input line, always the last. */
  readonly input: number;
}

/** Narrower than this, the room needs all the columns. */
const MIN_COLUMNS_FOR_PEOPLE = 60;
const MIN_PEOPLE_WIDTH = 12;
const MAX_PEOPLE_WIDTH = 24;

/** Divides the terminal. The last thing to go on a small one is the input line, then the room. */
export function layout({ size, people, picking }: Pick<ScreenState, 'size' | 'people' | 'picking'>): Layout {
  const { columns, rows } = size;
  const width = peopleWidth(columns, people, picking !== undefined);
  const status = rows >= 3 ? rows - 2 : undefined;
  return {
    room: { columns: width === 0 ? columns : columns - width - 1, rows: status ?? rows - 1 },
    people: width === 0 ? undefined : { column: columns - width, width },
    status,
    input: rows - 1,
  };
}

/** 0 if the people are not shown. To choose one of them they are shown on any terminal, up to half of it. */
function peopleWidth(columns: number, people: People, choosing: boolean): number {
  if (people.names.length === 0) return 0;
  if (columns < MIN_COLUMNS_FOR_PEOPLE && !choosing) return 0;
  const longest = people.names.reduce((most, name) => Math.max(most, name.length), 0);
  const width = Math.min(Math.max(longest + 2, MIN_PEOPLE_WIDTH), MAX_PEOPLE_WIDTH);
  return choosing ? Math.min(width, Math.floor(columns / 2)) : width;
}
