import { NOBODY } from '../room/people.js';
import { drawable, graphemes } from '../text/graphemes.js';
import { hints } from './hints.js';
import { layout } from './layout.js';
import type { PictureRow, Style } from './picture.js';
import { roomStrip } from './room-strip.js';
import { entriesBelow } from './scrolling.js';
import type { ScreenState } from './state.js';

/** The status line: a word to the user if there is one, and otherwise how things are. */
export function statusRow(state: ScreenState): PictureRow {
  const { notice, size, phase } = state;
  if (notice === undefined) {
    const style: Style = phase === 'lost' ? 'status-error' : 'status';
    return { spans: [{ text: ` ${fitting(parts(state), size.columns - 1)}`, style }], fill: style };
  }
  const style: Style = ({ info: 'status', error: 'status-error', question: 'status-question' } as const)[
    notice.tone
  ];
  const hint = notice.hint === undefined ? '' : ` ${notice.hint}`;
  const kept = hint.length <= size.columns / 2 ? hint : '';
  const text = cutTo(` ${notice.text}`, size.columns - kept.length) + kept;
  return { spans: [{ text, style }], fill: style };
}

/** A piece of the status line. */
interface Part {
  readonly text: string;
  /** What is worth least goes first when there is not enough room. */
  readonly worth: number;
}

/** In the order in which they are shown. */
function parts(state: ScreenState): Part[] {
  const { people, attention, link } = state;
  const { urgent, keys } = hints(state);
  const below = entriesBelow(roomStrip(state.scrollback, layout(state).room.columns), state.position);
  return [
    { text: below > 0 ? `${count(below, 'line')} below (PageDown)` : '', worth: 11 },
    { text: below === 0 && attention.unread > 0 ? `${attention.unread} unread` : '', worth: 8 },
    { text: standing(state), worth: state.phase === 'joined' ? 10 : 12 },
    { text: people === NOBODY ? '' : count(people.names.length, 'person', 'people'), worth: 6 },
    { text: state.server, worth: 5 },
    { text: link.lag === undefined ? '' : `lag ${link.lag} ms`, worth: 1 },
    ...keys.map((text, i) => ({ text, worth: urgent ? 20 - i : i === 0 ? 7 : 4 - i / 10 })),
  ].filter(({ text }) => text !== '');
}

function standing({ phase, name, link }: ScreenState): string {
  switch (phase) {
    case 'joining':
      return `joining as ${name}`;
    case 'naming':
      return 'not in the chat yet';
    case 'joined':
      return name;
    case 'lost':
      return `connection lost, ${link.trouble ?? ''}`;
    case 'over':
      return 'leaving';
  }
}

/** As many parts as fit; the last one that is left is cut if need be. */
function fitting(all: readonly Part[], columns: number): string {
  let left = all;
  const join = (): string => left.map(({ text }) => text).join(' | ');
  while (left.length > 1 && widthOf(join()) > columns) {
    const least = Math.min(...left.map(({ worth }) => worth));
    left = left.filter(({ worth }) => worth !== least);
  }
  return cutTo(join(), columns);
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function widthOf(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + drawable(grapheme).width, 0);
}

/** As it can be drawn, and cut where the terminal ends; the dots say that there is more. */
function cutTo(text: string, columns: number): string {
  const dots = widthOf(text) > columns && columns > 3 ? '...' : '';
  const cells = graphemes(text).map(drawable);
  let width = cells.reduce((sum, cell) => sum + cell.width, 0);
  while (width > Math.max(0, columns - dots.length)) width -= cells.pop()?.width ?? width;
  return cells.map((cell) => cell.text).join('') + dots;
}
