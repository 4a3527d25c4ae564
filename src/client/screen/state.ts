import { EMPTY_INPUT, type Input } from '../editing/input.js';
import { NOBODY, type People } from '../room/people.js';
import { EMPTY_SCROLLBACK, type Scrollback } from '../room/scrollback.js';
import type { SessionEvent } from '../session/events.js';
import type { InputEvent } from '../terminal/events.js';

/** Everything that the full screen shows. Never changed: each event gives a new one. */
export interface ScreenState {
  readonly size: Size;
  /** The server as the user named it, for the status line. */
  readonly server: string;
  readonly phase: 'joining' | 'naming' | 'joined' | 'over';
  /** The name that was asked for, or the one that the user has. */
  readonly name: string;
  readonly input: Input;
  readonly scrollback: Scrollback;
  /** The lowest row shown; undefined while the newest is shown and followed. */
  readonly position: Position | undefined;
  readonly people: People;
  /** A word to the user in the status line, until the next key. */
  readonly notice: Notice | undefined;
  /** A pasted text of many lines was entered once, and would be sent if it were entered again. */
  readonly confirming: boolean;
}

/** The size of the terminal in cells, each at least 1. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A place in the scrollback: a row (from 0) of the entry with that number. */
export interface Position {
  readonly entry: number;
  readonly row: number;
}

export interface Notice {
  readonly tone: 'error' | 'question' | 'info';
  readonly text: string;
}

/** What can happen. */
export type ScreenEvent =
  | InputEvent
  | { readonly kind: 'session'; readonly event: SessionEvent }
  | { readonly kind: 'resize'; readonly size: Size };

/** What is to be done besides drawing the new state. */
export type Effect =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'join'; readonly name: string }
  | { readonly kind: 'leave' }
  /** The user does not want to wait for the server to let them go. */
  | { readonly kind: 'abandon' }
  /** Draw every cell anew, whatever the terminal shows. */
  | { readonly kind: 'redraw' }
  /** Hand the terminal back to the shell, until the user returns. */
  | { readonly kind: 'suspend' };

/** A state and what is to be done. */
export interface Change {
  readonly state: ScreenState;
  readonly effects: readonly Effect[];
}

/** The state at the start. */
export function initialState(server: string, name: string, size: Size): ScreenState {
  return {
    size,
    server,
    phase: 'joining',
    name,
    input: EMPTY_INPUT,
    scrollback: EMPTY_SCROLLBACK,
    position: undefined,
    people: NOBODY,
    notice: undefined,
    confirming: false,
  };
}
