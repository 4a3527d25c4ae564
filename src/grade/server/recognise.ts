/** What an item that came from a server means, under every reading that the assignment allows. */
import type { Item } from '../wire/items.js';

/** The answer to a request to join. */
export interface Answer {
  readonly accepted: boolean;
  readonly form:
    | 'status'
    | 'status and words'
    /** An 05. */
    | 'error'
    /** Something in a 00 that is no status, of which its words tell what it means. */
    | 'words'
    /** A status of several bytes. */
    | 'wide'
    /** A number that is neither 0 nor 1. */
    | 'other number';
  readonly value: 'byte' | 'digit' | undefined;
  readonly framed: boolean;
  readonly item: Item;
}

const YES = /accept|welcome|success|\bok\b/i;
const NO = /reject|taken|in use|already|exist|refus|denied|invalid|not allowed|error|fail|blank|empty/i;

/** An item as the answer to a request to join; undefined for one that is none. */
export function answerOf(item: Item): Answer | undefined {
  const { kind, command, text } = item;
  if (kind === 'text' || kind === 'broken') return undefined;
  const make = (accepted: boolean, form: Answer['form'], value?: Answer['value']): Answer => ({
    accepted,
    form,
    value,
    framed: kind === 'frame',
    item,
  });
  const first = text[0] ?? '';
  const value =
    first === '\0' || first === '\x01' ? 'byte' : first === '0' || first === '1' ? 'digit' : undefined;
  const zero = first === '\0' || first === '0';
  if (command === 5 && value !== undefined && text.length === 1 && !zero) return make(false, 'error', value);
  if (command === 5) return make(false, 'error');
  if (value !== undefined && text.length === 1) return make(zero, 'status', value);
  // Anything else is an answer only in a frame for joining: a list of commands may begin with a digit.
  if (command !== 0) return undefined;
  if (value !== undefined && /^[\x20-\x7e\r\n]+$/.test(text.slice(1)))
    return make(zero, 'status and words', value);
  if (isAnnouncement(text)) return undefined;
  if (/^\0+$/.test(text) || /^0+$/.test(text)) return make(true, 'wide');
  if (text.replaceAll('\0', '') === '\x01' || /^0*1$/.test(text)) return make(false, 'wide');
  if (text.length === 1 && !/[\x20-\x7e]/.test(text)) return make(false, 'other number');
  if (NO.test(text)) return make(false, 'words');
  if (YES.test(text)) return make(true, 'words');
  return text.length === 0 ? undefined : make(false, 'other number');
}

function isAnnouncement(text: string): boolean {
  return text.startsWith('**') || / (is|has) |joined|left|leav/i.test(text);
}

/** How a text of somebody came. */
export interface Said {
  readonly form: '[Bob] Hi' | 'Bob: Hi' | 'wrong';
  readonly item: Item;
}

/** An item as a line in which somebody says a text that nobody else says. */
export function saidIn(item: Item, name: string, text: string): Said | undefined {
  if (!item.text.includes(text)) return undefined;
  const line = withoutEnd(item.text);
  if (line === `[${name}] ${text}`) return { form: '[Bob] Hi', item };
  if (line === `${name}: ${text}`) return { form: 'Bob: Hi', item };
  return { form: 'wrong', item };
}

/** What happens to a user that everybody is told. */
export type Happening = 'joining' | 'leaving';

/** How an announcement came. */
export interface Announced {
  readonly form: 'line' | 'name' | 'wrong';
  readonly item: Item;
}

const WORDS: Readonly<Record<Happening, RegExp>> = {
  joining: /join|enter|connect|arriv|here|online|welcome|\bin\b/i,
  leaving: /leav|left|exit|disconnect|gone|quit|offline|bye|\bout\b/i,
};
const COMMANDS: Readonly<Record<Happening, number>> = { joining: 0, leaving: 1 };

/** An item as the announcement that a user joins or leaves. */
export function announcedIn(item: Item, name: string, happening: Happening): Announced | undefined {
  const line = withoutEnd(item.text);
  if (line === `**${name} is ${happening} the chat**`) return { form: 'line', item };
  const nameInIt = new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, 'i');
  const other = happening === 'joining' ? 'leaving' : 'joining';
  if (item.command === COMMANDS[happening] && line === name) return { form: 'name', item };
  if (item.command === 3 || !nameInIt.test(line)) return undefined;
  const words = line.replace(nameInIt, '');
  if (/^\[[^\]]*\] |^\w+: /.test(line) && !words.includes('**')) return undefined;
  const fits = WORDS[happening].test(words) && !(WORDS[other].test(words) && !line.includes(happening));
  return fits ? { form: 'wrong', item } : undefined;
}

/** Whether the item announces anything at all to a user who leaves: for names that nobody has. */
export function isLeaving(item: Item): boolean {
  return item.command !== 3 && item.command !== 5 && /is leaving the chat/i.test(item.text);
}

/** A line without a line end or a zero byte behind it: neither is seen on a terminal. */
function withoutEnd(text: string): string {
  return text.replace(/[\r\n\0]+$/, '');
}
