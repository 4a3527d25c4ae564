/**
 * What TypeScript's own inference would make of an expression: it knows the value of a literal, and it
 * remembers what an `if` has compared. Either can make it call a later comparison pointless, which a
 * specification is free to contain, so generated code must hide what it would remember.
 */
import type { Expr } from '../expression/ast.js';
import { children, steppingStones } from './walk.js';

/** Whether TypeScript knows the value, or that it is one of a few. */
export function isLiteralLike(expr: Expr): boolean {
  const waiting = [expr];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    switch (part.kind) {
      case 'int':
      case 'float':
      case 'str':
      case 'bool':
      case 'enum':
      case 'sizeof':
        break;
      case 'unary':
        waiting.push(part.operand);
        break;
      case 'cast':
        waiting.push(part.object);
        break;
      case 'ternary':
        waiting.push(part.ifTrue, part.ifFalse);
        break;
      case 'attribute':
        if (part.name !== '_sizeof') return false;
        break;
      default:
        return false;
    }
  }
  return true;
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
  const waiting: (readonly [unknown, unknown])[] = [[a, b]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    // Where it stands in its text is no part of what it says.
    keys.delete('offset');
    for (const key of keys) waiting.push([one[key as keyof typeof one], other[key as keyof typeof other]]);
  }
  return true;
}

/** The names of which something is known where the condition holds, or where it does not. */
export function tested(condition: Expr): Set<string> {
  const found = new Set<string>();
  const waiting = [condition];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === 'name' || part.kind === 'attribute') add(found, part);
    else if (part.kind === 'unary') waiting.push(part.operand);
    else if (part.kind === 'ternary') waiting.push(part.ifFalse, part.ifTrue, part.cond);
    else if (part.kind !== 'binary') continue;
    else if (part.op === '==' || part.op === '!=') add(found, part.left, part.right);
    else waiting.push(part.right, part.left);
  }
  return found;
}

const comparisons = new WeakMap<Expr, ReadonlySet<string>>();

/** The names that are compared anywhere in the expression. */
export function compared(expr: Expr): ReadonlySet<string> {
  if (!comparisons.has(expr)) for (const stone of steppingStones(expr)) comparedIn(stone);
  return comparedIn(expr);
}

function comparedIn(expr: Expr): ReadonlySet<string> {
  const known = comparisons.get(expr);
  if (known !== undefined) return known;
  const found = new Set<string>();
  if (expr.kind === 'binary' && (expr.op === '==' || expr.op === '!=')) add(found, expr.left, expr.right);
  for (const part of children(expr)) for (const key of comparedIn(part)) found.add(key);
  comparisons.set(expr, found);
  return found;
}

function add(keys: Set<string>, ...expressions: Expr[]): void {
  for (const key of expressions.flatMap(keyOf)) keys.add(key);
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
