import type { Strip } from '../screen/scrolling.js';
import { endOf, itemAt } from '../tail.js';
import { passes } from './filter.js';
import { type FrameRow, frameRows } from './frame-rows.js';
import type { WireState } from './state.js';
import type { WireFrame } from './tape.js';

/** The frames as rows. Those that the filter keeps out have none. */
export interface WireStrip extends Strip {
  frameRowsAt(number: number): readonly FrameRow[];
}

const NOTHING_LOOKED_AT = { field: undefined, doc: false };

/** The rows of frames in which no field is chosen, for the width for which they were made last. */
const known = new WeakMap<WireFrame, { readonly columns: number; readonly rows: readonly FrameRow[] }>();

export function wireStrip({ tape, filter, chosen, doc }: WireState, columns: number): WireStrip {
  const frameRowsAt = (number: number): readonly FrameRow[] => {
    const frame = itemAt(tape, number);
    if (frame === undefined || !passes(filter, frame)) return [];
    if (number === chosen?.frame) return frameRows(frame, columns, { field: chosen.field, doc });
    const made = known.get(frame);
    if (made?.columns === columns) return made.rows;
    const rows = frameRows(frame, columns, NOTHING_LOOKED_AT);
    known.set(frame, { columns, rows });
    return rows;
  };
  return {
    first: tape.first,
    end: endOf(tape),
    frameRowsAt,
    rowsAt: (number) => frameRowsAt(number).map(({ spans }) => spans),
  };
}

/** How many frames that the filter lets through are below the lowest row shown. */
export function framesBelow({ tape, filter, position }: WireState): number {
  let count = 0;
  for (let number = (position?.entry ?? endOf(tape)) + 1; number < endOf(tape); number++) {
    const frame = itemAt(tape, number);
    if (frame !== undefined && passes(filter, frame)) count += 1;
  }
  return count;
}
