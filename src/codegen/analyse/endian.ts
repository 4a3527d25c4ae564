/**
 * Types of which the byte order is known only when an object is read: they calculate it, or stand inside a type that
 * does, and inherit it.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, type FieldModel, fieldsOf, parseInstances } from '../model/class.js';
import type { EndianSwitch, Expression } from '../model/spec.js';
import { type FieldType, typesIn } from '../model/types.js';
import { fieldExpressions } from './field-expressions.js';
import { partsOf } from './walk.js';

/** How an object of the class calculates its byte order itself, if it does. */
export function endianSwitch({ spec: { meta } }: ClassModel): EndianSwitch | undefined {
  return typeof meta.endian === 'object' ? meta.endian : undefined;
}

/** Whether an object of the class gets its byte order from the one that it is a field of. */
export function inheritsEndian({ spec: { meta } }: ClassModel): boolean {
  return meta.endian === 'inherited';
}

/** Whether each object of the class has a byte order of its own. */
export function calculatesEndian(owner: ClassModel): boolean {
  return inheritsEndian(owner) || endianSwitch(owner) !== undefined;
}

/** The expressions by which the class calculates it. */
export function endianExpressions(owner: ClassModel): Expression[] {
  const { on, cases = [] } = endianSwitch(owner) ?? {};
  return [...(on ? [on] : []), ...cases.flatMap(({ when }) => when ?? [])];
}

/** Whether a value of the type is read in the byte order of the object that has it. */
export function usesEndian(type: FieldType): boolean {
  return typesIn(type).some((part) => {
    const number = part.kind === 'enum' ? part.base : part;
    return (number.kind === 'int' || number.kind === 'float') && number.endian === 'calculated';
  });
}

/** Whether a value of the type has objects in it, at any depth, of which the byte order is calculated. */
export function holdsCalculatedEndian(type: FieldType, seen = new Set<ClassModel>()): boolean {
  return typesIn(type).some((part) => {
    if (part.kind !== 'user' || seen.has(part.class)) return false;
    seen.add(part.class);
    const isIn = (field: FieldModel) => holdsCalculatedEndian(field.type, seen);
    return calculatesEndian(part.class) || fieldsOf(part.class).some(isIn);
  });
}

/** The first part of the expression that asks for a field of the object itself, be it through an instance. */
export function ownField(
  expr: Expr,
  owner: ClassModel,
  table: TypeTable,
  seen = new Set<Expr>(),
): Expr | undefined {
  for (const part of partsOf(expr)) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part.kind === 'name' && isOwn(part, owner, table, seen)) return part;
  }
  return undefined;
}

function isOwn(name: Expr, owner: ClassModel, table: TypeTable, seen: Set<Expr>): boolean {
  const reference = table.referenceOf(name);
  if (reference?.kind === 'field' && !parseInstances(owner).some((one) => one === reference.field))
    return true;
  if (reference?.kind !== 'instance') return false;
  const { instance } = reference;
  const asked =
    instance.kind === 'value'
      ? [instance.spec.value]
      : [...fieldExpressions(instance), ...[instance.spec.pos ?? [], instance.spec.io ?? []].flat()];
  return asked.some(({ ast }) => ownField(ast, owner, table, seen) !== undefined);
}
