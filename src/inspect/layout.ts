import type { Row } from './rows.js';
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
 * Rows as lines of four columns. A row that does not fit a line goes on in the next ones; where there is little
 * room for a value, it has lines of its own. The lines are printable ASCII, without spaces at their ends.
 */
export function layOut(rows: readonly Row[], layout: Layout = LAYOUT): string[] {
  return layOutInColumns(rows, layout).flatMap((lines) => lines.map((line) => line.join('  ').trimEnd()));
}

/** The lines of each row, with the columns still apart: they are to be joined by two spaces. */
export function layOutInColumns(rows: readonly Row[], layout: Layout): Line[][] {
  const path = rows.reduce((most, row) => Math.max(most, pathOf(row).length), 0);
  const bytes = 3 * layout.bytesPerLine - 1;
  const before = layout.offsetDigits + 2 + bytes + 2 + path + 2;
  const value = layout.width - before;
  return rows.map((row) => layOutRow(row, { ...layout, columns: { bytes, path, value } }));
}

interface Columns {
  readonly bytes: number;
  readonly path: number;
  readonly value: number;
}

function layOutRow(
  row: Row,
  { bytesPerLine, width, offsetDigits, columns }: Layout & { columns: Columns },
): Line[] {
  const text = textOf(row);
  const isBelow = columns.value < LEAST_VALUE_WIDTH && text.length > columns.value;
  const values = isBelow ? [] : wrap(text, columns.value);
  const below = isBelow ? wrap(text, width - BELOW).map((part): Line => ['', '', '', part]) : [];
  const count = Math.max(1, Math.ceil(row.bytes.length / bytesPerLine), values.length);
  const lines = Array.from({ length: count }, (_, line): Line => {
    const from = line * bytesPerLine;
    const bytes = row.bytes.subarray(from, from + bytesPerLine);
    const hasOffset = line === 0 || bytes.length > 0;
    return [
      (hasOffset ? (row.start + from).toString(16).padStart(offsetDigits, '0') : '').padEnd(offsetDigits),
      showHex(bytes).padEnd(columns.bytes),
      (line === 0 ? pathOf(row) : '').padEnd(columns.path),
      values[line] ?? '',
    ];
  });
  return [...lines, ...below];
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
