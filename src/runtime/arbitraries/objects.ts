/**
 * Arbitrary objects of generated classes.
 */
import fc from 'fast-check';
import { KaitaiError } from '../errors.js';
import type { KaitaiStruct } from '../kaitai-struct.js';
import { type Draw, DrawRecord, drawInto } from './drawing.js';

/** How deep objects may be inside each other. A type that contains itself would have no end otherwise. */
const MAX_DEPTH = 6;

/** How many times to draw an object that breaks no rule before it is given up. */
const TRIES = 1000;

/** The objects being drawn, each a part of the one before. */
const within: KaitaiStruct[] = [];

/** What an object knows of what it is part of. */
interface Links {
  readonly parent: unknown;
  readonly root: unknown;
}

/** Of the next object, where they are not the object being drawn and its root. */
let links: Links | undefined;

/** What was drawn so far leads nowhere. */
class DeadEnd extends Error {}

/**
 * Objects that can be written: their fields are drawn one after the other, then what follows from them is
 * filled in, and objects that break a rule of the specification are drawn again.
 *
 * @param make an empty object
 * @param fill draws its fields; `this` is the object
 * @throws Error when a value is drawn, if hardly any object obeys the rules
 */
export function build<T extends KaitaiStruct>(
  make: () => T,
  fill: (this: T, draw: Draw) => void,
): fc.Arbitrary<T> {
  return new ObjectArbitrary(make, fill);
}

class ObjectArbitrary<T extends KaitaiStruct> extends fc.Arbitrary<T> {
  constructor(
    private readonly make: () => T,
    private readonly fill: (this: T, draw: Draw) => void,
  ) {
    super();
  }

  /** Whether it fits is known only when the whole is there. */
  drawPart(draw: Draw): T {
    return filled(this.make(), this.fill, draw);
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    // Tried again in here, not by a filter: that would draw the same values for ever.
    for (let tries = 0; tries < TRIES; tries++) {
      const value = this.#drawWhole(new DrawRecord(random, bias));
      if (value !== undefined) return value;
    }
    const { name } = this.make().constructor;
    throw new Error(
      `no object of ${name} that obeys the rules of the specification was drawn in ${TRIES} tries`,
    );
  }

  /** @returns undefined where the fields contradict each other */
  #drawWhole(record: DrawRecord): fc.Value<T> | undefined {
    const self = attempt(() => this.drawPart(drawInto(record)));
    return self !== undefined && isWritable(self) ? new fc.Value(self, record) : undefined;
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(_value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return fc.stream(this.#smaller(context));
  }

  *#smaller(context: unknown): IterableIterator<fc.Value<T>> {
    if (!(context instanceof DrawRecord)) return;
    for (const record of context.smaller()) {
      const value = this.#drawWhole(record);
      if (value !== undefined) yield value;
    }
  }
}

function filled<T extends KaitaiStruct>(self: T, fill: (this: T, draw: Draw) => void, draw: Draw): T {
  if (within.length >= MAX_DEPTH) throw new DeadEnd();
  const { parent, root } = links ?? { parent: within.at(-1), root: within.at(-1)?._root };
  links = undefined;
  self._parent = parent;
  self._root = root ?? self._root;
  within.push(self);
  try {
    fill.call(self, draw);
  } finally {
    within.pop();
  }
  return self;
}

/** The object, unless its fields contradict each other on the way. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof DeadEnd || error instanceof KaitaiError) return undefined;
    throw error;
  }
}

/** Whether the drawn fields agree. */
function isWritable(self: KaitaiStruct): boolean {
  return attempt(() => self.toBytes()) !== undefined;
}

/**
 * An object that is a part of the one being drawn.
 *
 * @param make makes its arbitrary
 * @param params what `make` takes
 */
export function part<T, Params extends unknown[]>(
  draw: Draw,
  make: (...params: Params) => fc.Arbitrary<T>,
  ...params: Params
): T {
  const arbitrary = make(...params);
  // In the same record, so that each of its values can shrink by itself.
  return arbitrary instanceof ObjectArbitrary ? arbitrary.drawPart(draw) : draw(make, ...params);
}

/** The same with other links than the object being drawn and its root: null for one that has none. */
export function linkedPart<T, Params extends unknown[]>(
  draw: Draw,
  parent: unknown,
  root: unknown,
  make: (...params: Params) => fc.Arbitrary<T>,
  ...params: Params
): T {
  links = { parent, root };
  try {
    return part(draw, make, ...params);
  } finally {
    links = undefined;
  }
}

/** Draws values until one obeys the rule. */
export function such<T>({ record }: Draw, one: () => T, rule: (value: T) => boolean): T {
  for (let tries = 0; tries < TRIES; tries++) {
    const { size } = record;
    const value = one();
    if (rule(value)) return value;
    if (!record.forget(size)) break;
  }
  throw new DeadEnd();
}

/** One of some values that decide something; now and then any other, where those decide as well. */
export function tag<T>(draw: Draw, values: readonly T[], other?: () => T): T {
  const isOther = other !== undefined && draw(fc.integer, { min: 0, max: values.length }) === 0;
  return isOther ? other() : draw<T, T[]>(fc.constantFrom, ...values);
}

/** Larger counts would take too long to draw. */
const MAX_COUNT = 100_000;

/** A size or a number of elements that other fields say, if there can be so many. */
export function countable(count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) throw new DeadEnd();
  return count;
}

/** How many elements a list may have that is free to have any: fewer the deeper it is, or a tree would not end. */
export function maxElements(): number {
  return [5, 5, 3, 2, 1][within.length] ?? 0;
}
