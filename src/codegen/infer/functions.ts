/**
 * The functions that `-ts-value` may call beside the language's own methods, and what they take.
 */
import { isSameExpression } from '../analyse/shape.js';
import type { Expr } from '../expression/ast.js';
import { COUNT, describe, type Range, type ValueType } from '../model/types.js';
import { didYouMean } from '../resolve/hint.js';
import { type NamedField, namedField } from './named-field.js';
import type { TypeTable } from './table.js';
import { TypeMismatch } from './type-mismatch.js';

interface BytesFunction {
  readonly result: ValueType;
  /** The module of the runtime that it is in, if that is not the main one. */
  readonly module?: string;
  readonly symbol: string;
}

const BYTES: ValueType = { kind: 'bytes' };
const int = (max: bigint): ValueType => ({ kind: 'int', range: { min: 0n, max } });

/** Functions of byte arrays, one behind the other. */
export const BYTES_FUNCTIONS: Readonly<Record<string, BytesFunction>> = {
  crc32: { result: int(2n ** 32n - 1n), symbol: 'crc32' },
  adler32: { result: int(2n ** 32n - 1n), symbol: 'adler32' },
  sum: { result: COUNT, symbol: 'sumOfBytes' },
  sum8: { result: int(255n), symbol: 'sum8' },
  xor8: { result: int(255n), symbol: 'xor8' },
  sha1: { result: BYTES, symbol: 'sha1', module: 'hashes' },
  sha256: { result: BYTES, symbol: 'sha256', module: 'hashes' },
};

/** Functions of fields: of where they are, and of the bytes that they take there. */
const FIELD_FUNCTIONS = ['_bytes_of', '_pos_of', '_size_of'] as const;
export type FieldFunction = (typeof FIELD_FUNCTIONS)[number];

/** The text of a number with leading zeros: `digits(n, base, width)`. */
export const DIGITS = 'digits';
const BASES: Range = { min: 2n, max: 36n };

const NAMES = [...Object.keys(BYTES_FUNCTIONS), ...FIELD_FUNCTIONS, DIGITS];

export function isFieldFunction(name: string): name is FieldFunction {
  return FIELD_FUNCTIONS.some((one) => one === name);
}

/** How the caller infers, and where it notes what it finds. */
export interface FunctionScope {
  value(expr: Expr): ValueType;
  readonly table: TypeTable;
}

/**
 * The type of a call.
 *
 * @throws TypeMismatch
 */
export function inferApply(expr: Expr & { kind: 'apply' }, scope: FunctionScope): ValueType {
  const { name, args } = expr;
  if (isFieldFunction(name)) return inferFieldFunction(expr, name, scope);
  if (name === DIGITS) return inferDigits(expr, scope);
  const known = Object.hasOwn(BYTES_FUNCTIONS, name) ? BYTES_FUNCTIONS[name] : undefined;
  if (known === undefined) {
    const hint = didYouMean(name, NAMES) || `, expected one of: ${NAMES.join(', ')}`;
    throw new TypeMismatch(expr, `unknown function '${name}'${hint}`);
  }
  if (args.length === 0) throw new TypeMismatch(expr, `'${name}' takes byte arrays, at least one`);
  for (const arg of args) {
    const type = scope.value(arg);
    if (type.kind !== 'bytes')
      throw new TypeMismatch(arg, `'${name}' takes byte arrays, found ${describe(type)}`);
  }
  return known.result;
}

function inferFieldFunction(
  expr: Expr & { kind: 'apply' },
  name: FieldFunction,
  scope: FunctionScope,
): ValueType {
  const [from, to, ...more] = expr.args;
  const most = name === '_bytes_of' ? 2 : 1;
  if (from === undefined || more.length > 0 || (to !== undefined && most < 2)) {
    const takes = most < 2 ? 'a field' : 'a field, or the first and the last of several';
    throw new TypeMismatch(expr, `'${name}' takes ${takes}`);
  }
  const first = argumentField(from, name, scope);
  const last = to === undefined ? first : argumentField(to, name, scope);
  const isOneObject = first.owner === last.owner && isSameExpression(first.object, last.object);
  if (!isOneObject)
    throw new TypeMismatch(to ?? from, 'the first and the last field must be of the same object');
  return name === '_bytes_of' ? BYTES : COUNT;
}

function argumentField(arg: Expr, name: FieldFunction, { value, table }: FunctionScope): NamedField {
  value(arg);
  const named = namedField(arg, table);
  if (named === undefined)
    throw new TypeMismatch(arg, `'${name}' takes a field, by its name or the way to it`);
  if (name !== '_size_of') {
    table.markSpanned(named.field);
    return named;
  }
  if (named.index !== undefined)
    throw new TypeMismatch(arg, "'_size_of' takes a whole field, no element of it");
  const { type } = named.field;
  if (type.kind === 'bits' || (type.kind === 'enum' && type.base.kind === 'bits'))
    throw new TypeMismatch(arg, "'_size_of' is a number of bytes, and bits are fewer");
  table.markSized(named.field);
  return named;
}

function inferDigits(expr: Expr & { kind: 'apply' }, scope: FunctionScope): ValueType {
  const [number, base, width, ...more] = expr.args;
  if (number === undefined || base === undefined || width === undefined || more.length > 0)
    throw new TypeMismatch(
      expr,
      `'${DIGITS}' takes a number, the base and how many digits there are at least`,
    );
  for (const arg of [number, base, width]) {
    const type = scope.value(arg);
    if (type.kind !== 'int') throw new TypeMismatch(arg, `expected an integer, found ${describe(type)}`);
  }
  if (base.kind !== 'int' || base.value < BASES.min || base.value > BASES.max)
    throw new TypeMismatch(base, `the base must be a number from ${BASES.min} to ${BASES.max}`);
  return { kind: 'str' };
}
