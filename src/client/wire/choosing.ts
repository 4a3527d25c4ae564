import { newest, type Position, scroll } from '../screen/scrolling.js';
import type { Size } from '../screen/state.js';
import type { Chosen, WireState } from './state.js';
import { type WireStrip, wireStrip } from './strip.js';

/** Moving from field to field, and keeping the one that is looked at on the screen. */

/** Chooses the field above or below; of none, the last one that is shown. */
export function choose(wire: WireState, size: Size, step: 1 | -1): WireState {
  const strip = wireStrip(wire, size.columns);
  const { chosen } = wire;
  if (chosen === undefined) {
    const lowest = (wire.position ?? newest(strip)).entry;
    return reveal({ ...wire, chosen: lastFieldUpTo(strip, lowest) }, size);
  }
  const field = chosen.field + step;
  if (field >= 0 && field < fieldsOf(strip, chosen.frame)) {
    return reveal({ ...wire, chosen: { ...chosen, field } }, size);
  }
  const other = step < 0 ? lastFieldUpTo(strip, chosen.frame - 1) : firstFieldFrom(strip, chosen.frame + 1);
  return reveal({ ...wire, chosen: other ?? chosen }, size);
}

/** Moves what is shown no further than it has to be moved for the chosen field to be there. */
export function reveal(wire: WireState, { columns, rows }: Size): WireState {
  const { chosen } = wire;
  const strip = wireStrip(wire, columns);
  const all = chosen === undefined ? [] : strip.frameRowsAt(chosen.frame);
  const first = all.findIndex(({ field }) => field === chosen?.field);
  if (chosen === undefined || first < 0) return wire;
  const last = all.findLastIndex(({ field }) => field === chosen.field);
  const height = Math.max(1, rows);
  // Of what is higher than the screen, the upper part is shown; but who asked what a field is wants to see that.
  const doc = all.findIndex(({ isDoc }) => isDoc);
  const from = doc < 0 ? first : Math.max(first, Math.min(doc - 1, last - height + 1));
  const to = Math.min(last, from + height - 1);
  const lowest = wire.position ?? newest(strip);
  const end: Position = { entry: chosen.frame, row: to };
  if (isAbove(lowest, end)) return { ...wire, position: scroll(strip, end, rows, 0) };
  const highest = scroll(strip, { entry: chosen.frame, row: from }, 0, Math.max(0, rows - 1));
  return highest !== undefined && isAbove(highest, lowest) ? { ...wire, position: highest } : wire;
}

function isAbove(a: Position, b: Position): boolean {
  return a.entry < b.entry || (a.entry === b.entry && a.row < b.row);
}

function lastFieldUpTo(strip: WireStrip, frame: number): Chosen | undefined {
  for (let number = frame; number >= strip.first; number--) {
    const count = fieldsOf(strip, number);
    if (count > 0) return { frame: number, field: count - 1 };
  }
  return undefined;
}

function firstFieldFrom(strip: WireStrip, frame: number): Chosen | undefined {
  for (let number = frame; number < strip.end; number++) {
    if (fieldsOf(strip, number) > 0) return { frame: number, field: 0 };
  }
  return undefined;
}

function fieldsOf(strip: WireStrip, number: number): number {
  return Math.max(0, ...strip.frameRowsAt(number).map(({ field = -1 }) => field + 1));
}
