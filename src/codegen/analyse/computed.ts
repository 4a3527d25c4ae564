/**
 * Fields that are computed from the rest of the file (`-ts-value`), and padding (`-ts-align`): what they need to know before
 * they can be, and which objects have such fields in them.
 */
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, type Derivation, type FieldModel, fieldsOf } from '../model/class.js';
import { typesIn } from '../model/types.js';
import { dependsOnIo, mentions } from './walk.js';

export type Computed = Derivation & { readonly kind: 'computed' };
export type ComputedField = FieldModel & { readonly derived: Computed };

export function isComputed(field: FieldModel): field is ComputedField {
  return field.derived?.kind === 'computed';
}

/** Whether it follows from the file as it is written, and not from fields alone. */
export function needsLayout({ value }: Computed, table: TypeTable): boolean {
  const asksLayout = mentions(
    value.ast,
    table,
    (part) => part.kind === 'apply' && (part.name === '_bytes_of' || part.name === '_pos_of'),
  );
  return asksLayout || dependsOnIo(value.ast, table);
}

/** Whether objects of the class have such fields themselves. */
export function hasComputed(owner: ClassModel): boolean {
  return owner.seq.some(isComputed);
}

const known = new WeakMap<ClassModel, boolean>();

/** Whether an object of the class may have a field in it that is computed, or is padding, at any depth. */
export function holdsComputed(owner: ClassModel): boolean {
  const found = known.get(owner) ?? search(owner, new Set());
  known.set(owner, found);
  return found;
}

function search(owner: ClassModel, seen: Set<ClassModel>): boolean {
  if (seen.has(owner)) return false;
  seen.add(owner);
  if (owner.seq.some(({ spec: { extensions } }) => extensions.value ?? extensions.align)) return true;
  return fieldsOf(owner).some(({ type }) =>
    typesIn(type).some((part) => part.kind === 'user' && search(part.class, seen)),
  );
}
