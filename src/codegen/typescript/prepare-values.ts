/**
 * From what was measured back to the field that says it.
 */
import { elementType } from '../infer/field-values.js';
import type { Inverse } from '../model/class.js';
import { quote } from './code.js';
import type { FieldEmitter } from './field.js';

/** The value of the field that makes its size, count or position be the one that was measured. */
export function turnBack(
  measured: string,
  { factor, offset }: Inverse,
  { field, module, id }: FieldEmitter,
): string {
  const minus =
    offset === 0n ? measured : `${measured} ${offset > 0n ? '-' : '+'} ${offset > 0n ? offset : -offset}`;
  const value = factor === 1n ? minus : `${module.use('quotient')}(${quote(id)}, ${minus}, ${factor})`;
  return module.typeOf(elementType(field.type)) === 'bigint' ? `BigInt(${value})` : value;
}
