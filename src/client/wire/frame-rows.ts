import { Chat } from '../../../generated/typescript/chat.js';
import {
  commandName,
  type Layout,
  layOutInColumns,
  plural,
  printable,
  type Row,
  showFault,
} from '../../inspect/index.js';
import type { Span, Style } from '../screen/picture.js';
import { wrap } from '../text/wrap.js';
import { anatomyOf } from './anatomy.js';
import type { WireFrame } from './tape.js';

/** How many fields in a row get colours of their own. */
const HUES = 5;
const INDENT = 2;

/** On a narrower screen a field has its name, and not its way from the frame. */
const MIN_COLUMNS_FOR_PATHS = 60;

/** What is looked at in a frame. */
export interface Look {
  /** The index of the field that is chosen. */
  readonly field: number | undefined;
  /** Whether what the specification says of it is shown below it. */
  readonly doc: boolean;
}

/** A row on the screen, and the field that it belongs to. */
export interface FrameRow {
  readonly spans: Span[];
  readonly field: number | undefined;
  /** It says what the specification says of the field. */
  readonly isDoc: boolean;
}

/** The rows of a frame: who sent what, then a row or more for each field, then what was wrong with it. */
export function frameRows(frame: WireFrame, columns: number, look: Look): FrameRow[] {
  const { rows, command, fault } = anatomyOf(frame);
  const toServer = frame.side === Chat.Side.CLIENT;
  const head = `${toServer ? '->' : '<-'} ${commandName(command)}, ${plural(frame.bytes.length, 'byte')}`;
  const title: Span[] = [
    { text: `${frame.time} `, style: 'time' },
    { text: head, style: toServer ? 'wire-out' : 'wire-in' },
  ];
  const named = columns < MIN_COLUMNS_FOR_PATHS ? rows.map(byName) : rows;
  const fields = layOutInColumns(named, layoutFor(columns)).flatMap((lines, field): FrameRow[] => {
    const chosen = field === look.field;
    const style: Style = chosen ? 'wire-chosen' : (`wire-${field % HUES}` as Style);
    const shown = lines.map(
      ([offset, bytes, path, value], i): FrameRow => ({
        spans: cut(
          [
            { text: `${chosen && i === 0 ? '>' : ' '} ${offset}  `, style: 'time' },
            { text: bytes, style },
            { text: `  ${path}  ${value}`.trimEnd(), style },
          ],
          columns,
        ),
        field,
        isDoc: false,
      }),
    );
    return chosen && look.doc ? [...shown, ...docRows(rows[field], columns, field)] : shown;
  });
  const wrong = frame.fault ?? (fault && showFault(fault));
  const faults = wrong === undefined ? [] : indented(`! ${printable(wrong)}`, columns, 'wire-fault');
  const plain = (spans: Span[]): FrameRow => ({ spans, field: undefined, isDoc: false });
  return [plain(cut(title, columns)), ...fields, ...faults.map(plain)];
}

/** What the specification says of a field. */
function docRows(row: Row | undefined, columns: number, field: number): FrameRow[] {
  const info = row?.annotation?.field;
  const sentences =
    info === undefined
      ? ['No field of the specification has read these bytes.']
      : [`${info.id}, ${info.type}, ${info.path} in chat.ksy`, ...paragraphs(info.doc ?? '')];
  return sentences
    .flatMap((sentence) => indented(printable(sentence), columns, 'wire-doc'))
    .map((spans) => ({ spans, field, isDoc: true }));
}

/** Where the lines of the specification end has nothing to do with how wide this screen is. */
function paragraphs(doc: string): string[] {
  return doc
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((paragraph) => paragraph !== '');
}

function indented(text: string, columns: number, style: Style): Span[][] {
  const indent = columns > 8 * INDENT ? 2 * INDENT : 0;
  return wrap(text, columns - indent).map((line) => [
    { text: ' '.repeat(indent), style: 'said' },
    { text: line.text, style },
  ]);
}

/** A row with the name of its field alone, so that there is room for the value. */
function byName(row: Row): Row {
  return { ...row, path: row.annotation?.name ?? row.path };
}

/** As many bytes on a line as leave room for the names and the values. */
function layoutFor(columns: number): Layout {
  const bytesPerLine = columns >= 110 ? 16 : columns >= 66 ? 8 : columns >= 44 ? 4 : 2;
  return { bytesPerLine, width: columns - INDENT, offsetDigits: 4 };
}

/** What does not fit is not shown. */
function cut(spans: readonly Span[], columns: number): Span[] {
  let left = columns;
  return spans
    .map(({ text, style }) => {
      const shown = text.slice(0, Math.max(0, left));
      left -= shown.length;
      return { text: shown, style };
    })
    .filter(({ text }) => text !== '');
}
