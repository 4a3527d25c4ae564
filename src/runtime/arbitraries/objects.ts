/**
 * Arbitrary objects of generated classes.
 */
import fc from 'fast-check';
import { KaitaiError } from '../errors.js';
import type { KaitaiStruct } from '../kaitai-struct.js';

/** Draws one value from the arbitrary that a function makes, so that fast-check can repeat and shrink it. */
export type Draw = fc.GeneratorValue;

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
  return fc.gen().map((draw) => {
    // A part is drawn once: whether it fits is known only when the whole is there.
    if (within.length > 0) return filled(make(), fill, draw);
    // Tried again in here, not by a filter: that would draw the same values for ever.
    for (let tries = 0; tries < TRIES; tries++) {
      const self = attempt(() => filled(make(), fill, draw));
      if (self !== undefined && isWritable(self)) return self;
    }
    const { name } = make().constructor;
    throw new Error(
      `no object of ${name} that obeys the rules of the specification was drawn in ${TRIES} tries`,
    );
  });
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
  // Parts drawn in a row would be the same: `fc.gen()` starts from a copy of the random state, so that
  // state has to move on in between.
  draw(fc.integer);
  return draw(make, ...params);
}

/** The same with other links than the object being drawn and its root: null for one that has none. */
export function linkedPart<T, Params extends unknown[]>(
  draw: Draw,
  parent: unknown,
  root: unknown,
  make: (...params: Params) => fc.Arbitrary<T>,
  ...params: Params
): T {
  draw(fc.integer);
  links = { parent, root };
  return draw(make, ...params);
}

/** Draws values until one obeys the rule. */
export function such<T>(draw: () => T, rule: (value: T) => boolean): T {
  for (let tries = 0; tries < TRIES; tries++) {
    const value = draw();
    if (rule(value)) return value;
  }
  throw new DeadEnd();
}

/** One of some values that decide something; now and then any other, where those decide as well. */
export function tag<T>(draw: Draw, values: readonly T[], other?: () => T): T {
  const isOther = other !== undefined && draw(fc.integer, { min: 0, max: values.length }) === 0;
  return isOther ? other() : draw(() => fc.constantFrom(...values));
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
