/**
 * Fields by which a later one is chosen, where an object of a class says which case it is of: then the class says what
 * the field must be.
 */
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, type FieldModel, parseInstances } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { choicesOf, type FieldType } from '../model/types.js';
import { isLiteralLike } from './shape.js';

/** What follows from the class of an object. */
export interface Tag {
  /** The field that holds the object. */
  readonly of: FieldModel;
  /** Each class that only one case has, and the value of that case. */
  readonly cases: readonly { readonly class: ClassModel; readonly when: Expression }[];
}

/** What the field follows from, if it is one that a choice is made by, and nothing else says what it is. */
export function tagOf(field: FieldModel, owner: ClassModel, table: TypeTable): Tag | undefined {
  const { derived, spec } = field;
  if (derived !== undefined || spec.repeat !== undefined || spec.condition !== undefined) return undefined;
  const known = tags.get(owner) ?? tagsIn(owner, table);
  tags.set(owner, known);
  return known.get(field);
}

const tags = new WeakMap<ClassModel, ReadonlyMap<FieldModel, Tag>>();

/** By the field that `switch-on` names, the first choice behind it of which the classes say something. */
function tagsIn(owner: ClassModel, table: TypeTable): Map<FieldModel, Tag> {
  const found = new Map<FieldModel, Tag>();
  const before = new Set<FieldModel>();
  const add = (of: FieldModel) => {
    if (of.spec.repeat !== undefined || of.type.kind !== 'switch') return;
    const on = of.type.on.ast;
    const reference = on.kind === 'name' ? table.referenceOf(on) : undefined;
    if (reference?.kind !== 'field' || !before.has(reference.field) || found.has(reference.field)) return;
    const cases = distinct(of.type);
    if (cases.length > 0) found.set(reference.field, { of, cases });
  };
  for (const field of owner.seq) {
    add(field);
    before.add(field);
  }
  parseInstances(owner).forEach(add);
  return found;
}

function distinct(choice: FieldType & { kind: 'switch' }): Tag['cases'] {
  const counts = new Map<ClassModel, number>();
  for (const type of choicesOf(choice))
    if (type.kind === 'user') counts.set(type.class, (counts.get(type.class) ?? 0) + 1);
  return choice.cases.flatMap(({ when, type }) =>
    type.kind === 'user' && counts.get(type.class) === 1 && isLiteralLike(when.ast)
      ? [{ class: type.class, when }]
      : [],
  );
}
