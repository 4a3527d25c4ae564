import { drawable, graphemes } from '../text/graphemes.js';

/** One-line texts that say less where there is less room. */

/** A piece of such a text. */
export interface Part {
  readonly text: string;
  /** What is worth least goes first when there is not enough room. */
  readonly worth: number;
}

/** As many parts as fit; the last one that is left is cut if need be. Empty ones do not count. */
export function fitting(all: readonly Part[], separator: string, columns: number): string {
  let left = all.filter(({ text }) => text !== '');
  const join = (): string => left.map(({ text }) => text).join(separator);
  while (left.length > 1 && widthOf(join()) > columns) {
    const least = Math.min(...left.map(({ worth }) => worth));
    left = left.filter(({ worth }) => worth !== least);
  }
  return cutTo(join(), columns);
}

/** As it can be drawn, and cut where the terminal ends; the dots say that there is more. */
export function cutTo(text: string, columns: number): string {
  const dots = widthOf(text) > columns && columns > 3 ? '...' : '';
  const cells = graphemes(text).map(drawable);
  let width = cells.reduce((sum, cell) => sum + cell.width, 0);
  while (width > Math.max(0, columns - dots.length)) width -= cells.pop()?.width ?? width;
  return cells.map((cell) => cell.text).join('') + dots;
}

function widthOf(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + drawable(grapheme).width, 0);
}
