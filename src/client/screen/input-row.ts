import type { Line } from '../editing/line.js';
import { drawable, graphemes } from '../text/graphemes.js';
import { findOffence } from '../text/offence.js';
import type { Span, Style } from './picture.js';

/** The input line as a row, and the column of the cursor in it. */
export interface InputRow {
  readonly spans: Span[];
  readonly cursor: number;
}

/** The text has half of the row at least, and never less than this; a prompt that leaves less is cut. */
const MIN_TEXT = 5;

/** Draws the prompt and the part of the line around the cursor that fits. */
export function inputRow(prompt: string, promptStyle: Style, line: Line, columns: number): InputRow {
  const shown = fitPrompt(prompt, columns);
  const width = Math.max(1, columns - shown.length);
  const cells = cellsOf(line.text);
  const cursorCell = cells.findIndex((cell) => cell.index >= line.cursor);
  const cursor = cursorCell < 0 ? cells.length : cursorCell;
  const from = firstCell(cells.length, cursor, width);
  const spans: Span[] = shown === '' ? [] : [{ text: shown, style: promptStyle }];
  for (const { text, style } of uncut(cells.slice(from, from + width), width)) {
    const last = spans.at(-1);
    if (last?.style === style) spans[spans.length - 1] = { text: last.text + text, style };
    else spans.push({ text, style });
  }
  return { spans, cursor: Math.min(shown.length + cursor - from, columns - 1) };
}

/** On a narrow terminal the end of the prompt is enough. */
function fitPrompt(prompt: string, columns: number): string {
  const room = Math.max(0, columns - Math.max(MIN_TEXT, Math.ceil(columns / 2)));
  return prompt.length <= room ? prompt : prompt.slice(prompt.length - room);
}

interface Cell {
  /** Of the grapheme in the text, in code units. */
  readonly index: number;
  /** Empty for the second cell of a wide character. */
  readonly text: string;
  readonly style: Style;
}

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  let index = 0;
  for (const grapheme of graphemes(text)) {
    const { text: drawn, width } = drawable(grapheme);
    const style = findOffence(grapheme) === undefined ? 'input' : 'input-bad';
    cells.push({ index, text: drawn, style });
    if (width === 2) cells.push({ index, text: '', style });
    index += grapheme.length;
  }
  return cells;
}

/** Half of a wide character at either edge is not drawn. */
function uncut(cells: Cell[], width: number): Cell[] {
  return cells.map((cell, i) => {
    const half = (i === 0 && cell.text === '') || (i === width - 1 && drawable(cell.text).width === 2);
    return half ? { ...cell, text: ' ' } : cell;
  });
}

/**
 * The first cell shown. A line that fits is shown whole; otherwise the window moves by half its width at a
 * time, so that most keys do not move the whole line.
 */
function firstCell(length: number, cursor: number, width: number): number {
  if (length < width) return 0;
  const step = Math.max(1, Math.floor(width / 2));
  return Math.max(0, Math.ceil((cursor - width + 1) / step) * step);
}
