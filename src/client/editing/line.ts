import { nextBoundary, previousBoundary, snapToBoundary } from '../text/graphemes.js';
import { blankWordStart, wordEnd, wordStart } from './words.js';

/** A line being edited. Never changed: each edit gives a new one. */
export interface Line {
  readonly text: string;
  /** Where the next character goes, in code units; always between two graphemes. */
  readonly cursor: number;
  /** What was killed last, for `yank`. */
  readonly killed: string;
  /** The last edit was a kill, so that the next one adds to what was killed. */
  readonly killing: boolean;
}

/** What can be done to a line, by the names of the editing commands of Emacs and readline. */
export type LineCommand =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'start'
  | 'end'
  | 'delete-left'
  | 'delete-right'
  | 'kill-to-end'
  | 'kill-to-start'
  | 'kill-blank-word-left'
  | 'kill-word-left'
  | 'kill-word-right'
  | 'yank'
  | 'transpose';

/** A line without text. */
export const EMPTY_LINE: Line = { text: '', cursor: 0, killed: '', killing: false };

/** The line with another text and the cursor at its end; what was killed stays. */
export function replaceText(line: Line, text: string): Line {
  return { text, cursor: text.length, killed: line.killed, killing: false };
}

/** Puts a text in at the cursor. */
export function insert(line: Line, inserted: string): Line {
  const text = line.text.slice(0, line.cursor) + inserted + line.text.slice(line.cursor);
  return { ...line, text, cursor: snapToBoundary(text, line.cursor + inserted.length), killing: false };
}

/** Puts the cursor at the grapheme boundary at or after `index`. */
export function moveTo(line: Line, index: number): Line {
  return { ...line, cursor: snapToBoundary(line.text, index), killing: false };
}

/** Applies one editing command. One that can do nothing (say, `left` at the start) gives the same text. */
export function edit(line: Line, command: LineCommand): Line {
  const { text, cursor } = line;
  switch (command) {
    case 'left':
      return moveTo(line, previousBoundary(text, cursor));
    case 'right':
      return moveTo(line, nextBoundary(text, cursor));
    case 'word-left':
      return moveTo(line, previousOrAt(text, wordStart(text, cursor)));
    case 'word-right':
      return moveTo(line, wordEnd(text, cursor));
    case 'start':
      return moveTo(line, 0);
    case 'end':
      return moveTo(line, text.length);
    case 'delete-left':
      return cut(line, previousBoundary(text, cursor), cursor);
    case 'delete-right':
      return cut(line, cursor, nextBoundary(text, cursor));
    case 'kill-to-end':
      return kill(line, cursor, text.length);
    case 'kill-to-start':
      return kill(line, 0, cursor);
    case 'kill-blank-word-left':
      return kill(line, previousOrAt(text, blankWordStart(text, cursor)), cursor);
    case 'kill-word-left':
      return kill(line, previousOrAt(text, wordStart(text, cursor)), cursor);
    case 'kill-word-right':
      return kill(line, cursor, snapToBoundary(text, wordEnd(text, cursor)));
    case 'yank':
      return insert(line, line.killed);
    case 'transpose':
      return transpose(line);
  }
}

/** A boundary at or before the index: going back never stops inside of a grapheme. */
function previousOrAt(text: string, index: number): number {
  return snapToBoundary(text, index) === index ? index : previousBoundary(text, index);
}

function cut(line: Line, from: number, to: number): Line {
  const text = line.text.slice(0, from) + line.text.slice(to);
  return { ...line, text, cursor: snapToBoundary(text, from), killing: false };
}

/** Cuts and remembers. Kills in a row are remembered as one text, in the order they had in the line. */
function kill(line: Line, from: number, to: number): Line {
  if (from === to) return line;
  const cutOut = line.text.slice(from, to);
  const before = line.killing ? line.killed : '';
  const killed = to === line.cursor ? cutOut + before : before + cutOut;
  return { ...cut(line, from, to), killed, killing: true };
}

/** Swaps the characters around the cursor and goes on; at the end of the line, the last two. */
function transpose(line: Line): Line {
  const { text, cursor } = line;
  if (cursor === 0) return moveTo(line, cursor);
  const middle = cursor === text.length ? previousBoundary(text, cursor) : cursor;
  const start = previousBoundary(text, middle);
  if (start === middle) return moveTo(line, cursor);
  const end = nextBoundary(text, middle);
  const swapped =
    text.slice(0, start) + text.slice(middle, end) + text.slice(start, middle) + text.slice(end);
  return moveTo({ ...line, text: swapped }, end);
}
