import { replaceText } from '../editing/line.js';
import { entriesOf } from '../room/from-session.js';
import { joined, left, listed } from '../room/people.js';
import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';
import { only, settled, show } from './changes.js';
import type { Change, ScreenState } from './state.js';

/** What an event of the session does to the screen. */
export function onSession(before: ScreenState, event: SessionEvent, time: string): Change {
  const state = show(before, entriesOf(event, time));
  switch (event.kind) {
    case 'joined':
      return only({ ...state, phase: 'joined', name: event.name });
    case 'refused':
      return only(askAgain(state, sanitise(event.reason)));
    case 'announced': {
      const username = sanitise(event.username);
      const people = (event.change === 'joining' ? joined : left)(state.people, username);
      return only(settled({ ...state, people }));
    }
    case 'people':
      return only(settled({ ...state, people: listed(event.names.map(sanitise)) }));
    case 'ended':
      return only({ ...state, phase: 'over' });
    default:
      return only(state);
  }
}

/** What was typed ahead is text, not a name; it waits in the history, one key up. */
function askAgain(state: ScreenState, reason: string): ScreenState {
  const { line, history } = state.input;
  const sent = line.text === '' ? history.sent : [...history.sent, line.text];
  return {
    ...state,
    phase: 'naming',
    input: { line: replaceText(line, ''), history: { sent, walk: undefined } },
    notice: { tone: 'error', text: `${reason} Type another name.` },
  };
}
