import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';
import type { Entry } from './entry.js';
import { directEntry, roomEntry } from './make-entry.js';
import { mentions } from './mention.js';
import type { Moment } from './moment.js';
import { seconds, undeliveredSentences } from './undelivered.js';

/**
 * What the room shows of an event, the same for every view. Everything in it is sanitised.
 * @param when - it was seen
 * @param name - of this user, to find it in what the others say
 */
export function entriesOf(event: SessionEvent, when: Moment, name: string): Entry[] {
  const entry = (kind: 'announced' | 'info' | 'error', text: string): Entry[] => [
    { kind, when, text: sanitise(text) },
  ];
  switch (event.kind) {
    case 'said':
      return [roomEntry(mentions(event.text, name) ? 'mention' : 'said', event.sender, event.text, when)];
    case 'direct':
      return [directEntry(event.sender, event.text, when)];
    case 'announced':
      return entry('announced', event.line);
    case 'listing':
      return [headingOf(event.topic), ...event.entries].flatMap((text) => entry('info', text));
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
      return event.again
        ? []
        : entry('info', `The name ${event.name} is still in use, perhaps by the connection that was lost.`);
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

/** Without a word, the commands of the wire would look like something to type. */
function headingOf(topic: string): string {
  return topic === 'commands' ? 'The server understands these commands:' : `${topic}:`;
}
