import { plural } from '../../inspect/index.js';
import { fitting } from '../screen/fitting.js';
import type { PictureRow, Span } from '../screen/picture.js';
import { shownRows } from '../screen/scrolling.js';
import type { Size } from '../screen/state.js';
import { endOf } from '../tail.js';
import { filterName } from './filter.js';
import type { WireState } from './state.js';
import { framesBelow, wireStrip } from './strip.js';

/**
 * The rows of the wire view: what is shown of how much, then the frames.
 *
 * @param size of the view, the title included
 */
export function wireRows(wire: WireState, { columns, rows }: Size): PictureRow[] {
  if (rows < 1) return [];
  const frames = shownRows(wireStrip(wire, columns), wire.position, rows - 1);
  const lowest = frames.at(-1);
  if (lowest?.length === 0) lowest.push(nothingShown(wire, columns));
  return [titleRow(wire, columns), ...frames.map((spans) => ({ spans }))];
}

/** Frames stand at the bottom, so where the lowest row is empty there is none. */
function nothingShown({ filter }: WireState, columns: number): Span {
  const parts = [
    { text: filter === undefined ? 'no frame yet' : `no frame of ${filterName(filter)}`, worth: 1 },
    { text: filter === undefined ? '' : 'F5 shows the next', worth: 0 },
  ];
  return { text: fitting(parts, '; ', columns), style: 'info' };
}

/** A narrower view does not say what it is: that there are bytes in it, one sees. */
const MIN_COLUMNS_FOR_NAME = 40;

function titleRow(wire: WireState, columns: number): PictureRow {
  const below = framesBelow(wire);
  const filter = filterName(wire.filter);
  const parts = [
    {
      text: columns < MIN_COLUMNS_FOR_NAME ? filter : `the wire: ${filter}`,
      worth: wire.filter === undefined ? 1 : 4,
    },
    { text: wire.paused ? 'paused' : '', worth: 3 },
    { text: below > 0 ? `${below} below` : '', worth: 2 },
    { text: `${plural(endOf(wire.tape), 'frame')} so far`, worth: 0 },
  ];
  const title = `\u2500\u2500 ${fitting(parts, ', ', Math.max(0, columns - 4))} `.slice(0, columns);
  return { spans: [{ text: title.padEnd(columns, '\u2500'), style: 'wire-title' }] };
}
