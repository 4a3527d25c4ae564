import { MANY_LINES } from '../many-lines.js';
import type { InputEvent } from './events.js';

/**
 * Whether keys came together with an Enter: nobody types so fast, but a terminal that does not bracket a paste hands it
 * over like this. So does one behind a slow line with what was typed ahead.
 */
export function isBurst(events: readonly InputEvent[]): boolean {
  return events.length > 1 && events.some(isEnter);
}

/**
 * What a burst means: a text of many lines is a paste, and the Enter at its end is one at the end of it. Anything else
 * is what was typed.
 */
export function ofBurst(events: readonly InputEvent[]): readonly InputEvent[] {
  const texts = events.map(textOf);
  if (events.filter(isEnter).length <= MANY_LINES || texts.includes(undefined)) return events;
  const text = texts.join('');
  const paste: InputEvent = { kind: 'paste', text: text.replace(/\n+$/, '') };
  return text.endsWith('\n') ? [paste, { kind: 'key', key: 'enter' }] : [paste];
}

function isEnter(event: InputEvent): boolean {
  return event.kind === 'key' && (event.key === 'enter' || event.key === 'linefeed');
}

/** Undefined if it is nothing that a text could have. */
function textOf(event: InputEvent): string | undefined {
  if (event.kind === 'char') return event.char;
  if (isEnter(event)) return '\n';
  return event.kind === 'key' && event.key === 'tab' ? '\t' : undefined;
}
