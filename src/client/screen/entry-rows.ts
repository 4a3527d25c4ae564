import type { Entry } from '../room/entry.js';
import { wrap } from '../text/wrap.js';
import type { Span, Style } from './picture.js';

/** On a narrower room the time is left out. */
const MIN_COLUMNS_FOR_TIME = 40;

/** How many names in a row get colours of their own. */
export const HUES = 6;

/** The rows of an entry in a room of that many columns: the time, then the text with a hanging indent. */
export function entryRows(entry: Entry, columns: number): Span[][] {
  const time = columns >= MIN_COLUMNS_FOR_TIME ? `${entry.time} ` : '';
  const { head = 0 } = entry;
  return wrap(entry.text, columns - time.length).map(({ start, text }, index) => {
    const nameLength = Math.max(0, Math.min(head - start, text.length));
    const spans: Span[] = [
      { text: index === 0 ? time : ' '.repeat(time.length), style: 'time' },
      { text: text.slice(0, nameLength), style: nameStyle(entry) },
      { text: text.slice(nameLength), style: entry.kind },
    ];
    return spans.filter((span) => span.text !== '');
  });
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
