/**
 * What an integer field can say of another: the sizes, or the numbers of elements, that it may have.
 */

import { lookUpEncoding } from '../../runtime/encodings.js';
import { isComputed } from '../analyse/computed.js';
import { fieldExpressions } from '../analyse/field-expressions.js';
import { mentions, refersTo } from '../analyse/walk.js';
import type { TypeTable } from '../infer/table.js';
import {
  type ClassModel,
  type FieldModel,
  followingFrom,
  type LengthField,
  type Measure,
} from '../model/class.js';
import { type FieldType, held } from '../model/types.js';

/** Every `step`-th number from `min` to `max`. */
interface Measures {
  readonly min: bigint;
  readonly max: bigint;
  readonly step: bigint;
}

/** Larger sizes and counts are never drawn. */
const LARGEST = 2n ** 32n - 1n;

/** Where something asks for a length in front of what it is the length of, it is drawn first: up to so much more than the least. */
const FEW = 20n;

/** The field of the class that follows from the size, or the count, of this one when that has been drawn. */
export function following(
  what: 'size' | 'count',
  field: FieldModel,
  owner: ClassModel,
  table: TypeTable,
): LengthField | undefined {
  const length = followingFrom(field, owner)[what];
  return length && !isAskedBefore(length, owner, table) ? length : undefined;
}

/** Whether something asks for a length that stands in front of what it is the length of. */
export function isAskedBefore(length: FieldModel, owner: ClassModel, table: TypeTable): boolean {
  if (length.derived?.kind !== 'measure' || !mayBeGiven(length.derived)) return false;
  const end = owner.seq.indexOf(length.derived.of);
  return owner.seq
    .slice(owner.seq.indexOf(length) + 1, end < 0 ? undefined : end)
    .flatMap(fieldExpressions)
    .some(({ ast }) => mentions(ast, table, refersTo(length, table)));
}

/** Whether a value is drawn of any length: not of a part, nor of what is compressed, nor of characters of several bytes. */
function mayBeGiven({ of: { type }, what }: Measure): boolean {
  if (what === 'count') return true;
  if (type.kind === 'str') return lookUpEncoding(type.encoding.name)?.unit === 1;
  const process = type.kind === 'bytes' ? type.extent.process?.kind : 'of a part';
  return process === undefined || process === 'xor' || process === 'rotate';
}

/** The few values that are drawn of a length that is asked for in front of what it is the length of. */
export function fewOf({
  derived,
  type,
}: FieldModel): { readonly min: bigint; readonly max: bigint } | undefined {
  const found = derived?.kind === 'measure' ? measuresOf(derived, type) : undefined;
  if (derived?.kind !== 'measure' || found === undefined) return undefined;
  const { inverse, without } = derived;
  const least = (found.min - inverse.offset) / inverse.factor;
  const most = (found.max - inverse.offset) / inverse.factor;
  const min = typeof without === 'bigint' && without < least ? without : least;
  const enough = least + FEW;
  return { min, max: most < enough ? most : enough };
}

/** As properties of an object literal, if a field of the class follows from the size, or the count, of this one. */
export function measures(
  what: 'size' | 'count',
  field: FieldModel,
  owner: ClassModel,
  table: TypeTable,
): string | undefined {
  if (what === 'size' && isSizeComputed(field, table)) return `max: ${LARGEST}`;
  const length = following(what, field, owner, table);
  const found = length && measuresOf(length.derived, length.type);
  if (found === undefined) return undefined;
  const { min, max, step } = found;
  return [
    ...(min === 0n ? [] : [`min: ${min}`]),
    `max: ${max}`,
    ...(step === 1n ? [] : [`step: ${step}`]),
  ].join(', ');
}

/** Whether its size is said by a field that is computed, and so follows when it has been drawn, whatever it is. */
function isSizeComputed({ spec: { extent } }: FieldModel, table: TypeTable): boolean {
  if (extent.size === undefined) return false;
  return mentions(extent.size.ast, table, (part) => {
    const reference = table.referenceOf(part);
    return reference?.kind === 'field' && isComputed(reference.field);
  });
}

function measuresOf({ inverse, without }: Measure, type: FieldType): Measures | undefined {
  if (type.kind !== 'int' && type.kind !== 'bits') return undefined;
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
