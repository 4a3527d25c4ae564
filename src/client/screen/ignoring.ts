import { foldName } from '../../protocol/names.js';
import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';
import type { ScreenState } from './state.js';

/**
 * People whom the user does not want to read. What they say is not shown and rings no bell; that they come and go is.
 * A person is a name, as for everything in this chat: under another one they are heard again.
 */

export function isIgnored({ ignored }: Pick<ScreenState, 'ignored'>, name: string): boolean {
  return ignored.some((other) => foldName(other) === foldName(name));
}

/** Whether an event is the words of somebody who is ignored. */
export function isUnheard(state: ScreenState, event: SessionEvent): boolean {
  return (event.kind === 'said' || event.kind === 'direct') && isIgnored(state, sanitise(event.sender));
}

/** Ignores a person, or hears one again who was ignored. */
export function toggleIgnored(state: ScreenState, name: string): ScreenState {
  const was = isIgnored(state, name);
  const ignored = was
    ? state.ignored.filter((other) => foldName(other) !== foldName(name))
    : [...state.ignored, name];
  const text = was ? `You read ${name} again.` : `What ${name} says is not shown any more. F7 undoes it.`;
  return { ...state, ignored, notice: { tone: 'info', text } };
}
