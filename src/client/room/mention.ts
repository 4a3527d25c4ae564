/**
 * Whether a name occurs in a text as a word of its own, without regard to case.
 * @param text - printable ASCII
 * @param name - not empty
 */
export function mentions(text: string, name: string): boolean {
  const inText = text.toLowerCase();
  const wanted = name.toLowerCase();
  for (let at = inText.indexOf(wanted); at >= 0; at = inText.indexOf(wanted, at + 1)) {
    if (!isWord(inText[at - 1]) && !isWord(inText[at + wanted.length])) return true;
  }
  return false;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[a-z0-9_]/.test(char);
}
