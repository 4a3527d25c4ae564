import { findOffence } from './offence.js';

/** What people write who have no other keys. Letters with accents are not here: these lose the accent. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033',
    "'": '\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\u02bc',
    '-': '\u2010\u2011\u2012\u2013\u2212\u00ad',
    '--': '\u2014\u2015',
    '...': '\u2026',
    ' ': '\u00a0\u2002\u2003\u2007\u2009\u202f\t',
    '*': '\u2022\u00b7',
    x: '\u00d7',
    '->': '\u2192',
    '<-': '\u2190',
    ss: '\u00df',
    ae: '\u00e6',
    AE: '\u00c6',
    oe: '\u0153',
    OE: '\u0152',
    o: '\u00f8',
    O: '\u00d8',
    l: '\u0142',
    L: '\u0141',
    d: '\u0111',
    D: '\u0110',
    th: '\u00fe',
    Th: '\u00de',
  }).flatMap(([spelling, characters]) => [...characters].map((character) => [character, spelling] as const)),
);

/**
 * The obvious ASCII spelling of a text: plain quotes and dashes, letters without their accents.
 * Line ends stay.
 * @returns undefined if the text is ASCII already, or has a character without an obvious spelling
 */
export function asciiSpelling(text: string): string | undefined {
  const spelled = Array.from(text.normalize('NFC'), spell).join('');
  return spelled === text || findOffence(spelled.replaceAll('\n', ' ')) !== undefined ? undefined : spelled;
}

function spell(character: string): string {
  if (character <= '~' && character !== '\t') return character;
  return SPELLINGS.get(character) ?? character.normalize('NFD').replace(/\p{Mn}/gu, '');
}
