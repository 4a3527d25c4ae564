import { wrap } from '../text/wrap.js';

/** Blanks before each row that goes on with a line. */
const INDENT = 2;

/**
 * A line as the rows of a terminal, of which only the first begins at the left edge. Where the terminal wraps by itself,
 * blanks in a text bring the rest of it to the left edge of the next row, where it looks like a line of somebody else.
 *
 * @param text - printable ASCII
 * @param columns - of the terminal; undefined if there is none, and then the line stays as it is
 */
export function hanging(text: string, columns: number | undefined): string {
  if (columns === undefined || columns < 1 || text.length <= columns) return text;
  const indent = Math.min(INDENT, columns - 1);
  return wrap(text, columns, columns - indent)
    .map((row, i) => (i === 0 ? row.text : ' '.repeat(indent) + row.text))
    .join('\n');
}
