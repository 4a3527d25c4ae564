/**
 * How the values of an object are drawn one after the other, remembered, and drawn again with one of them smaller.
 *
 * `fc.gen()` does so as well, but it begins anew in each part, and cannot take an element out of a list.
 */
import type fc from 'fast-check';

type Make<T, Args extends readonly unknown[]> = (...args: Args) => fc.Arbitrary<T>;

/** Draws one value from the arbitrary that a function makes, so that fast-check can repeat and shrink it. */
export interface Draw {
  <T, Args extends unknown[]>(make: Make<T, Args>, ...args: Args): T;
  readonly record: DrawRecord;
}

/** A value, and what tells whether the same is asked for again. */
interface Drawn {
  readonly make: unknown;
  readonly args: readonly unknown[];
  readonly arbitrary: fc.Arbitrary<unknown>;
  readonly value: unknown;
  readonly context: unknown;
}

/** A list of which the length was drawn. */
interface DrawnList {
  /** Where the number drawn for its length is among the values. */
  readonly length: number;
  /** How much of that number is one element. */
  readonly step: number;
  /** Where the values of each element begin, and, at last, where they end. */
  readonly bounds: readonly number[];
}

/** How many parts may be drawn in vain for one object: where nothing fits, that is all the time that it takes. */
export class Patience {
  left = 10_000;
}

/** How much was drawn up to some moment. */
interface Mark {
  readonly values: number;
  readonly lists: number;
  readonly elements: number;
}

/** What was drawn for one object. */
export class DrawRecord {
  readonly #drawn: Drawn[] = [];
  readonly #lists: DrawnList[] = [];
  /** Of all lists that are to have a number of elements. */
  #elements = 0;
  /** As it was before the first value: what is drawn anew on the way is the same each time. */
  readonly #start: fc.Random;

  /**
   * @param patience how many parts may still be drawn in vain, in this record and others
   * @param given values to take, in this order, as long as the same is asked for
   */
  constructor(
    private readonly random: fc.Random,
    private readonly bias: number | undefined,
    readonly patience: Patience,
    private readonly given: readonly Drawn[] = [],
  ) {
    this.#start = random.clone();
  }

  /** How many values were drawn. */
  get size(): number {
    return this.#drawn.length;
  }

  draw<T, Args extends unknown[]>(make: Make<T, Args>, args: Args): T {
    const given = this.given[this.size];
    const drawn = given?.make === make && isSame(given.args, args) ? given : this.#drawAnew(make, args);
    this.#drawn.push(drawn);
    return drawn.value as T;
  }

  #drawAnew<T, Args extends unknown[]>(make: Make<T, Args>, args: Args): Drawn {
    const arbitrary = make(...args);
    const { value, context } = arbitrary.generate(this.random, this.bias);
    return { make, args, arbitrary, value, context };
  }

  /** Notes that there is a list: its length and its elements were drawn just now. */
  addList(list: DrawnList): void {
    this.#lists.push(list);
  }

  /** Notes that a list is to have so many elements. @returns how many all lists have together */
  addElements(count: number): number {
    this.#elements += count;
    return this.#elements;
  }

  /** Where the record is, for {@link forget}. */
  mark(): Mark {
    return { values: this.#drawn.length, lists: this.#lists.length, elements: this.#elements };
  }

  /**
   * Forgets what came since, which does not do.
   *
   * @returns false if any of it was given, and so would come again
   */
  forget({ values, lists, elements }: Mark): boolean {
    if (this.#drawn.slice(values).some((drawn, i) => drawn === this.given[values + i])) return false;
    this.#drawn.length = values;
    this.#lists.length = lists;
    this.#elements = elements;
    return true;
  }

  /** The same with one element less, or with one smaller value. What fits no more is drawn anew. */
  *smaller(): Iterable<DrawRecord> {
    // Those around others first.
    const lists = [...this.#lists].sort((a, b) => a.length - b.length);
    for (const list of lists) for (const values of this.#shorter(list)) yield this.#again(values);
    for (const [at, { arbitrary, value, context }] of this.#drawn.entries())
      for (const less of arbitrary.shrink(value, context))
        yield this.#again(this.#changed(at, less.value, less.context));
  }

  *#shorter({ length, step, bounds }: DrawnList): Iterable<Drawn[]> {
    const before = this.#drawn[length]?.value;
    if (typeof before !== 'number' || before < step) return;
    const values = this.#changed(length, before - step, undefined);
    for (const [i, end] of bounds.slice(1).entries())
      yield [...values.slice(0, bounds[i]), ...values.slice(end)];
  }

  #changed(at: number, value: unknown, context: unknown): Drawn[] {
    return this.#drawn.map((drawn, i) => (i === at ? { ...drawn, value, context } : drawn));
  }

  #again(values: readonly Drawn[]): DrawRecord {
    return new DrawRecord(this.#start.clone(), this.bias, new Patience(), values);
  }
}

export function drawInto(record: DrawRecord): Draw {
  const draw = <T, Args extends unknown[]>(make: Make<T, Args>, ...args: Args) => record.draw(make, args);
  return Object.assign(draw, { record });
}

/** Whether two arguments are the same in all that they are made of. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
  );
}
