import { saidLine } from '../../protocol/lines.js';
import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';
import type { Entry } from './entry.js';

/**
 * What the room shows of an event, the same for every view. Everything in it is sanitised.
 * @param time - when it was seen, ready to be shown
 */
export function entriesOf(event: SessionEvent, time: string): Entry[] {
  const entry = (kind: Entry['kind'], text: string, sender?: string): Entry => ({
    kind,
    time,
    text: sanitise(text),
    ...(sender !== undefined && { sender: sanitise(sender) }),
  });
  switch (event.kind) {
    case 'said':
    case 'direct':
      return [entry(event.kind, saidLine(event.sender, event.text), event.sender)];
    case 'announced':
      return [entry('announced', event.line)];
    case 'listing':
      return event.entries.map((text) => entry('info', text));
    case 'error':
      return [entry('error', event.text)];
    case 'refused':
      return [entry('error', event.reason)];
    case 'strange':
      return [entry('info', event.text)];
    case 'joined':
    case 'people':
    case 'ended':
      return [];
  }
}
