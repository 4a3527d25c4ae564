import { EMPTY_INPUT, type Input } from '../editing/input.js';
import { NOBODY, type People } from '../room/people.js';
import { EMPTY_SCROLLBACK, type Scrollback } from '../room/scrollback.js';
import type { SessionEvent } from '../session/events.js';
import type { InputEvent } from '../terminal/events.js';
import { EMPTY_WIRE, type WireState } from '../wire/state.js';
import type { WireFrame } from '../wire/tape.js';
import type { Find } from './find.js';
import type { Position } from './scrolling.js';

/** Everything that the full screen shows. Never changed: each event gives a new one. */
export interface ScreenState {
  readonly size: Size;
  /** The server as the user named it, for the status line. */
  readonly server: string;
  /** `lost`: between two connections. */
  readonly phase: 'joining' | 'naming' | 'joined' | 'lost' | 'over';
  /** The name that was asked for, or the one that the user has. */
  readonly name: string;
  readonly input: Input;
  readonly scrollback: Scrollback;
  /** The lowest row shown; undefined while the newest is shown and followed. */
  readonly position: Position | undefined;
  readonly people: People;
  /** A word to the user in the status line, until the next key. */
  readonly notice: Notice | undefined;
  /** What is known of the connection. */
  readonly link: Link;
  /** Whether the user is looking, and what came while they were not. */
  readonly attention: Attention;
  /** The person to whom alone the next line goes; undefined for the room. */
  readonly recipient: string | undefined;
  /** The recipient has left since they were chosen. Whoever has the name now may be somebody else. */
  readonly recipientLeft: boolean;
  /** A person is being chosen. */
  readonly picking: Picking | undefined;
  /** To whom alone this user wrote the last time, until they leave. */
  readonly lastDirect: string | undefined;
  /** People of whom nothing is shown. */
  readonly ignored: readonly string[];
  /** The user has hidden the people, say to copy lines of the room. */
  readonly peopleHidden: boolean;
  /** The room is being searched. */
  readonly find: Find | undefined;
  /** The line that was half typed when the server refused the name; it comes back when one is accepted. */
  readonly aside: string | undefined;
  /** The first row of the help that is shown; undefined while the room is. */
  readonly help: number | undefined;
  /** What the user was asked; the same key again says yes, any other key no. */
  readonly confirming: Question | undefined;
  readonly wire: WireState;
}

/** The size of the terminal in cells, each at least 1. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A word to the user. */
export interface Notice {
  readonly tone: 'error' | 'question' | 'info';
  readonly text: string;
  /** What the user can do about it; shown even if the text has to be cut. */
  readonly hint?: string;
  /** What Tab puts in the place of the line, while the notice is shown. */
  readonly offer?: string;
}

/** What is known of the connection. */
export interface Link {
  /** How long the server took for its last answer, in milliseconds; undefined if not known. */
  readonly lag: number | undefined;
  /** How it stands with the tries to connect again, ready to be shown; undefined if there is a connection. */
  readonly trouble: string | undefined;
}

/** Whether the user is looking, and what came while they were not. */
export interface Attention {
  /** Whether the terminal's window has the focus; undefined if the terminal never told. */
  readonly focused: boolean | undefined;
  /** No key for a while. */
  readonly idle: boolean;
  /** Lines that others said while the user was not looking. */
  readonly unread: number;
  /** The bell was rung, and no key was pressed since. */
  readonly rung: boolean;
}

/**
 * A question to the user:
 * - `lines`: whether to send that many lines
 * - `recipient`: whether to write to whoever has the name now
 * - `leave`: whether to leave while a line is half typed
 */
export type Question = 'lines' | 'recipient' | 'leave';

/** The choice of a person. */
export interface Picking {
  readonly purpose: 'write' | 'ignore';
  /** What was typed to narrow the choice. */
  readonly typed: string;
  readonly selected: string;
}

/** What can happen. */
export type ScreenEvent =
  | InputEvent
  | { readonly kind: 'session'; readonly event: SessionEvent }
  /** A frame went by, in or out. */
  | ({ readonly kind: 'wire' } & Omit<WireFrame, 'time'>)
  | { readonly kind: 'resize'; readonly size: Size }
  /** The user has not pressed a key for a while. */
  | { readonly kind: 'idle' };

/** What is to be done besides drawing the new state. */
export type Effect =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'direct'; readonly recipient: string; readonly text: string }
  | { readonly kind: 'join'; readonly name: string }
  /** Try to connect now, without waiting any longer. */
  | { readonly kind: 'hurry' }
  | { readonly kind: 'bell' }
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
    link: { lag: undefined, trouble: undefined },
    attention: { focused: undefined, idle: false, unread: 0, rung: false },
    recipient: undefined,
    recipientLeft: false,
    picking: undefined,
    lastDirect: undefined,
    ignored: [],
    peopleHidden: false,
    find: undefined,
    aside: undefined,
    help: undefined,
    confirming: undefined,
    wire: EMPTY_WIRE,
  };
}
