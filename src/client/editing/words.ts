/** Where words begin and end, as the editing keys of Emacs and of the shell see them. */

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** The start of the word that ends at or before `index`: back over what is no word, then over the word. */
export function wordStart(text: string, index: number): number {
  let at = index;
  while (at > 0 && !isWord(text, at - 1)) at--;
  while (at > 0 && isWord(text, at - 1)) at--;
  return at;
}

/** The end of the word that starts at or after `index`. */
export function wordEnd(text: string, index: number): number {
  let at = index;
  while (at < text.length && !isWord(text, at)) at++;
  while (at < text.length && isWord(text, at)) at++;
  return at;
}

/** The start of the run of anything but white space that ends at or before `index`, as C-w has it. */
export function blankWordStart(text: string, index: number): number {
  let at = index;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  while (at > 0 && !/\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** Half of a surrogate pair counts as a word, so that no place between two halves is ever an answer. */
function isWord(text: string, index: number): boolean {
  const char = text[index] ?? '';
  return WORD.test(char) || /[\ud800-\udfff]/.test(char);
}
