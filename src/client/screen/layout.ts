import type { People } from '../room/people.js';
import type { ScreenState, Size } from './state.js';

/** How the terminal is divided. All in cells. */
export interface Layout {
  /** The room, at the left and from the top. No rows if the terminal has no place for it. */
  readonly room: Size;
  /** The people at the right of the room, without the line between; undefined if hidden. */
  readonly people: { readonly column: number; readonly width: number } | undefined;
  /** The wire view, below the room over all columns; undefined if hidden. */
  readonly wire: Size | undefined;
  /** Rows above the status line: of the room and the wire view, or of the help that lies over both. */
  readonly above: number;
  /** The row of the status line; undefined if hidden. */
  readonly status: number | undefined;
  /** The row of the input line, always the last. */
  readonly input: number;
}

/** Narrower than this, the room needs all the columns. */
const MIN_COLUMNS_FOR_PEOPLE = 60;
const MIN_PEOPLE_WIDTH = 12;
const MAX_PEOPLE_WIDTH = 24;

/** With fewer rows above the status line there is place for the room or for the wire view, not for both. */
const MIN_ROWS_FOR_BOTH = 10;

/** What of the state divides the terminal. */
type Divided = Pick<ScreenState, 'size' | 'people' | 'picking' | 'wire' | 'peopleHidden'>;

/** Divides the terminal. The last thing to go on a small one is the input line, then the room. */
export function layout({ size, people, picking, wire, peopleHidden }: Divided): Layout {
  const { columns, rows } = size;
  const choosing = picking !== undefined;
  const width = peopleHidden && !choosing ? 0 : peopleWidth(columns, people, choosing);
  const status = rows >= 3 ? rows - 2 : undefined;
  const above = status ?? rows - 1;
  const wireRows = wire.open ? wireHeight(above, choosing) : 0;
  return {
    room: { columns: width === 0 ? columns : columns - width - 1, rows: above - wireRows },
    people: width === 0 ? undefined : { column: columns - width, width },
    wire: wireRows === 0 ? undefined : { columns, rows: wireRows },
    above,
    status,
    input: rows - 1,
  };
}

/** A person can be chosen only where the people are shown, beside the room. */
function wireHeight(above: number, choosing: boolean): number {
  if (above >= MIN_ROWS_FOR_BOTH) return Math.ceil(above / 2);
  return choosing ? 0 : above;
}

/** 0 if the people are not shown. To choose one of them they are shown on any terminal, up to half of it. */
function peopleWidth(columns: number, people: People, choosing: boolean): number {
  if (people.names.length === 0 && !choosing) return 0;
  if (columns < MIN_COLUMNS_FOR_PEOPLE && !choosing) return 0;
  const longest = people.names.reduce((most, name) => Math.max(most, name.length), 0);
  const width = Math.min(Math.max(longest + 2, MIN_PEOPLE_WIDTH), MAX_PEOPLE_WIDTH);
  return choosing ? Math.min(width, Math.floor(columns / 2)) : width;
}

/** The size of the rows of frames in the wire view, without its title. */
export function wireSize(state: Divided): Size {
  const { wire = { columns: state.size.columns, rows: 0 } } = layout(state);
  return { columns: wire.columns, rows: Math.max(0, wire.rows - 1) };
}
