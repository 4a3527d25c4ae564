/**
 * What an integer field can say of another: the sizes, or the numbers of elements, that it may have.
 */
import { type ClassModel, type FieldModel, type LengthField, measuring } from '../model/class.js';
import { held } from '../model/types.js';

/** Every `step`-th number from `min` to `max`. */
interface Measures {
  readonly min: bigint;
  readonly max: bigint;
  readonly step: bigint;
}

/** Larger sizes and counts are never drawn. */
const LARGEST = 2n ** 32n - 1n;

/** As properties of an object literal, if a field of the class follows from the size, or the count, of this one. */
export function measures(what: 'size' | 'count', field: FieldModel, owner: ClassModel): string | undefined {
  const length = measuring(what, field, owner);
  const found = length && measuresOf(length);
  if (found === undefined) return undefined;
  const { min, max, step } = found;
  return [
    ...(min === 0n ? [] : [`min: ${min}`]),
    `max: ${max}`,
    ...(step === 1n ? [] : [`step: ${step}`]),
  ].join(', ');
}

function measuresOf({ derived, type }: LengthField): Measures | undefined {
  if (type.kind !== 'int' && type.kind !== 'bits') return undefined;
  const { inverse, without } = derived;
  const { factor, offset } = inverse;
  const range = held(type.range, 'number');
  const least = range.min * factor + offset;
  // No size is below 0.
  const first = least >= 0n ? least : ((offset % factor) + factor) % factor;
  // The number that says that nothing is there is no size.
  const isTaken = typeof without === 'bigint' && without * factor + offset === first;
  const min = isTaken ? first + factor : first;
  const most = range.max * factor + offset;
  return { min, max: most < LARGEST ? most : LARGEST - ((LARGEST - min) % factor), step: factor };
}
