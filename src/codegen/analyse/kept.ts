/**
 * Fields of which an object keeps more than the value, to write what was read as it was: where other bytes, or bits that no
 * field takes, may stand for the same value.
 */
import { type ClassModel, type FieldModel, fieldsOf, parseInstances } from '../model/class.js';
import type { Extent } from '../model/spec.js';
import { type FieldType, typesIn } from '../model/types.js';
import { bitsOf, isCounted } from './bits.js';

/** Whether what is behind the value, in the bytes of the field, may be something else than what would be written there. */
export function keepsEnd({ size, sizeEos, terminator, padRight }: Extent): boolean {
  if (terminator !== undefined) return size !== undefined || sizeEos;
  return sizeEos && padRight !== undefined;
}

/** Whether a process may make the same of other bytes. */
export function keepsProcessed({ process }: Extent): boolean {
  return process?.kind === 'zlib' || process?.kind === 'custom';
}

/** Whether the terminator may be missing at the end of the stream, without which the value would tell. */
export function mayBeOpen(extent: Extent): boolean {
  const { size, sizeEos, terminator, include, consume, eosError } = extent;
  return terminator !== undefined && size === undefined && !sizeEos && !include && consume && !eosError;
}

function keepsBytes(type: FieldType): boolean {
  return typesIn(type).some((one) => {
    const extent = 'extent' in one ? one.extent : undefined;
    return extent !== undefined && (keepsEnd(extent) || keepsProcessed(extent) || mayBeOpen(extent));
  });
}

/** Whether each value of the field may leave bits of its last byte: a choice may be of bits, or a byte elsewhere. */
export function eachLeavesBits(field: FieldModel): boolean {
  return field.type.kind === 'switch' && typesIn(field.type).some((one) => bitsOf(one) !== undefined);
}

const left = new WeakMap<ClassModel, ReadonlySet<FieldModel>>();

/** The bit fields that end a run of such, behind which bits of its last byte may be left. */
export function beforeLeftBits(owner: ClassModel): ReadonlySet<FieldModel> {
  const found = left.get(owner) ?? findLeftBits(owner);
  left.set(owner, found);
  return found;
}

function findLeftBits(owner: ClassModel): ReadonlySet<FieldModel> {
  const found = new Set<FieldModel>();
  // Where it may begin in the middle of a byte, whoever knows where it ends is not here.
  const isAnywhere = isCounted(owner) || owner.parents.has(undefined);
  let width = 0;
  let varies = isAnywhere;
  for (const [i, field] of owner.seq.entries()) {
    const bits = bitsOf(field.type);
    if (bits === undefined) continue;
    width += bits.width;
    varies ||= mayVary(field) && bits.width % 8 !== 0;
    const next = owner.seq[i + 1];
    if (next !== undefined && bitsOf(next.type)?.endian === bits.endian) continue;
    if (varies || width % 8 !== 0) found.add(field);
    width = 0;
    varies = isAnywhere;
  }
  for (const instance of parseInstances(owner)) {
    const bits = bitsOf(instance.type);
    if (bits !== undefined && bits.width % 8 !== 0) found.add(instance);
  }
  return found;
}

function mayVary({ spec }: FieldModel): boolean {
  return spec.condition !== undefined || spec.repeat !== undefined;
}

/** Whether objects of the class may keep anything. */
export function keepsAnything(owner: ClassModel): boolean {
  return (
    beforeLeftBits(owner).size > 0 ||
    fieldsOf(owner).some((field) => keepsBytes(field.type) || eachLeavesBits(field))
  );
}
