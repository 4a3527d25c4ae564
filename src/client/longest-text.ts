import { LIMITS } from '../protocol/limits.js';
import { saidLine } from '../protocol/lines.js';

/**
 * How many characters a text may have at most. It has to fit into a frame twice: to the server with the name of the
 * recipient, and from there with the name of who said it, `[Bob] Hi`.
 *
 * @param name - of the user who says it
 * @param recipient - to whom it goes alone; undefined if to the room
 */
export function longestText(name: string, recipient?: string): number {
  const before = Math.max(saidLine(name, '').length, recipient === undefined ? 0 : recipient.length + 1);
  return LIMITS.MAX_MESSAGE - before;
}

/** Says that a text is too long, or undefined if it is not. */
export function tooLong(text: string, name: string, recipient?: string): string | undefined {
  const most = longestText(name, recipient);
  return text.length <= most
    ? undefined
    : `Not sent: ${text.length} characters are more than the ${most} that fit in a frame beside the name.`;
}
