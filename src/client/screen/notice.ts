import { wrap } from '../text/wrap.js';
import { cutTo } from './fitting.js';
import type { PictureRow, Style } from './picture.js';
import type { Notice } from './state.js';

/** A blank at the left as in the status line, and one at the right for a character that is two cells wide. */
const MARGINS = 2;

const STYLES = { info: 'status', error: 'status-error', question: 'status-question' } as const;

/**
 * A word to the user, in as many rows as it takes: one that is cut off says that something is wrong, but not what.
 *
 * @param most - rows that it may take, at least 1; if they are too few, what is cut off is the end of the sentence,
 *   and what the user can do about it stays
 */
export function noticeRows(notice: Notice, columns: number, most: number): PictureRow[] {
  const style: Style = STYLES[notice.tone];
  // Where there is one column, there is none for a margin.
  const margin = columns > 1 ? ' ' : '';
  return lines(notice, columns, most).map((line) => ({
    spans: [{ text: cutTo(margin + line, columns), style }],
    fill: style,
  }));
}

function lines({ text: said, hint }: Notice, columns: number, most: number): string[] {
  // It quotes what was typed, which may be anything: broken as it is drawn, it is broken where it is seen to end.
  const text = cutTo(said, Number.POSITIVE_INFINITY);
  const rows = wrap(hint === undefined ? text : `${text} ${hint}`, columns - MARGINS);
  const whole = rows.map((row) => row.text.trimEnd());
  const last = rows[most - 1];
  if (last === undefined || rows.length === most) return whole;
  const end = hint === undefined || hint.length >= columns / 2 ? '' : ` ${hint}`;
  return [...whole.slice(0, most - 1), cutTo(text.slice(last.start), columns - 1 - end.length) + end];
}
