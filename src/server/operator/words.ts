import { checkText } from '../../protocol/index.js';
import { type Network, parseNetwork } from './network.js';

/** What an operator can say. */
export type Word =
  | { readonly kind: 'who' }
  | { readonly kind: 'kick'; readonly name: string; readonly reason: string }
  | { readonly kind: 'mute'; readonly name: string; readonly minutes: number | undefined }
  | { readonly kind: 'unmute'; readonly name: string }
  | { readonly kind: 'ban'; readonly network: Network; readonly minutes: number | undefined }
  | { readonly kind: 'unban'; readonly network: Network }
  | { readonly kind: 'bans' }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'stop' };

/** What there is, one line each. */
export const HELP: readonly string[] = [
  'who                                who is in, with address and port',
  'kick NAME [REASON]                 ends the connection of NAME',
  'mute NAME [MINUTES]                NAME can read and not talk; without MINUTES as long as it stays',
  'unmute NAME',
  'ban ADDRESS[/PREFIX] [MINUTES]     ends and refuses connections from there; without MINUTES until unban',
  'unban ADDRESS[/PREFIX]',
  'bans                               what is banned, and for how long',
  'say TEXT                           says TEXT to everybody, as the server',
  'stop                               ends the server as SIGTERM does',
];

/** A line cannot be understood. The message is a sentence. */
export class WordError extends Error {
  override readonly name = 'WordError';
}

/** The longest that a ban or a mute may be given: ten years, in minutes. */
const MOST_MINUTES = 5_256_000;

/** @throws WordError */
export function parseWord(line: string): Word {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(line) ?? [];
  const [first = '', ...more] = rest.split(/\s+/);
  const minutes = () => minutesOf(more);
  switch (word) {
    case 'who':
    case 'bans':
    case 'help':
    case 'stop':
      if (rest !== '') throw new WordError(`${word} takes nothing after it.`);
      return { kind: word };
    case 'kick':
      return { kind: word, name: needed(word, first), reason: textOf(rest.slice(first.length).trim()) };
    case 'mute':
      return { kind: word, name: needed(word, first), minutes: minutes() };
    case 'unmute':
      return { kind: word, name: needed(word, rest) };
    case 'ban':
      return { kind: word, network: networkOf(word, first), minutes: minutes() };
    case 'unban':
      return { kind: word, network: networkOf(word, rest) };
    case 'say':
      return { kind: word, text: textOf(needed(word, rest, 'TEXT')) };
    default:
      throw new WordError(`There is no word ${JSON.stringify(word)}. help lists them.`);
  }
}

function needed(word: string, given: string, what = 'NAME'): string {
  if (given === '') throw new WordError(`${word} needs ${what} after it.`);
  return given;
}

function textOf(text: string): string {
  const fault = checkText(text);
  if (fault !== undefined) throw new WordError(fault);
  return text;
}

function minutesOf(given: readonly string[]): number | undefined {
  const [minutes, ...more] = given;
  if (minutes === undefined || minutes === '') return undefined;
  if (
    more.length > 0 ||
    !/^\d{1,7}$/.test(minutes) ||
    Number(minutes) < 1 ||
    Number(minutes) > MOST_MINUTES
  ) {
    throw new WordError(`MINUTES is a whole number from 1 to ${MOST_MINUTES}, and the last word.`);
  }
  return Number(minutes);
}

function networkOf(word: string, given: string): Network {
  const network = parseNetwork(needed(word, given, 'ADDRESS or ADDRESS/PREFIX'));
  if (network === undefined) {
    throw new WordError(
      `${JSON.stringify(given)} is no address, and no network such as 192.0.2.0/24 or 2001:db8::/64.`,
    );
  }
  return network;
}
