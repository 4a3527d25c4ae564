/**
 * Which operators go with which operands, and what they yield.
 */
import type { Binary, Unary } from '../expression/ast.js';
import { describe, sameKind, type ValueType } from '../model/types.js';
import { inverted, negated, rangeOf } from './ranges.js';
import type { Typed } from './table.js';
import { TypeMismatch } from './type-mismatch.js';

const BOOL: ValueType = { kind: 'bool' };

export function inferUnary(expr: Unary, operand: ValueType): ValueType {
  if (expr.op === 'not' && isA(operand, 'bool')) return BOOL;
  if (expr.op === '~' && operand.kind === 'int') return { kind: 'int', range: inverted(operand.range) };
  if (expr.op === '-' && operand.kind === 'int') return { kind: 'int', range: negated(operand.range) };
  if (expr.op === '-' && operand.kind === 'float') return operand;
  throw new TypeMismatch(expr, `operator '${expr.op}' does not go with ${describe(operand)}`);
}

export function inferBinary(expr: Binary, left: Typed, right: Typed): ValueType {
  const [a, b] = [left.type, right.type];
  const found = result(expr.op, a, b);
  if (found !== undefined) return found;
  throw new TypeMismatch(expr, `operator '${expr.op}' does not go with ${describe(a)} and ${describe(b)}`);
}

function result(op: Binary['op'], a: ValueType, b: ValueType): ValueType | undefined {
  switch (op) {
    case 'and':
    case 'or':
      return isA(a, 'bool') && isA(b, 'bool') ? BOOL : undefined;
    case '==':
    case '!=':
      return comparable(a, b) || isAny(a, b) || bothOf('bool', a, b) || sameEnum(a, b) ? BOOL : undefined;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparable(a, b) ? BOOL : undefined;
    case '+':
      return bothOf('str', a, b) ? a : arithmetic(op, a, b);
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(op, a, b);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return a.kind === 'int' && b.kind === 'int'
        ? { kind: 'int', range: rangeOf(op, a.range, b.range) }
        : undefined;
  }
}

function arithmetic(op: string, a: ValueType, b: ValueType): ValueType | undefined {
  if (a.kind === 'int' && b.kind === 'int') return { kind: 'int', range: rangeOf(op, a.range, b.range) };
  return isNumber(a) && isNumber(b) ? { kind: 'float' } : undefined;
}

function comparable(a: ValueType, b: ValueType): boolean {
  return (isNumber(a) && isNumber(b)) || bothOf('str', a, b) || bothOf('bytes', a, b);
}

const isA = (type: ValueType, kind: ValueType['kind']) => type.kind === kind || type.kind === 'any';
const isNumber = (type: ValueType) => type.kind === 'int' || type.kind === 'float';
const isAny = (a: ValueType, b: ValueType) => a.kind === 'any' || b.kind === 'any';
const bothOf = (kind: ValueType['kind'], a: ValueType, b: ValueType) => a.kind === kind && b.kind === kind;
const sameEnum = (a: ValueType, b: ValueType) => a.kind === 'enum' && sameKind(a, b);
