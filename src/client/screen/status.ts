import { NOBODY } from '../room/people.js';
import { fitting, type Part } from './fitting.js';
import { hints } from './hints.js';
import { layout } from './layout.js';
import type { PictureRow, Style } from './picture.js';
import { roomStrip } from './room-strip.js';
import { entriesBelow } from './scrolling.js';
import type { ScreenState } from './state.js';

/** The status line: how things are. */
export function statusRow(state: ScreenState): PictureRow {
  const style: Style = state.phase === 'lost' ? 'status-error' : 'status';
  return {
    spans: [{ text: ` ${fitting(parts(state), ' | ', state.size.columns - 1)}`, style }],
    fill: style,
  };
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
  ];
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

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
