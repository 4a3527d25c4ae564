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
  const index = owner.seq.indexOf(field);
  if (derived !== undefined || spec.repeat !== undefined || spec.condition !== undefined || index < 0)
    return undefined;
  for (const of of [...owner.seq.slice(index + 1), ...parseInstances(owner)]) {
    if (of.spec.repeat !== undefined || of.type.kind !== 'switch') continue;
    const on = of.type.on.ast;
    const reference = on.kind === 'name' ? table.referenceOf(on) : undefined;
    if (reference?.kind !== 'field' || reference.field !== field) continue;
    const cases = distinct(of.type);
    if (cases.length > 0) return { of, cases };
  }
  return undefined;
}

function distinct(choice: FieldType & { kind: 'switch' }): Tag['cases'] {
  const all = choicesOf(choice);
  const count = (model: ClassModel) =>
    all.filter((type) => type.kind === 'user' && type.class === model).length;
  return choice.cases.flatMap(({ when, type }) =>
    type.kind === 'user' && count(type.class) === 1 && isLiteralLike(when.ast)
      ? [{ class: type.class, when }]
      : [],
  );
}
