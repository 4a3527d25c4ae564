/**
 * Arbitrary numbers of elements.
 */
import fc from 'fast-check';
import { countable, type Draw, maxElements, such } from './objects.js';

/**
 * A list of elements.
 *
 * @param count how many; without it, mostly a few
 */
export function listOf<T>(draw: Draw, count: number | undefined, element: (index: number) => T): T[] {
  const length = count === undefined ? draw(fc.nat, { max: maxElements() }) : countable(count);
  return Array.from({ length }, (_, index) => element(index));
}

/** A list of which the last element, and no other, ends the repetition. */
export function listUntil<T>(
  draw: Draw,
  element: (index: number) => T,
  isLast: (item: T, index: number) => boolean,
): T[] {
  const items: T[] = [];
  for (let wanted = draw(fc.nat, { max: 4 }); wanted > 0; wanted--) {
    const item = element(items.length);
    if (isLast(item, items.length)) return [...items, item];
    items.push(item);
  }
  return [
    ...items,
    such(
      () => element(items.length),
      (item) => isLast(item, items.length),
    ),
  ]; // prettier-ignore
}
