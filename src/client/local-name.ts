import { checkName } from '../protocol/names.js';
import { findOffence } from './text/offence.js';

/**
 * What is wrong with a name, as far as the client decides: a blank one, one with spaces, and one that
 * cannot be sent as ASCII. Whatever else a server does not like it says itself, and another name is asked
 * for; so servers with other rules are not second-guessed.
 *
 * @returns a sentence, or undefined if the server may be asked
 */
export function checkLocally(name: string): string | undefined {
  const blankOrSpaced = name.trim() === '' || name.includes(' ');
  return blankOrSpaced || findOffence(name) !== undefined ? checkName(name) : undefined;
}
