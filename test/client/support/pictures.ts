import { PassThrough, Writable } from 'node:stream';
import type { Chat } from '../../../generated/typescript/chat.js';
import type { Moment } from '../../../src/client/room/moment.js';
import type { Output } from '../../../src/client/screen/canvas.js';
import type { Picture } from '../../../src/client/screen/picture.js';
import { reduce } from '../../../src/client/screen/reduce.js';
import {
  type Effect,
  initialState,
  type ScreenEvent,
  type ScreenState,
} from '../../../src/client/screen/state.js';
import type { SessionEvent } from '../../../src/client/session/events.js';
import type { InputEvent } from '../../../src/client/terminal/events.js';

/** The rows of a picture as text, with `_` where the cursor is on a blank. Trailing blanks are left out. */
export function textOf({ rows, cursor }: Picture): string[] {
  return rows.map(({ spans }, y) => {
    const text = spans.map((span) => span.text).join('');
    return y === cursor.row ? withCursor(text, cursor.column) : text.trimEnd();
  });
}

export function withCursor(text: string, column: number): string {
  const padded = text.padEnd(column + 1);
  return `${padded.slice(0, column)}${padded[column] === ' ' ? '_' : padded[column]}${padded.slice(column + 1)}`.trimEnd();
}

/** A drawing in a test: one row a line, between `|` and `|`, so that an editor cannot lose blanks. */
export function drawing(text: string): string[] {
  return text
    .split('\n')
    .map((line) => /\|(.*)\|\s*$/.exec(line)?.[1])
    .filter((row) => row !== undefined)
    .map((row) => row.trimEnd());
}

/** Keys as a test writes them: text is typed, `<up>` is a key. */
export function keys(text: string): InputEvent[] {
  return Array.from(text.matchAll(/<([\w\-\\]+)>|./gsu), ([all, key]) =>
    key === undefined ? { kind: 'char', char: all } : { kind: 'key', key },
  );
}

/** When everything happens, unless a test says otherwise. */
export const NOW: Moment = { time: '09:41', day: 'Wed 25 Nov 2026' };

/** A screen without a terminal: a state to which things happen, and the effects in order. */
export class StateDriver {
  state: ScreenState;
  readonly effects: Effect[] = [];
  now: Moment = NOW;

  constructor(columns: number, rows: number, name = 'Bob') {
    this.state = initialState('127.0.0.1', name, { columns, rows });
  }

  do(...events: ScreenEvent[]): this {
    for (const event of events) {
      const { state, effects } = reduce(this.state, event, this.now);
      this.state = state;
      this.effects.push(...effects);
    }
    return this;
  }

  type(text: string): this {
    return this.do(...keys(text));
  }

  paste(text: string): this {
    return this.do({ kind: 'paste', text });
  }

  hear(...events: SessionEvent[]): this {
    return this.do(...events.map((event) => ({ kind: 'session', event }) as const));
  }

  /** A frame goes by. */
  wire(side: Chat.Side, bytes: Uint8Array, fault?: string): this {
    return this.do({ kind: 'wire', side, bytes, fault });
  }

  resize(columns: number, rows: number): this {
    return this.do({ kind: 'resize', size: { columns, rows } });
  }

  /** Joined, with these people. */
  join(...names: string[]): this {
    return this.hear({ kind: 'joined', name: this.state.name }, { kind: 'people', names });
  }
}

export const said = (sender: string, text: string): SessionEvent => ({ kind: 'said', sender, text });

export const announced = (username: string, change: 'joining' | 'leaving'): SessionEvent => ({
  kind: 'announced',
  username,
  change,
  line: `**${username} is ${change} the chat**`,
});

/** A terminal that is none: a size, and all that was written. */
export class FakeTerminal extends Writable implements Output {
  readonly isTTY = true;
  written = '';

  constructor(
    public columns: number,
    public rows: number,
  ) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Uint8Array, _encoding: string, done: () => void): void {
    this.written += chunk.toString();
    done();
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }
}

/** A keyboard that is none. */
export class FakeKeyboard extends PassThrough {
  readonly isTTY = true;
  raw = false;
  setRawMode(raw: boolean): this {
    this.raw = raw;
    return this;
  }
}
