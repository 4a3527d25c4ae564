/**
 * Fields that are asked for before they are read: `size: len` in front of `len`. What was not read yet has no value, so
 * the specification cannot mean what it says.
 */
import type { Diagnostics } from '../diagnostics.js';
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { allClasses, type Resolution } from '../resolve/resolver.js';
import { repeatExpressions, typeExpressions } from './field-expressions.js';
import { children } from './walk.js';

export function checkOrder({ modules }: Resolution, table: TypeTable, diagnostics: Diagnostics): void {
  for (const owner of modules.flatMap(({ root }) => [...allClasses(root)])) {
    const places = new Map(owner.seq.map((field, i) => [field, i]));
    for (const [i, field] of owner.seq.entries()) {
      // A field with several elements, and the rule for a value, may ask for the field itself.
      const first = field.spec.repeat === undefined ? i : i + 1;
      const unread = (one: FieldModel) => (places.get(one) ?? -1) >= first;
      for (const expression of [
        field.spec.condition,
        ...repeatExpressions(field.spec),
        ...typeExpressions(field.type),
      ])
        if (expression) checkExpression(expression, field, unread, owner, table, diagnostics);
    }
  }
}

function checkExpression(
  expression: Expression,
  field: FieldModel,
  unread: (field: FieldModel) => boolean,
  owner: ClassModel,
  table: TypeTable,
  diagnostics: Diagnostics,
): void {
  const found = firstUnread(expression.ast, unread, owner, table, new Set());
  if (found === undefined) return;
  const { at, asked } = found;
  const when =
    asked === field ? 'before it is read itself' : `before it is read: it comes behind '${field.spec.id}'`;
  diagnostics.report(expression.locate(at.offset), `'${asked.spec.id}' is asked for ${when}`);
}

/** The first name in the expression, or in a value that it asks for, that is one of those fields of the same object. */
function firstUnread(
  whole: Expr,
  unread: (field: FieldModel) => boolean,
  owner: ClassModel,
  table: TypeTable,
  seen: Set<Expr>,
): { at: Expr; asked: FieldModel } | undefined {
  const waiting = [whole];
  for (let expr = waiting.pop(); expr !== undefined; expr = waiting.pop()) {
    // How long it is, is known before.
    if (seen.has(expr) || (expr.kind === 'attribute' && expr.name === '_sizeof')) continue;
    seen.add(expr);
    waiting.push(...[...children(expr)].reverse());
    const reference = expr.kind === 'name' ? table.referenceOf(expr) : undefined;
    if (reference?.kind === 'field' && reference.owner === owner && unread(reference.field))
      return { at: expr, asked: reference.field };
    const instance = reference?.kind === 'instance' ? reference.instance : undefined;
    if (instance?.kind !== 'value') continue;
    const inner = firstUnread(instance.spec.value.ast, unread, owner, table, seen);
    if (inner !== undefined) return { at: expr, asked: inner.asked };
  }
  return undefined;
}
