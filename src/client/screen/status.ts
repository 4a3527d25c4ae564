import { NOBODY } from '../room/people.js';
import { drawable, graphemes } from '../text/graphemes.js';
import type { PictureRow, Style } from './picture.js';
import { entriesBelow } from './scrolling.js';
import type { ScreenState } from './state.js';

/** The status line: a word to the user if there is one, and otherwise how things are. */
export function statusRow(state: ScreenState, roomColumns: number): PictureRow {
  const { notice, size } = state;
  const style: Style =
    notice === undefined || notice.tone === 'info'
      ? 'status'
      : notice.tone === 'error'
        ? 'status-error'
        : 'status-question';
  const text = notice?.text ?? situation(state, roomColumns);
  return { spans: [{ text: cutTo(` ${text}`, size.columns), style }], fill: style };
}

function situation(state: ScreenState, roomColumns: number): string {
  const below = entriesBelow(state.scrollback, state.position, roomColumns);
  return [
    below > 0 ? `${count(below, 'line')} below (PageDown)` : '',
    standing(state),
    state.people === NOBODY ? '' : count(state.people.names.length, 'person', 'people'),
    state.server,
    '@exit leaves',
  ]
    .filter((part) => part !== '')
    .join(' | ');
}

function standing({ phase, name }: ScreenState): string {
  switch (phase) {
    case 'joining':
      return `joining as ${name}`;
    case 'naming':
      return 'not in the chat yet';
    case 'joined':
      return name;
    case 'over':
      return 'leaving';
  }
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** As it can be drawn, and cut where the terminal ends; the dots say that there is more. */
function cutTo(text: string, columns: number): string {
  const cells = graphemes(text).map(drawable);
  const widthOf = (some: typeof cells): number => some.reduce((sum, { width }) => sum + width, 0);
  const dots = widthOf(cells) > columns && columns > 3 ? '...' : '';
  while (widthOf(cells) > columns - dots.length) cells.pop();
  return cells.map((cell) => cell.text).join('') + dots;
}
