/**
 * Calls of the functions that `-ts-value` has, in TypeScript.
 */
import type { Expr } from '../expression/ast.js';
import { BYTES_FUNCTIONS, DIGITS, isFieldFunction } from '../infer/functions.js';
import { namedField } from '../infer/named-field.js';
import { quote } from './code.js';
import type { ModuleContext } from './context.js';
import { methodSuffix, propertyName } from './names.js';

/** How the caller prints the parts of a call. */
export interface Parts {
  /** The value, which must be there. */
  value(expr: Expr): string;
  /** The same as a number. */
  number(expr: Expr): string;
}

export function applyCode(
  { name, args }: Expr & { kind: 'apply' },
  parts: Parts,
  context: ModuleContext,
): string {
  if (isFieldFunction(name)) {
    const [from = '', to = from] = args.map((arg) => placeCode(arg, parts, context, name === '_size_of'));
    if (name === '_size_of') return from;
    return name === '_pos_of' ? `${from}.start` : `${context.use('bytesBetween')}(${from}, ${to})`;
  }
  if (name === DIGITS) {
    const [number, ...more] = args;
    const values = [...(number ? [parts.value(number)] : []), ...more.map((arg) => parts.number(arg))];
    return `${context.use('digits')}(${values.join(', ')})`;
  }
  const known = BYTES_FUNCTIONS[name];
  if (known === undefined) throw new Error('a function was not inferred');
  const symbol =
    known.module === undefined ? context.use(known.symbol) : context.useModule(known.module, known.symbol);
  return `${symbol}(${args.map((arg) => parts.value(arg)).join(', ')})`;
}

/** Where a field is, or how many bytes it takes. */
function placeCode(arg: Expr, parts: Parts, context: ModuleContext, isSize: boolean): string {
  const named = namedField(arg, context.table);
  if (named === undefined) throw new Error('a field was not inferred');
  const object = named.object === undefined ? 'this' : parts.value(named.object);
  const property = propertyName(named.field.spec.id, named.owner);
  if (isSize) return `${object}._lengthOf${methodSuffix(property)}()`;
  const index = named.index === undefined ? '' : `, ${parts.number(named.index)}`;
  return `${context.use('spanOf')}(${object}, ${quote(property)}${index})`;
}
