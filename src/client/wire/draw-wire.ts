import { plural } from '../../inspect/index.js';
import type { PictureRow } from '../screen/picture.js';
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
  return [titleRow(wire, columns), ...frames.map((spans) => ({ spans }))];
}

function titleRow(wire: WireState, columns: number): PictureRow {
  const below = framesBelow(wire);
  const parts = [
    `the wire: ${filterName(wire.filter)}`,
    wire.paused ? 'paused' : '',
    below > 0 ? `${below} below` : '',
    `${plural(endOf(wire.tape), 'frame')} so far`,
  ].filter((part) => part !== '');
  const title = `\u2500\u2500 ${parts.join(', ')} `.slice(0, columns);
  return { spans: [{ text: title.padEnd(columns, '\u2500'), style: 'wire-title' }] };
}
