import { keymap } from '../keys/binding.js';
import { scroll, top } from '../screen/scrolling.js';
import type { Size } from '../screen/state.js';
import { choose, reveal } from './choosing.js';
import { nextFilter } from './filter.js';
import { ON_EMPTY_LINE, WIRE, type WireAction } from './keys.js';
import { settledWire } from './on-frame.js';
import type { WireState } from './state.js';
import { wireStrip } from './strip.js';

const KEYS = keymap(WIRE);

/** The newest frames are shown, and nothing is looked at. */
const FOLLOWING = { position: undefined, chosen: undefined, doc: false } as const;

/**
 * A key while the wire view is shown.
 *
 * @param size of the rows of frames
 * @param isLineEmpty whether nothing is typed
 * @returns undefined if it is none of the view's keys
 */
export function onWireKey(
  wire: WireState,
  key: string,
  size: Size,
  isLineEmpty: boolean,
): WireState | undefined {
  const action = (isLineEmpty ? ON_EMPTY_LINE[key] : undefined) ?? KEYS.get(key);
  return wire.open && action !== undefined ? act(wire, action, size) : undefined;
}

function act(wire: WireState, action: WireAction, size: Size): WireState {
  const page = Math.max(1, size.rows - 1);
  switch (action) {
    case 'field-up':
      return choose(wire, size, -1);
    case 'field-down':
      return choose(wire, size, 1);
    case 'page-up':
      return scrolled(wire, size, -page);
    case 'page-down':
      return scrolled(wire, size, page);
    case 'oldest':
      return { ...wire, position: top(wireStrip(wire, size.columns), size.rows) };
    case 'newest':
      return { ...wire, ...FOLLOWING };
    case 'pause':
      return wire.paused ? { ...wire, ...FOLLOWING, paused: false } : { ...wire, paused: true };
    case 'filter':
      return { ...wire, ...FOLLOWING, filter: nextFilter(wire.filter) };
    case 'doc': {
      const chosen = wire.chosen === undefined ? choose(wire, size, -1) : wire;
      return reveal(
        settledWire({ ...chosen, doc: chosen.chosen !== undefined && !wire.doc }, () => size),
        size,
      );
    }
    case 'back':
      return back(wire, size);
  }
}

/** What was opened last is closed first: what the specification says, the choice, the view. */
function back(wire: WireState, size: Size): WireState {
  if (wire.doc) return settledWire({ ...wire, doc: false }, () => size);
  if (wire.chosen !== undefined) return settledWire({ ...wire, chosen: undefined }, () => size);
  return { ...wire, open: false };
}

function scrolled(wire: WireState, size: Size, rows: number): WireState {
  return { ...wire, position: scroll(wireStrip(wire, size.columns), wire.position, size.rows, rows) };
}
