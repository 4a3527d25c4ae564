/**
 * Lengths and counts of what may not be there: what they are then, if the conditions say it.
 */
import type { BinaryOperator, Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import type { FieldModel, Inverse, Without } from '../model/class.js';
import type { Range } from '../model/types.js';
import { integerLiteral, isSameExpression } from './shape.js';
import { dependsOnIo, mentions, refersTo } from './walk.js';

/**
 * What a length or a count is without that of which it is one; undefined where it may then be anything.
 *
 * @param range the values that the length can have
 * @param inverse from what is measured to the length
 */
export function withoutIt(
  length: FieldModel,
  range: Range,
  of: FieldModel,
  inverse: Inverse,
  table: TypeTable,
): Without | undefined {
  const [own, condition] = [length.spec.condition?.ast, of.spec.condition?.ast];
  if (condition === undefined) return own === undefined ? 'never' : undefined;
  if (own === undefined) return onlyOther(condition, length.spec.id, range, inverse);
  // Between the two, a stream goes on, and the length becomes known. Nothing else changes.
  const mayChange = dependsOnIo(own, table) || mentions(own, table, refersTo(length, table));
  return isSameExpression(own, condition) && !mayChange ? 'nothing' : undefined;
}

/** The only number with which a condition on the length itself does not hold, as 0 is for `len != 0`. */
function onlyOther(condition: Expr, id: string, range: Range, inverse: Inverse): bigint | undefined {
  if (condition.kind !== 'binary' || condition.left.kind !== 'name' || condition.left.id !== id)
    return undefined;
  const bound = integerLiteral(condition.right);
  const other = bound === undefined ? undefined : otherThan(condition.op, bound, range);
  if (other === undefined || other < range.min || other > range.max) return undefined;
  // What has bytes must not be lost because there are just so many.
  return other * inverse.factor + inverse.offset <= 0n ? other : undefined;
}

function otherThan(op: BinaryOperator, bound: bigint, { min }: Range): bigint | undefined {
  if (op === '!=') return bound;
  if (op === '>' && bound === min) return bound;
  return op === '>=' && bound === min + 1n ? min : undefined;
}
