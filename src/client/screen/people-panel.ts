import { foldName } from '../../protocol/names.js';
import type { Span } from './picture.js';
import type { ScreenState } from './state.js';

/** The people panel: how many there are, then their names; a last row counts those who have no place. */
export function peopleRows({ people, name }: ScreenState, width: number, rows: number): Span[][] {
  const { names } = people;
  const title = `${names.length} ${names.length === 1 ? 'person' : 'people'}`;
  const place = rows - 1;
  const shown = names.length <= place ? names : names.slice(0, Math.max(0, place - 1));
  const panel: Span[][] = [[{ text: cell(title, width), style: 'people-title' }]];
  for (const other of shown) {
    const style = foldName(other) === foldName(name) ? 'people-self' : 'people';
    panel.push([{ text: cell(other, width), style }]);
  }
  if (shown.length < names.length && panel.length < rows) {
    panel.push([{ text: cell(`+${names.length - shown.length} more`, width), style: 'people' }]);
  }
  while (panel.length < rows) panel.push([]);
  return panel.slice(0, rows);
}

/** One cell of distance from the rule; a name that is too long is cut. */
function cell(text: string, width: number): string {
  return ` ${text.length < width ? text : `${text.slice(0, Math.max(0, width - 3))}..`}`.slice(0, width);
}
