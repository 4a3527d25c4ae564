/**
 * Between a field and the size, count or position that it says.
 */
import { elementType } from '../infer/field-values.js';
import type { FieldModel, Inverse, LengthField, Measure } from '../model/class.js';
import { quote } from './code.js';
import type { ModuleContext } from './context.js';
import type { FieldEmitter } from './field.js';

/**
 * The value of a length or a count: as it was measured, or what it is without that of which it is one.
 *
 * @param of code for that, which may be undefined
 * @param measured code for its size or its number of elements, if it is there
 */
export function measuredOr(
  { without, inverse }: Measure,
  of: string,
  measured: string,
  emitter: FieldEmitter,
): string {
  const value = turnBack(measured, inverse, emitter);
  if (without === 'never') return value;
  const big = isBig(emitter.field, emitter.module) ? 'n' : '';
  return `${of} === undefined ? ${without === 'nothing' ? 'undefined' : `${without}${big}`} : ${value}`;
}

/** The value of the field that makes its size, count or position be the one that was measured. */
export function turnBack(
  measured: string,
  { factor, offset }: Inverse,
  { field, module, id }: FieldEmitter,
): string {
  const minus = plus(measured, -offset);
  const value = factor === 1n ? minus : `${module.use('quotient')}(${quote(id)}, ${minus}, ${factor})`;
  return isBig(field, module) ? `BigInt(${value})` : value;
}

/** The size or count that a field says of which this is the value. */
export function turnForth(value: string, field: LengthField, module: ModuleContext): string {
  const { factor, offset } = field.derived.inverse;
  const number = isBig(field, module) ? `Number(${value})` : value;
  const sum = plus(factor === 1n ? number : `${number} * ${factor}`, offset);
  return offset === 0n ? sum : `(${sum})`;
}

function plus(code: string, offset: bigint): string {
  if (offset === 0n) return code;
  return `${code} ${offset < 0n ? '-' : '+'} ${offset < 0n ? -offset : offset}`;
}

function isBig({ type }: FieldModel, module: ModuleContext): boolean {
  return module.typeOf(elementType(type)) === 'bigint';
}
