/**
 * Fields that are computed from the rest of the file (`-ts-value`), and padding (`-ts-align`): what they need to know before
 * they can be, and which objects have such fields in them.
 */
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, type Derivation, type FieldModel, fieldsOf } from '../model/class.js';
import { typesIn } from '../model/types.js';
import { Question } from './components.js';
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

/** The classes of the objects that one of the class may have in it. */
function partsOf(owner: ClassModel): ClassModel[] {
  return fieldsOf(owner)
    .flatMap(({ type }) => typesIn(type))
    .flatMap((part) => (part.kind === 'user' ? [part.class] : []));
}

const holding = new Question<ClassModel>(
  partsOf,
  (owner, holds) =>
    owner.seq.some(({ spec: { extensions } }) => (extensions.value ?? extensions.align) !== undefined) ||
    partsOf(owner).some(holds),
);

/** Whether an object of the class may have a field in it that is computed, or is padding, at any depth. */
export function holdsComputed(owner: ClassModel): boolean {
  return holding.holds(owner);
}
