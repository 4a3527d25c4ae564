/**
 * The field that an expression names, where it names one.
 */
import type { Expr } from '../expression/ast.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import type { TypeTable } from './table.js';

/** A field, or an element of one. */
export interface NamedField {
  readonly field: FieldModel;
  readonly owner: ClassModel;
  /** What it is a field of; undefined for the object that asks. */
  readonly object: Expr | undefined;
  readonly index: Expr | undefined;
}

/** A field of the sequence, or what stands at a position. */
export function fieldOf(
  expr: Expr,
  table: TypeTable,
): { readonly field: FieldModel; readonly owner: ClassModel } | undefined {
  const reference = table.referenceOf(expr);
  if (reference?.kind === 'field') return reference;
  if (reference?.kind !== 'instance' || reference.instance.kind !== 'parse') return undefined;
  return { field: reference.instance, owner: reference.owner };
}

/** The same, or an element of it, with what it is a field of. */
export function namedField(expr: Expr, table: TypeTable): NamedField | undefined {
  const [name, index] = expr.kind === 'subscript' ? [expr.object, expr.index] : [expr, undefined];
  const found = fieldOf(name, table);
  if (found === undefined || (index !== undefined && found.field.spec.repeat === undefined)) return undefined;
  const object = name.kind === 'attribute' ? name.object : undefined;
  return { field: found.field, owner: found.owner, object, index };
}
