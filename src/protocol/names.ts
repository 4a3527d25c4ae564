import { LIMITS } from './limits.js';
import { describeCharacter } from './text.js';

/**
 * Says what is wrong with a username, or `undefined` when nothing is.
 *
 * A name is 1 to 32 printable ASCII characters without space, `[` and `]`. The space ends a name in a direct
 * message and in an announcement, and the bracket ends it in `[Bob] Hi`: with one of them inside, a line
 * could be read in two ways.
 *
 * @param name as typed or as received; any string
 * @returns one sentence for the user
 */
export function checkName(name: string): string | undefined {
  if (name.trim() === '') return 'A name may not be blank.';
  if (name.includes(' ')) return 'A name may not contain spaces.';
  const bad = /[^\x21-\x7e]|[[\]]/u.exec(name);
  if (bad !== null) {
    return `A name may hold printable ASCII without space, [ and ] only, not ${describeCharacter(bad[0])}.`;
  }
  if (name.length > LIMITS.MAX_NAME) return `A name may be ${LIMITS.MAX_NAME} characters long at most.`;
  return undefined;
}

/**
 * What two names have in common when they are the same name: case does not count.
 * Only the 26 ASCII letters fold, since a name has no others; so the locale of a machine cannot matter.
 */
export function foldName(name: string): string {
  return name.toLowerCase();
}
