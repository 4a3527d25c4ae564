/**
 * Comparisons in TypeScript. Both sides have a type each, and need not be of one representation.
 */
import type { ValueType } from '../model/types.js';
import type { ModuleContext } from './context.js';
import type { Integers } from './integers.js';

/** A value as code that needs no parentheses around it. */
export interface Operand {
  readonly code: string;
  readonly type: ValueType;
}

/** @returns code in parentheses */
export function comparisonCode(
  op: string,
  left: Operand,
  right: Operand,
  context: ModuleContext,
  integers: Integers,
): string {
  const [a, b] = [left.type, right.type];
  const js = op === '==' || op === '!=' ? `${op}=` : op;
  if (a.kind === 'bytes' && b.kind === 'bytes') {
    return `(${context.use('byteArrayCompare')}(${left.code}, ${right.code}) ${js} 0)`;
  }
  const isBig = (type: ValueType) => type.kind === 'int' && context.isBig(type.range);
  const areNumbers = [a, b].every(({ kind }) => kind === 'int' || kind === 'float');
  if (!areNumbers || isBig(a) === isBig(b)) return `(${left.code} ${js} ${right.code})`;
  if (a.kind === 'int' && b.kind === 'int') {
    const [x, y] = [
      integers.toBigInt({ code: left.code, range: a.range }),
      integers.toBigInt({ code: right.code, range: b.range }),
    ];
    return `(${x} ${js} ${y})`;
  }
  // A bigint and a float: JavaScript orders them exactly, but never finds them the same.
  const equal = `(${left.code} <= ${right.code} && ${left.code} >= ${right.code})`;
  return op === '==' ? equal : op === '!=' ? `!${equal}` : `(${left.code} ${js} ${right.code})`;
}
