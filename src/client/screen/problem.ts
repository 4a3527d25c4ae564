import { longestText, tooLong } from '../longest-text.js';
import { asciiSpelling } from '../text/ascii-spelling.js';
import { findOffence } from '../text/offence.js';
import type { Notice } from './state.js';

/** Why a text cannot be sent. */
export interface Problem {
  /** Where the cursor should go. */
  readonly index: number;
  readonly notice: Notice;
}

/** Longer than this, an offered spelling is not shown, only offered. */
const MAX_SHOWN = 20;

/**
 * The first thing for which a text cannot be sent; nothing of it is sent then.
 * @param lines - of the text, those that would be sent
 * @param name - of the user; it has to fit into the frame too, and so has the recipient's
 * @param recipient - to whom it goes alone
 */
export function problemOf(
  text: string,
  lines: readonly string[],
  name: string,
  recipient: string | undefined,
): Problem | undefined {
  const offence = findOffence(text.replaceAll('\n', ' '));
  if (offence !== undefined) {
    const offer = asciiSpelling(text);
    const spelled = asciiSpelling(String.fromCodePoint(offence.codePoint));
    const hint = spelled === undefined || spelled.length > MAX_SHOWN ? 'Tab: in ASCII' : `Tab: "${spelled}"`;
    const { index, sentence } = offence;
    return { index, notice: { tone: 'error', text: sentence, ...(offer !== undefined && { offer, hint }) } };
  }
  for (const line of lines) {
    const sentence = tooLong(line, name, recipient);
    if (sentence === undefined) continue;
    return {
      index: text.indexOf(line) + longestText(name, recipient),
      notice: { tone: 'error', text: sentence },
    };
  }
  return undefined;
}
