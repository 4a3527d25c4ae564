/**
 * Fields by which the byte order of something is decided. Drawn from all values, they would hardly ever decide it.
 */
import { endianSwitch } from '../analyse/endian.js';
import type { TypeTable } from '../infer/table.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { allClasses } from '../resolve/resolver.js';

export interface EndianTag {
  readonly values: readonly Expression[];
  /** Whether no other value decides. */
  readonly isComplete: boolean;
}

/** The fields that the types of a file name as such, with the values of their cases. */
export function endianTags(root: ClassModel, table: TypeTable): Map<FieldModel, EndianTag> {
  const tags = new Map<FieldModel, EndianTag>();
  for (const owner of allClasses(root)) {
    const { on, cases = [] } = endianSwitch(owner) ?? {};
    const reference = on && table.referenceOf(on.ast);
    const values = cases.flatMap(({ when }) => when ?? []);
    if (reference?.kind !== 'field' || values.length === 0) continue;
    tags.set(reference.field, { values, isComplete: values.length === cases.length });
  }
  return tags;
}
