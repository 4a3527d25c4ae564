/**
 * Arbitrary numbers of elements.
 */
import fc from 'fast-check';
import { countable, type Draw, maxElements, such } from './objects.js';

const ANY_NUMBER: Measures = { max: Number.POSITIVE_INFINITY };

/** What a field can say of another: every `step`-th number (1 unless given) from `min` (0 unless given) to `max`. */
export interface Measures {
  readonly min?: number;
  readonly max: number;
  readonly step?: number;
}

/** One of them, and not much more than `enough` where that is possible. */
export function measure(draw: Draw, { min = 0, max, step = 1 }: Measures, enough: number): number {
  const over = draw(fc.nat, { max: Math.max(0, Math.min(max, enough) - min) });
  return min + over - (over % step);
}

/**
 * A list of elements.
 *
 * @param count how many, or how many there may be; without it, mostly a few
 */
export function listOf<T>(
  draw: Draw,
  count: number | Measures | undefined,
  element: (index: number) => T,
): T[] {
  const length =
    typeof count === 'number' ? countable(count) : measure(draw, count ?? ANY_NUMBER, maxElements());
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
