/**
 * What TypeScript's own inference would make of an expression: it knows the value of a literal, and it
 * remembers what an `if` has compared. Either can make it call a later comparison pointless, which a
 * specification is free to contain, so generated code must hide what it would remember.
 */
import type { Expr } from '../expression/ast.js';
import { children } from './walk.js';

/** Whether TypeScript knows the value, or that it is one of a few. */
export function isLiteralLike(expr: Expr): boolean {
  switch (expr.kind) {
    case 'int':
    case 'float':
    case 'str':
    case 'bool':
    case 'enum':
    case 'sizeof':
      return true;
    case 'unary':
      return isLiteralLike(expr.operand);
    case 'cast':
      return isLiteralLike(expr.object);
    case 'ternary':
      return isLiteralLike(expr.ifTrue) && isLiteralLike(expr.ifFalse);
    case 'attribute':
      return expr.name === '_sizeof';
    default:
      return false;
  }
}

/** The integer that the expression is, if it is one as it stands. */
export function integerLiteral(expr: Expr): bigint | undefined {
  if (expr.kind === 'int') return expr.value;
  return expr.kind === 'unary' && expr.op === '-' && expr.operand.kind === 'int'
    ? -expr.operand.value
    : undefined;
}

/** Whether two expressions are written the same, so that in one object they mean the same. */
export function isSameExpression(a: Expr | undefined, b: Expr | undefined): boolean {
  return isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  // Where it stands in its text is no part of what it says.
  keys.delete('offset');
  return [...keys].every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]));
}

/** The names of which something is known where the condition holds, or where it does not. */
export function tested(condition: Expr): Set<string> {
  switch (condition.kind) {
    case 'name':
    case 'attribute':
      return new Set(keyOf(condition));
    case 'unary':
      return tested(condition.operand);
    case 'ternary':
      return union([condition.cond, condition.ifTrue, condition.ifFalse].map(tested));
    case 'binary':
      if (condition.op === '==' || condition.op === '!=') {
        return new Set([...keyOf(condition.left), ...keyOf(condition.right)]);
      }
      return union([condition.left, condition.right].map(tested));
    default:
      return new Set();
  }
}

/** The names that are compared anywhere in the expression. */
export function compared(expr: Expr): Set<string> {
  const here =
    expr.kind === 'binary' && (expr.op === '==' || expr.op === '!=')
      ? [...keyOf(expr.left), ...keyOf(expr.right)]
      : [];
  return union([new Set(here), ...children(expr).map(compared)]);
}

/** A name, or a chain of attributes, as one text; none for all else. */
export function keyOf(expr: Expr): string[] {
  if (expr.kind === 'name') return [expr.id];
  if (expr.kind !== 'attribute') return [];
  return keyOf(expr.object).map((object) => `${object}.${expr.name}`);
}

export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((key) => b.has(key));
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
