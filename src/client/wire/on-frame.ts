import { newest, settle } from '../screen/scrolling.js';
import type { Size } from '../screen/state.js';
import type { WireState } from './state.js';
import { wireStrip } from './strip.js';
import { record, type WireFrame } from './tape.js';

/**
 * A frame went by. Who has paused, or looks at a field, keeps the place.
 *
 * @param size of the rows of frames; asked only when it matters, as frames can come by the thousand
 */
export function onFrame(wire: WireState, frame: WireFrame, size: () => Size): WireState {
  const tape = record(wire.tape, frame);
  const holds = wire.open && (wire.paused || wire.chosen !== undefined);
  if (wire.position === undefined && !holds) return { ...wire, tape };
  const before = wireStrip(wire, size().columns);
  const position = wire.position ?? (before.end > before.first ? newest(before) : undefined);
  const held = { ...wire, tape, position };
  // What comes below a place does not change it; what goes above it can.
  return tape.first === wire.tape.first ? held : settledWire(held, size);
}

/**
 * The state with a valid place, after the frames or the size of the view have changed.
 *
 * @param size as in onFrame
 */
export function settledWire(wire: WireState, size: () => Size): WireState {
  const isGone = wire.chosen !== undefined && wire.chosen.frame < wire.tape.first;
  const held = isGone ? { ...wire, chosen: undefined, doc: false } : wire;
  if (held.position === undefined) return held;
  const { columns, rows } = size();
  return { ...held, position: settle(wireStrip(held, columns), held.position, rows) };
}
