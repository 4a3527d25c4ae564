/**
 * Arbitrary objects of generated classes.
 */
import fc from 'fast-check';
import { KaitaiError } from '../errors.js';
import type { KaitaiStruct } from '../kaitai-struct.js';
import { PositionedStruct } from '../positioned-struct.js';
import { type Draw, DrawRecord, drawInto, Patience } from './drawing.js';
import { DeadEnd, enter, withLinks } from './within.js';

/** How many times to draw an object, or a value, that breaks no rule before it is given up. */
export const TRIES = 1000;

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
    const self = this.make();
    enter(self, () => this.fill.call(self, draw));
    return self;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    // Tried again in here, not by a filter: that would draw the same values for ever.
    const patience = new Patience();
    for (let tries = 0; tries < TRIES && patience.left > 0; tries++) {
      const value = this.#drawWhole(new DrawRecord(random, bias, patience));
      if (value !== undefined) return value;
    }
    const { name } = this.make().constructor;
    throw new Error(`no object of ${name} that obeys the rules of the specification was drawn in many tries`);
  }

  /** @returns undefined where the fields contradict each other */
  #drawWhole(record: DrawRecord): fc.Value<T> | undefined {
    const drawn = attempt(() => this.drawPart(drawInto(record)));
    const self = drawn && writable(drawn);
    return self && new fc.Value(self, record);
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

/** The value, unless what it is made of contradicts itself on the way. */
export function attempt<T>(make: () => T | undefined): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof DeadEnd || error instanceof KaitaiError) return undefined;
    throw error;
  }
}

/** The object, if its fields agree; where they were drawn for the same bytes, what these became in the end. */
function writable<T extends KaitaiStruct>(drawn: T): T | undefined {
  const ifWritten = (self: T) => attempt(() => self.toBytes()) && self;
  if (!(drawn instanceof PositionedStruct)) return ifWritten(drawn);
  return ifWritten(drawn) ?? attempt(() => ifWritten(drawn._settled()));
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
  return withLinks(parent, root, () => part(draw, make, ...params));
}

/** Draws values until one obeys the rule. */
export function such<T>(draw: Draw, one: () => T, rule: (value: T) => boolean): T {
  const { value, obeys } = trying(draw, TRIES, one, rule);
  if (!obeys) throw new DeadEnd();
  return value;
}

/**
 * Draws values until one obeys the rule, or so many were drawn: then it is the last of these.
 *
 * @throws DeadEnd if one that was given does not obey, so that it would come again
 */
export function trying<T>(
  { record }: Draw,
  tries: number,
  one: () => T,
  rule: (value: T) => boolean,
): { readonly value: T; readonly obeys: boolean } {
  for (let left = tries; ; left--) {
    const mark = record.mark();
    const value = one();
    const obeys = rule(value);
    if (obeys || left <= 1) return { value, obeys };
    if (!record.forget(mark)) throw new DeadEnd();
  }
}

/** One of some values that decide something; now and then any other, where those decide as well. */
export function tag<T>(draw: Draw, values: readonly T[], other?: () => T): T {
  const isOther = other !== undefined && draw(fc.integer, { min: 0, max: values.length }) === 0;
  return isOther ? other() : draw<T, T[]>(fc.constantFrom, ...values);
}
