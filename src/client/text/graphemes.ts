/**
 * What a person calls a character, and how many terminal cells it takes.
 *
 * The protocol carries ASCII alone, so this matters only for what is typed and then refused: it must be
 * shown, moved over and deleted as one piece until the user has corrected it.
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One code unit is one grapheme in such a text (CR LF would be one of two). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SIMPLE = /^[\x00-\x0c\x0e-\x7f]*$/;

/** Shown for anything that cannot be drawn in a known number of cells. */
export const PLACEHOLDER = '\ufffd';

/** Shown for a line end inside a pasted text. */
export const LINE_END_MARK = '\u21b5';

/** East Asian characters, on whose two cells all terminals agree. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** One cell or two, depending on the age of the terminal. */
const EMOJI = /^\p{Extended_Pictographic}/u;
/** No cell of its own, or not safe to send to a terminal: marks, format and control characters, halves. */
const UNDRAWABLE = /^[\p{M}\p{C}\p{Zl}\p{Zp}]/u;
/** One character with nothing but accents on it; everything longer is drawn differently by each terminal. */
const ACCENTED = /^\P{M}\p{Mn}*$/u;
const VARIATION_SELECTOR = /[\ufe00-\ufe0f]/;

/** The graphemes of a text, in order. Joined they are the text. */
export function graphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The end of the grapheme that holds the code unit at `index`; the length of the text at or past its end. */
export function nextBoundary(text: string, index: number): number {
  if (index >= text.length) return text.length;
  if (SIMPLE.test(text)) return index + 1;
  const part = segmenter.segment(text).containing(index);
  return part === undefined ? text.length : part.index + part.segment.length;
}

/** The start of the grapheme that ends at or holds `index`; 0 at the start of the text. */
export function previousBoundary(text: string, index: number): number {
  const at = Math.min(index, text.length);
  if (at <= 0) return 0;
  if (SIMPLE.test(text)) return at - 1;
  return segmenter.segment(text).containing(at - 1)?.index ?? 0;
}

/** `index` if a grapheme starts or ends there, and otherwise the end of the one that it is inside of. */
export function snapToBoundary(text: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= text.length) return text.length;
  return nextBoundary(text, previousBoundary(text, index));
}

/** A grapheme as it can be drawn: what to write, and how many cells it then takes. */
export interface Drawable {
  readonly text: string;
  readonly width: 1 | 2;
}

/** How a grapheme is drawn. What no terminal places reliably becomes {@link PLACEHOLDER}. */
export function drawable(grapheme: string): Drawable {
  if (/^[ -~]$/.test(grapheme)) return { text: grapheme, width: 1 };
  if (grapheme === '\n') return { text: LINE_END_MARK, width: 1 };
  if (
    UNDRAWABLE.test(grapheme) ||
    EMOJI.test(grapheme) ||
    !ACCENTED.test(grapheme) ||
    VARIATION_SELECTOR.test(grapheme)
  ) {
    return { text: PLACEHOLDER, width: 1 };
  }
  return { text: grapheme, width: WIDE.test(grapheme) ? 2 : 1 };
}
