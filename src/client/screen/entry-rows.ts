import type { Entry } from '../room/entry.js';
import { wrap } from '../text/wrap.js';
import type { Span, Style } from './picture.js';

/** On a narrower room the time is left out. */
const MIN_COLUMNS_FOR_TIME = 40;

/** How many names in a row get colours of their own. */
export const HUES = 6;

/** A room with so many columns has one for the names, so that all texts begin below each other. */
const MIN_COLUMNS_FOR_NAMES = 60;

/** Cells for a name in its brackets, which stands at the right end of them. `[Ann to you]` just fits. */
const NAME_COLUMN = 12;

/** The rows of an entry in a room of that many columns: the time, the name, and the text with a hanging indent. */
export function entryRows(entry: Entry, columns: number): Span[][] {
  const time = columns >= MIN_COLUMNS_FOR_TIME ? `${entry.when.time} ` : '';
  const { head = 0 } = entry;
  const left = indents(head, columns);
  const width = columns - time.length;
  return wrap(entry.text, width - left.first, width - left.rest).map(({ start, text }, index) => {
    const nameLength = Math.max(0, Math.min(head - start, text.length));
    const spans: Span[] = [
      index === 0
        ? { text: time + ' '.repeat(left.first), style: 'time' }
        : { text: ' '.repeat(time.length + left.rest), style: 'time' },
      { text: text.slice(0, nameLength), style: nameStyle(entry) },
      { text: text.slice(nameLength), style: entry.kind },
    ];
    return spans.filter((span) => span.text !== '');
  });
}

/** In a room that has neither times nor names in columns, this shows which row begins an entry. */
const NARROW_INDENT = 2;
/** A room with less needs every cell. */
const MIN_COLUMNS_FOR_INDENT = 20;

/** Blanks between the time and an entry: before its first row, and before the others. A long name takes more room. */
function indents(head: number, columns: number): { readonly first: number; readonly rest: number } {
  if (columns < MIN_COLUMNS_FOR_INDENT) return { first: 0, rest: 0 };
  if (columns < MIN_COLUMNS_FOR_TIME) return { first: 0, rest: NARROW_INDENT };
  if (columns < MIN_COLUMNS_FOR_NAMES) return { first: 0, rest: 0 };
  const texts = NAME_COLUMN + 1;
  return { first: head === 0 ? texts : Math.max(0, NAME_COLUMN - head), rest: texts };
}

function nameStyle(entry: Entry): Style {
  if (entry.kind === 'own' || entry.kind === 'own-direct') return 'own-name';
  if (entry.kind === 'direct') return 'direct';
  return `name-${hueOf(entry.sender ?? '')}` as Style;
}

/** The same name has the same colour everywhere and always. */
function hueOf(name: string): number {
  let hash = 0;
  for (const char of name.toLowerCase()) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return hash % HUES;
}
