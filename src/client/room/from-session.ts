import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';
import type { Entry } from './entry.js';
import { directEntry, roomEntry } from './make-entry.js';
import { mentions } from './mention.js';
import { seconds, undeliveredSentences } from './undelivered.js';

/**
 * What the room shows of an event, the same for every view. Everything in it is sanitised.
 * @param time - when it was seen, ready to be shown
 * @param name - of this user, to find it in what the others say
 */
export function entriesOf(event: SessionEvent, time: string, name: string): Entry[] {
  const entry = (kind: 'announced' | 'info' | 'error', text: string): Entry[] => [
    { kind, time, text: sanitise(text) },
  ];
  switch (event.kind) {
    case 'said':
      return [roomEntry(mentions(event.text, name) ? 'mention' : 'said', event.sender, event.text, time)];
    case 'direct':
      return [directEntry(event.sender, event.text, time)];
    case 'announced':
      return entry('announced', event.line);
    case 'listing':
      return event.entries.flatMap((text) => entry('info', text));
    case 'error':
      return entry('error', event.text);
    case 'refused':
      return entry('error', event.reason);
    case 'strange':
      return entry('info', event.text);
    case 'undelivered':
      return undeliveredSentences(event).flatMap((sentence) => entry('error', sentence));
    case 'lost':
      return entry('error', `${event.sentence} Trying again in ${seconds(event.delay)}.`);
    case 'reclaiming':
      return entry(
        'info',
        `The name ${event.name} is still in use, perhaps by the connection that was lost.`,
      );
    case 'failed':
      // A server may be away for a night: not each try of it is worth a line.
      return event.again ? [] : entry('error', event.sentence);
    case 'trying':
    case 'joined':
    case 'people':
    case 'lag':
    case 'ended':
      return [];
  }
}
