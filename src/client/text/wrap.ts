/**
 * Cuts a line of printable ASCII into rows of a terminal.
 */

/** A row: the characters from `start` to before `end` of the text. */
export interface Row {
  readonly start: number;
  readonly end: number;
  /** What is drawn of it: all but, if the row is full, the one space at which it was broken. */
  readonly text: string;
}

/**
 * Breaks a text after spaces where it can, and inside a word that is wider than a row.
 *
 * The rows are contiguous and cover the text: nothing is lost but, to the eye, one space at the end of a
 * row. A text without characters has one empty row.
 *
 * @param text - printable ASCII, one cell a character
 * @param first - cells in the first row, at least 1 (less counts as 1)
 * @param rest - cells in every other row, at least 1 (less counts as 1)
 */
export function wrap(text: string, first: number, rest: number = first): Row[] {
  const rows: Row[] = [];
  let start = 0;
  do {
    const width = Math.max(1, rows.length === 0 ? first : rest);
    const end = endOfRow(text, start, width);
    rows.push({ start, end, text: text.slice(start, Math.min(end, start + width)) });
    start = end;
  } while (start < text.length);
  return rows;
}

function endOfRow(text: string, start: number, width: number): number {
  const full = start + width;
  if (full >= text.length) return text.length;
  if (text[full] === ' ') return full + 1; // the space goes over the edge, unseen
  const space = text.lastIndexOf(' ', full - 1);
  return space >= start ? space + 1 : full;
}
