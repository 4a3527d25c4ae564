/**
 * Questions about expressions that need only their shape and what their names refer to.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import type { ClassModel, FieldModel } from '../model/class.js';

/** The direct parts of an expression. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'fstr':
      return expr.parts.filter((part) => typeof part !== 'string');
    case 'list':
      return expr.items;
    case 'unary':
      return [expr.operand];
    case 'binary':
      return [expr.left, expr.right];
    case 'ternary':
      return [expr.cond, expr.ifTrue, expr.ifFalse];
    case 'attribute':
    case 'cast':
      return [expr.object];
    case 'call':
      return [expr.object, ...expr.args];
    case 'apply':
      return expr.args;
    case 'subscript':
      return [expr.object, expr.index];
    default:
      return [];
  }
}

/** Whether the expression, or a value instance that it mentions, has a part of which `test` holds. */
export function mentions(
  expr: Expr,
  table: TypeTable,
  test: (part: Expr) => boolean,
  seen = new Set<Expr>(),
): boolean {
  if (seen.has(expr)) return false;
  seen.add(expr);
  if (test(expr)) return true;
  const reference = table.referenceOf(expr);
  const instance = reference?.kind === 'instance' ? reference.instance : undefined;
  const through = instance?.kind === 'value' ? [instance.spec.value.ast] : [];
  return [...children(expr), ...through].some((part) => mentions(part, table, test, seen));
}

/**
 * Whether its value depends on the stream, so that it is known only while reading or writing. What an instance
 * has is found by its position, so all that mentions one does.
 */
export function dependsOnIo(expr: Expr, table: TypeTable): boolean {
  return mentions(expr, table, (part) => {
    const reference = table.referenceOf(part);
    if (reference?.kind === 'instance') return reference.instance.kind === 'parse';
    if (reference?.kind === 'special') return reference.name === '_io';
    return reference?.kind === 'param' && reference.param.type.kind === 'io';
  });
}

/** Whether a part of an expression is the field. */
export function refersTo(field: FieldModel, table: TypeTable): (part: Expr) => boolean {
  return (part) => {
    const reference = table.referenceOf(part);
    return reference?.kind === 'field' && reference.field === field;
  };
}

/** Whether it looks outside its own object, which needs the object to be part of another. */
export function looksOutside(expr: Expr, table: TypeTable): boolean {
  return mentions(expr, table, (part) => {
    const reference = table.referenceOf(part);
    return reference?.kind === 'special' && (reference.name === '_parent' || reference.name === '_root');
  });
}

/**
 * The same of an object of a class, which may be the file's own type: it is its own `_root`, and what its parts ask of that
 * and of their parents is known without anything around it.
 */
export function needsWhole(expr: Expr, owner: ClassModel, table: TypeTable): boolean {
  if (owner.outer !== undefined) return looksOutside(expr, table);
  return mentions(expr, table, (part) => {
    const reference = table.referenceOf(part);
    return reference?.kind === 'special' && reference.name === '_parent' && reference.owner === owner;
  });
}

/** Whether it asks how long a stream is, which is known only when everything has its place. */
export function asksForSize(expr: Expr, table: TypeTable): boolean {
  return mentions(
    expr,
    table,
    (part) => part.kind === 'attribute' && part.name === 'size' && table.of(part.object).type.kind === 'io',
  );
}
