import { lacks } from '../../support/needs.js';
import { LANGUAGES, type Language } from '../languages.js';

/** The languages whose tools this machine has. Each that it has not is said on a line; CI must have all. */
export function presentLanguages(): Language[] {
  return LANGUAGES.filter(({ needs }) => !lacks(...needs));
}
