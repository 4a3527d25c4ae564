import type { SessionEvent } from '../session/events.js';
import { sanitise } from '../text/sanitise.js';

/** Sentences about texts of which it is not certain, or too certain, what became of them. */
export function undeliveredSentences(event: SessionEvent & { kind: 'undelivered' }): string[] {
  return [
    ...event.unsent.map((text) => `Not sent: ${sanitise(text)}`),
    ...event.doubtful.map((text) => `Perhaps not sent: ${sanitise(text)}`),
  ];
}

/** How long it is until something, for a sentence: `1 second`, `12 seconds`. */
export function seconds(milliseconds: number): string {
  const count = Math.max(1, Math.round(milliseconds / 1000));
  return `${count} second${count === 1 ? '' : 's'}`;
}
