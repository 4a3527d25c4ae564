/**
 * Where the keys of this generator make sense: `-ts-value` on what can be computed, `-ts-align` on padding, `-ts-bits` on a
 * type behind bits.
 */
import type { Diagnostics, Location } from '../diagnostics.js';
import type { FieldModel } from '../model/class.js';
import { hasExtent } from '../model/spec.js';
import type { FieldType } from '../model/types.js';

/**
 * Reports those that make none.
 *
 * @param before the field in front of it
 */
export function checkExtensions(
  { spec, type }: FieldModel,
  before: FieldModel | undefined,
  diagnostics: Diagnostics,
): void {
  const { value, align, bits } = spec.extensions;
  const report = (location: Location, error: string | undefined) => {
    if (error !== undefined) diagnostics.report(location, error);
  };
  if (value !== undefined) report(value.location, valueError({ spec, type }));
  if (align !== undefined) report(align.location, alignError({ spec, type }));
  if (bits !== undefined) report(bits, bitsError(type, before?.type));
}

function valueError({ spec, type }: Pick<FieldModel, 'spec' | 'type'>): string | undefined {
  if (type.kind === 'user' || type.kind === 'switch')
    return '-ts-value computes numbers, strings and byte arrays, no objects: give it to the fields of the type';
  if (spec.contents !== undefined) return "'contents' says what the field is; it takes no -ts-value";
  if (spec.extensions.align !== undefined) return '-ts-align says what the field is; it takes no -ts-value';
  if (spec.repeat !== undefined && spec.repeat.kind !== 'expr')
    return "how many elements are computed must be known: -ts-value goes with 'repeat: expr' alone";
  return undefined;
}

function alignError({ spec, type }: Pick<FieldModel, 'spec' | 'type'>): string | undefined {
  const { sizeEos, terminator, padRight, process } = spec.extent;
  const isPlain = !sizeEos && terminator === undefined && padRight === undefined && process === undefined;
  if (type.kind === 'bytes' && spec.contents === undefined && spec.repeat === undefined && isPlain)
    return undefined;
  return "-ts-align makes a field the padding: it is a field of its own, with 'size' or nothing, behind what is padded";
}

function bitsError(type: FieldType, before: FieldType | undefined): string | undefined {
  if (type.kind !== 'user' || hasExtent(type.extent))
    return '-ts-bits: continue is for a type without a size, which can begin in the middle of a byte';
  const isBits = before?.kind === 'bits' || (before?.kind === 'enum' && before.base.kind === 'bits');
  return isBits
    ? undefined
    : '-ts-bits: continue needs a field of bits in front of it, of which it goes on with the last byte';
}
