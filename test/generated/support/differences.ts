import type { Plain } from '../../codegen/support/plain.js';
import type { Outcome } from './official-chat.js';

/** Where reading is meant to differ from the official JavaScript parser. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  /** Bytes that show it, and what they are read as. */
  readonly type: string;
  readonly shown: string;
  /** Whether two outcomes differ in this way, and in no other. */
  covers(here: Outcome, official: Outcome): boolean;
}

const STRICT =
  'the specification says ASCII; the official JavaScript runtime reads any byte as the character of that number';

export const DIFFERENCES: readonly Difference[] = [
  {
    name: 'a text with a byte above 0x7F',
    why: STRICT,
    type: 'ClientFrame',
    shown: '02 0001 80',
    covers: (here, official) =>
      isRefused(here, 'DecodeError') && 'fields' in official && holdsNonAscii(official.fields),
  },
  {
    name: 'a text with a byte above 0x7F, and a fault behind it',
    why: `${STRICT}, and so comes as far as the next fault`,
    type: 'ServerFrame',
    shown: '03 0003 80 0a 61',
    covers: (here, official) => isRefused(here, 'DecodeError') && 'error' in official,
  },
  {
    name: 'a terminator that is missing',
    why: 'the official runtime throws an Error without a name of its own where a terminator never comes; here it is the EOFError of every other end that comes too early',
    type: 'ClientFrame',
    shown: '04 0001 61',
    covers: (here, official) => isRefused(here, 'EOFError') && isRefused(official, 'Error'),
  },
];

export function isMeant(here: Outcome, official: Outcome): boolean {
  return DIFFERENCES.some(({ covers }) => covers(here, official));
}

function isRefused(outcome: Outcome, error: string): boolean {
  return 'error' in outcome && outcome.error === error;
}

function holdsNonAscii(value: Plain): boolean {
  if (typeof value === 'string') return [...value].some((character) => character > '\x7f');
  if (Array.isArray(value)) return value.some(holdsNonAscii);
  return typeof value === 'object' && Object.values(value).some(holdsNonAscii);
}
