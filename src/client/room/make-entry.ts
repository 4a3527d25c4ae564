import { saidLine } from '../../protocol/lines.js';
import { sanitise } from '../text/sanitise.js';
import type { Entry } from './entry.js';
import type { Moment } from './moment.js';

/**
 * The entries that are somebody's words. Everything in them is sanitised.
 *
 * A direct line has a form that no line of the room can have: a name has no spaces, so nobody can be called
 * `Ann to you`.
 */

/** Somebody's line to the room, or one of our own. */
export function roomEntry(
  kind: 'said' | 'mention' | 'own',
  sender: string,
  text: string,
  when: Moment,
): Entry {
  return spoken(kind, sender, sender, text, when);
}

/** A line for us alone. */
export function directEntry(sender: string, text: string, when: Moment): Entry {
  return spoken('direct', sender, `${sender} to you`, text, when);
}

/** A line of our own for somebody alone. */
export function ownDirectEntry(name: string, recipient: string, text: string, when: Moment): Entry {
  return spoken('own-direct', name, `you to ${recipient}`, text, when);
}

function spoken(kind: Entry['kind'], sender: string, label: string, text: string, when: Moment): Entry {
  const safe = sanitise(label);
  const head = safe.length + 2; // with the brackets
  return { kind, when, text: saidLine(safe, sanitise(text)), sender: sanitise(sender), head };
}
