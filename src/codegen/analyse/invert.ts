/**
 * Expressions that can be turned back: from a length, a count or a position to the field that says it.
 */
import type { Expr } from '../expression/ast.js';
import type { Inverse } from '../model/class.js';

/** Turns `id * factor + offset` into its parts; any other expression cannot be turned back. */
export function invert(expr: Expr, id: string): Inverse | undefined {
  if (expr.kind === 'name') return expr.id === id ? { factor: 1n, offset: 0n } : undefined;
  if (expr.kind !== 'binary') return undefined;
  const literal = (side: Expr) => (side.kind === 'int' ? side.value : undefined);
  const right = literal(expr.right);
  const left = literal(expr.left);
  const inner = invert(right === undefined ? expr.right : expr.left, id);
  const k = right ?? left;
  if (inner === undefined || k === undefined) return undefined;
  if (expr.op === '+') return { factor: inner.factor, offset: inner.offset + k };
  if (expr.op === '-' && right !== undefined) return { factor: inner.factor, offset: inner.offset - k };
  if (expr.op === '*' && k !== 0n) return { factor: inner.factor * k, offset: inner.offset * k };
  return undefined;
}

/** The name to which an expression may be turned back. */
export function invertible(expr: Expr): string | undefined {
  let at = expr;
  while (at.kind === 'binary') at = at.right.kind === 'int' ? at.left : at.right;
  return at.kind === 'name' ? at.id : undefined;
}
