import type { Row } from './rows.js';
import { Sheet } from './sheet.js';
import { showBytes, showFieldValue, showHex } from './values.js';

/** How wide the columns are. */
export interface Layout {
  /** Bytes shown on a line, at most. */
  readonly bytesPerLine: number;
  /** Characters on a line, at most; paths that leave no room for bytes make it more. */
  readonly width: number;
  /** Digits of an offset, at least. */
  readonly offsetDigits: number;
}

export const LAYOUT: Layout = { bytesPerLine: 8, width: 100, offsetDigits: 6 };

/** A value that does not fit beside the path, where the columns leave less room than this, stands below. */
const LEAST_VALUE_WIDTH = 16;

/** Blanks before a value that stands below: three columns with nothing in them. */
const BELOW = 6;

/** In place of a path, for bytes that no field has read. */
const NO_FIELD = '(not read)';

/**
 * A line of a row: offset, bytes (both hexadecimal), path of the field, value. Padded, but for the last; all but the
 * last are empty where the value stands below.
 */
export type Line = readonly [offset: string, bytes: string, path: string, value: string];

/**
 * Puts rows on a sheet as lines of four columns. A row that does not fit a line goes on in the next ones; where there is
 * little room for a value, it has lines of its own. The lines are printable ASCII, without spaces at their ends.
 *
 * @param margin blanks before each line
 */
export function putRows(sheet: Sheet, rows: readonly Row[], layout: Layout, margin = 0): void {
  const columns = columnsOf(rows, layout);
  const { offsetDigits } = layout;
  const putLine: LineTaker = (row, path, start, end, value) => {
    sheet.blanks(margin);
    if (start === undefined) sheet.blanks(offsetDigits);
    else sheet.number(row.start + start, offsetDigits);
    sheet.blanks(2);
    sheet.hex(row.bytes, start ?? end, end, columns.bytes);
    // Most lines of a long field have nothing more.
    if (path !== '' || value !== '') {
      sheet.blanks(2);
      sheet.text(path);
      sheet.blanks(columns.path - path.length + 2);
      sheet.text(value);
    }
    sheet.endLine();
  };
  const putBelow = (value: string): void => {
    sheet.blanks(margin + BELOW);
    sheet.text(value);
    sheet.endLine();
  };
  for (const row of rows) eachLine(row, layout, columns, putLine, putBelow);
}

/** The same as an array of lines. */
export function layOut(rows: readonly Row[], layout: Layout = LAYOUT): string[] {
  const sheet = new Sheet();
  putRows(sheet, rows, layout);
  return sheet.lines();
}

/** The lines of each row, with the columns still apart: they are to be joined by two spaces. */
export function layOutInColumns(rows: readonly Row[], layout: Layout): Line[][] {
  const columns = columnsOf(rows, layout);
  return rows.map((row) => {
    const lines: Line[] = [];
    const digits = layout.offsetDigits;
    eachLine(
      row,
      layout,
      columns,
      (_, path, start, end, value) => {
        const offset = start === undefined ? '' : (row.start + start).toString(16).padStart(digits, '0');
        const bytes = showHex(row.bytes.subarray(start ?? end, end)).padEnd(columns.bytes);
        lines.push([offset.padEnd(digits), bytes, path.padEnd(columns.path), value]);
      },
      (value) => lines.push(['', '', '', value]),
    );
    return lines;
  });
}

/** How wide the columns are for these rows. */
interface Columns {
  readonly bytes: number;
  readonly path: number;
  readonly value: number;
}

function columnsOf(rows: readonly Row[], { bytesPerLine, offsetDigits, width }: Layout): Columns {
  let path = 0;
  for (const row of rows) path = Math.max(path, pathOf(row).length);
  const bytes = 3 * bytesPerLine - 1;
  return { bytes, path, value: width - (offsetDigits + 2 + bytes + 2 + path + 2) };
}

/**
 * Takes what is on a line of a row.
 *
 * @param path on the first line, otherwise empty
 * @param start which bytes, counted in those of the row, from here to before `end`; undefined on a line that has only a
 *   value
 * @param value a part of it
 */
type LineTaker = (row: Row, path: string, start: number | undefined, end: number, value: string) => void;

/**
 * Says what is on each line of a row.
 *
 * @param onBelow takes a part of a value that has lines of its own, behind all others
 */
function eachLine(
  row: Row,
  { bytesPerLine, width }: Layout,
  columns: Columns,
  onLine: LineTaker,
  onBelow: (value: string) => void,
): void {
  const text = textOf(row);
  const { length } = row.bytes;
  const isBelow = columns.value < LEAST_VALUE_WIDTH && text.length > columns.value;
  if (!isBelow && length <= bytesPerLine && text.length <= columns.value) {
    onLine(row, pathOf(row), 0, length, text);
    return;
  }
  const values = isBelow ? [] : wrap(text, columns.value);
  const count = Math.max(1, Math.ceil(length / bytesPerLine), values.length);
  for (let line = 0; line < count; line++) {
    const from = line * bytesPerLine;
    const start = line === 0 || from < length ? from : undefined;
    onLine(
      row,
      line === 0 ? pathOf(row) : '',
      start,
      Math.min(from + bytesPerLine, length),
      values[line] ?? '',
    );
  }
  if (isBelow) for (const part of wrap(text, width - BELOW)) onBelow(part);
}

function pathOf({ path, annotation }: Row): string {
  return annotation === undefined ? NO_FIELD : path;
}

function textOf({ annotation, bytes }: Row): string {
  return annotation === undefined ? showBytes(bytes) : showFieldValue(annotation);
}

/** An escape sequence, which is not torn, or any other character. */
const CHARACTERS = /\\x[0-9a-f]{2}|\\u\{[0-9a-f]+\}|\\.|./gu;

/** Cuts a value into parts of so many characters. */
function wrap(value: string, width: number): string[] {
  if (value.length <= width) return [value];
  const parts: string[] = [];
  if (!value.includes('\\')) {
    const step = Math.max(1, width);
    for (let at = 0; at < value.length; at += step) parts.push(value.slice(at, at + step));
    return parts;
  }
  let part = '';
  for (const [character] of value.matchAll(CHARACTERS)) {
    if (part !== '' && part.length + character.length > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
