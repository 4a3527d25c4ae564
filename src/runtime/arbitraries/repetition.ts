/**
 * Arbitrary numbers of elements.
 */
import fc from 'fast-check';
import type { Draw } from './drawing.js';
import { TRIES, trying } from './objects.js';
import { countable, DeadEnd, maxElements } from './within.js';

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
  const { record } = draw;
  if (typeof count === 'number') {
    // Lists in lists could be as many as nobody has time or memory for.
    countable(record.addElements(Math.max(0, countable(count))));
    return Array.from({ length: count }, (_, index) => element(index));
  }
  const at = record.size;
  const measures = count ?? ANY_NUMBER;
  const length = measure(draw, measures, maxElements());
  const bounds = [record.size];
  const items = Array.from({ length }, (_, index) => {
    const item = element(index);
    bounds.push(record.size);
    return item;
  });
  record.addList({ length: at, step: measures.step ?? 1, bounds });
  return items;
}

/** How long a list becomes where hardly any element is the last: that may be for a later one to be. */
const LONGEST = 20;

/** How often each of those further elements is drawn. */
const FEW_TRIES = 10;

/** A list of which the last element, and no other, ends the repetition. */
export function listUntil<T>(
  draw: Draw,
  element: (index: number) => T,
  isLast: (item: T, index: number) => boolean,
): T[] {
  const { record } = draw;
  const at = record.size;
  const items: T[] = [];
  const wanted = draw(fc.nat, { max: 4 });
  const bounds = [record.size];
  for (;;) {
    const index = items.length;
    const tries = index < wanted ? 1 : index === wanted ? TRIES : FEW_TRIES;
    const { value, obeys } = trying(
      draw,
      tries,
      () => element(index),
      (item) => isLast(item, index),
    );
    items.push(value);
    if (obeys) break;
    if (index === LONGEST) throw new DeadEnd();
    if (index < wanted) bounds.push(record.size);
  }
  record.addList({ length: at, step: 1, bounds });
  return items;
}
