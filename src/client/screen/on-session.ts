import { foldName } from '../../protocol/names.js';
import { replace } from '../editing/input.js';
import { replaceText } from '../editing/line.js';
import { entriesOf } from '../room/from-session.js';
import type { Moment } from '../room/moment.js';
import { joined, left, listed, NOBODY } from '../room/people.js';
import { seconds } from '../room/undelivered.js';
import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';
import { arrive } from './attention.js';
import { only, settled, show } from './changes.js';
import { isUnheard } from './ignoring.js';
import { recheck } from './picking.js';
import type { Change, ScreenState } from './state.js';

/** What an event of the session does to the screen. */
export function onSession(before: ScreenState, event: SessionEvent, when: Moment): Change {
  if (isUnheard(before, event)) return only(before);
  const { state, effects } = arrive(before, entriesOf(event, when, before.name));
  return { state: changed(state, event, when), effects };
}

function changed(state: ScreenState, event: SessionEvent, when: Moment): ScreenState {
  switch (event.kind) {
    case 'joined':
      return comeIn({ ...state, name: event.name }, when);
    case 'refused':
      return askAgain(state, sanitise(event.reason));
    case 'announced': {
      const username = sanitise(event.username);
      if (event.change === 'joining') {
        return recheck(settled({ ...state, people: joined(state.people, username) }));
      }
      return recheck(settled(missed({ ...state, people: left(state.people, username) }, username)));
    }
    case 'people':
      return recheck(settled(missed({ ...state, people: listed(event.names.map(sanitise)) })));
    case 'lag':
      return { ...state, link: { ...state.link, lag: event.milliseconds } };
    case 'lost':
      return goOut(state, `next try in ${seconds(event.delay)}`);
    case 'trying':
      return goOut(state, `trying to connect (${event.attempt})`);
    case 'failed':
      return goOut(state, `next try in ${seconds(event.delay)} (${event.attempt + 1})`);
    case 'reclaiming':
      return { ...state, phase: 'joining' };
    case 'ended':
      return { ...state, phase: 'over' };
    default:
      return state;
  }
}

/** Who has left is not written to again without asking: somebody else can have the name by then. */
function missed(state: ScreenState, leaver?: string): ScreenState {
  const { people, recipient, lastDirect } = state;
  const left = foldName(leaver ?? '');
  const isThere = (name: string): boolean =>
    foldName(name) !== left &&
    (!people.complete || people.names.some((other) => foldName(other) === foldName(name)));
  return {
    ...state,
    recipientLeft: state.recipientLeft || (recipient !== undefined && !isThere(recipient)),
    lastDirect: lastDirect !== undefined && isThere(lastDirect) ? lastDirect : undefined,
  };
}

/** In the chat, perhaps again: everything is as it was before. */
function comeIn(state: ScreenState, when: Moment): ScreenState {
  const { aside, input, link } = state;
  const back = link.trouble !== undefined;
  const text = `In the chat again, as ${state.name}.`;
  return {
    ...(back ? show(state, [{ kind: 'info', when, text }]) : state),
    phase: 'joined',
    link: { ...link, trouble: undefined },
    input: aside === undefined || input.line.text !== '' ? input : replace(input, aside),
    aside: undefined,
    // It said that something could not be sent, which is not so any more.
    notice: undefined,
  };
}

/** Who is in the chat is not known any more. The text and the one to whom it goes stay. */
function goOut(state: ScreenState, trouble: string): ScreenState {
  return recheck(settled({ ...state, phase: 'lost', people: NOBODY, link: { lag: undefined, trouble } }));
}

/**
 * What was typed ahead is text, not a name; it is put aside until there is one. To whom it goes stays too: a
 * private line must not come back as one for the room.
 */
function askAgain(state: ScreenState, reason: string): ScreenState {
  const { line, history } = state.input;
  const typed = state.phase === 'naming' ? '' : line.text;
  return {
    ...state,
    phase: 'naming',
    input: { line: replaceText(line, ''), history: { sent: history.sent, walk: undefined } },
    aside: typed === '' ? state.aside : [state.aside, typed].filter(Boolean).join(' '),
    notice: { tone: 'error', text: `${reason} Type another name.` },
  };
}
