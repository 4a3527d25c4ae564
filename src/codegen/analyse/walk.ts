/**
 * Questions about expressions that need only their shape and what their names refer to.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { Question } from './components.js';

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

/** The expression and all parts of it, each in front of its own, however deep they are. */
export function* partsOf(expr: Expr): Generator<Expr> {
  const waiting = [expr];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    yield part;
    waiting.push(...[...children(part)].reverse());
  }
}

/** A recursive walk that has gone so deep stops at the next stone. */
const STEP = 64;

/**
 * Parts of a deep expression, the deepest first, such that a walk which knows what comes out for each of them never goes deep:
 * so a sum of a thousand terms does not take a thousand calls inside each other. None if the expression is not deep.
 */
export function steppingStones(expr: Expr): Expr[] {
  const levels: Expr[][] = [];
  let level = [expr];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 0 && depth % STEP === 0) levels.push(level.filter(isDeep));
    level = level.flatMap(children);
  }
  return levels.reverse().flat();
}

/** Whether it has parts, and is not a literal that means something only in what is around it. */
function isDeep(expr: Expr): boolean {
  return expr.kind !== 'list' && children(expr).length > 0;
}

/** The direct parts of an expression, and the value that it is the name of, if it is that of a value instance. */
function leadsTo(expr: Expr, table: TypeTable): readonly Expr[] {
  const reference = table.referenceOf(expr);
  const instance = reference?.kind === 'instance' ? reference.instance : undefined;
  return instance?.kind === 'value' ? [...children(expr), instance.spec.value.ast] : children(expr);
}

/**
 * Whether the expression, or a value instance that it mentions, has a part of which `test` holds.
 *
 * @param seen where the test was asked before, in vain; what is seen now is added
 */
export function mentions(
  expr: Expr,
  table: TypeTable,
  test: (part: Expr) => boolean,
  seen = new Set<Expr>(),
): boolean {
  const waiting = [expr];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (test(part)) return true;
    waiting.push(...leadsTo(part, table));
  }
  return false;
}

/** The fields that the expression, or a value instance that it mentions, asks for. */
export function fieldsIn(expr: Expr, table: TypeTable): Set<FieldModel> {
  const found = new Set<FieldModel>();
  mentions(expr, table, (part) => {
    const reference = table.referenceOf(part);
    if (reference?.kind === 'field') found.add(reference.field);
    return false;
  });
  return found;
}

type Test = (part: Expr, table: TypeTable) => boolean;

/** The same, remembered for every expression: one that is asked of often, or by way of many others. */
function remembered(test: Test): (expr: Expr, table: TypeTable) => boolean {
  const questions = new WeakMap<TypeTable, Question<Expr>>();
  return (expr, table) => {
    const next = (part: Expr) => leadsTo(part, table);
    const rule = (part: Expr, holds: (other: Expr) => boolean) => test(part, table) || next(part).some(holds);
    const question = questions.get(table) ?? new Question(next, rule);
    questions.set(table, question);
    return question.holds(expr);
  };
}

/**
 * Whether its value depends on the stream, so that it is known only while reading or writing. What an instance
 * has is found by its position, so all that mentions one does.
 */
export const dependsOnIo = remembered((part, table) => {
  const reference = table.referenceOf(part);
  if (reference?.kind === 'instance') return reference.instance.kind === 'parse';
  if (reference?.kind === 'special') return reference.name === '_io';
  return reference?.kind === 'param' && reference.param.type.kind === 'io';
});

/** Whether a part of an expression is the field. */
export function refersTo(field: FieldModel, table: TypeTable): (part: Expr) => boolean {
  return (part) => {
    const reference = table.referenceOf(part);
    return reference?.kind === 'field' && reference.field === field;
  };
}

/** Whether it looks outside its own object, which needs the object to be part of another. */
export const looksOutside = remembered((part, table) => {
  const reference = table.referenceOf(part);
  return reference?.kind === 'special' && (reference.name === '_parent' || reference.name === '_root');
});

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
export const asksForSize = remembered(
  (part, table) =>
    part.kind === 'attribute' && part.name === 'size' && table.of(part.object).type.kind === 'io',
);
