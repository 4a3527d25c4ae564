import type { Position } from '../screen/scrolling.js';
import { EMPTY_TAIL } from '../tail.js';
import type { Filter } from './filter.js';
import type { Tape } from './tape.js';

/** The wire view: the frames that went by, and what of them is looked at. */
export interface WireState {
  readonly tape: Tape;
  readonly open: boolean;
  /** New frames do not move what is shown. */
  readonly paused: boolean;
  readonly filter: Filter;
  /** The lowest row shown; undefined while the newest is shown and followed. */
  readonly position: Position | undefined;
  /** The field that is looked at. */
  readonly chosen: Chosen | undefined;
  /** Whether what the specification says of that field is shown. */
  readonly doc: boolean;
}

/** A field: of the frame with that number, the one with this index. */
export interface Chosen {
  readonly frame: number;
  readonly field: number;
}

export const EMPTY_WIRE: WireState = {
  tape: EMPTY_TAIL,
  open: false,
  paused: false,
  filter: undefined,
  position: undefined,
  chosen: undefined,
  doc: false,
};
