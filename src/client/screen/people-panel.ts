import { foldName } from '../../protocol/names.js';
import { isIgnored } from './ignoring.js';
import { choices } from './picking.js';
import type { Span, Style } from './picture.js';
import type { ScreenState } from './state.js';

/**
 * The people panel: how many there are, then their names; a last row counts those who have no place. While
 * one of them is being chosen, it shows those who can be, and scrolls.
 */
export function peopleRows(state: ScreenState, width: number, rows: number): Span[][] {
  const panel = state.picking === undefined ? everybody(state, width, rows) : choice(state, width, rows);
  while (panel.length < rows) panel.push([]);
  return panel.slice(0, rows);
}

function everybody(state: ScreenState, width: number, rows: number): Span[][] {
  const { people, name, recipient } = state;
  const { names } = people;
  const title = `${names.length} ${names.length === 1 ? 'person' : 'people'}`;
  const place = rows - 1;
  const shown = names.length <= place ? names : names.slice(0, Math.max(0, place - 1));
  const panel: Span[][] = [[{ text: cell(title, width), style: 'people-title' }]];
  for (const other of shown) {
    const style: Style =
      other === recipient ? 'people-chosen' : foldName(other) === foldName(name) ? 'people-self' : 'people';
    panel.push([{ text: cell(labelOf(state, other), width), style }]);
  }
  if (shown.length < names.length && panel.length < rows) {
    panel.push([{ text: cell(`+${names.length - shown.length} more`, width), style: 'people' }]);
  }
  return panel;
}

function choice(state: ScreenState, width: number, rows: number): Span[][] {
  const { purpose, typed, selected } = state.picking ?? { purpose: 'write', typed: '', selected: '' };
  const fitting = choices(state, purpose, typed);
  const place = Math.max(1, rows - 1);
  // The window moves only as far as it has to.
  const first = Math.max(0, Math.min(fitting.indexOf(selected) - place + 1, fitting.length - place));
  const panel: Span[][] =
    rows > 1
      ? [[{ text: cell(purpose === 'write' ? 'To whom?' : 'Ignore?', width), style: 'people-title' }]]
      : [];
  for (const other of fitting.slice(first, first + place)) {
    const style = other === selected ? 'people-chosen' : 'people';
    panel.push([{ text: cell(labelOf(state, other), width).padEnd(width), style }]);
  }
  return panel;
}

/** Who is ignored stands in parentheses. */
function labelOf(state: ScreenState, name: string): string {
  return isIgnored(state, name) ? `(${name})` : name;
}

/** One cell of distance from the rule; a name that is too long is cut. */
function cell(text: string, width: number): string {
  return ` ${text.length < width ? text : `${text.slice(0, Math.max(0, width - 3))}..`}`.slice(0, width);
}
