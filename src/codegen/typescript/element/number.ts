/**
 * Integers, bit fields, floats and enums. Reading and writing them is one call of the stream, which also
 * refuses a value that does not fit.
 */
import { type BitsField, type FloatField, type IntField, isSafe, rangeOfBits } from '../../model/types.js';
import type { Element } from './element.js';

type NumberField = IntField | BitsField | FloatField;

/** @param isEnum then even 64 bits are read as a number, as the members of an enum are */
export function numberElement(type: NumberField, isEnum: boolean): Element {
  const read = readCall(type, isEnum);
  return {
    read: (_place, assign) => assign(read),
    write: (value) => writeCall(type, value),
    check: () => [],
    length: () => `${type.width}`,
    initType: undefined,
    init: (value, assign) => assign(value),
    link: () => [],
  };
}

function readCall(type: NumberField, isEnum: boolean): string {
  if (type.kind !== 'bits') {
    const big = type.kind === 'int' && type.width === 8 && !isEnum;
    return `io.read${suffix(type)}${big ? 'AsBigInt' : ''}()`;
  }
  const order = type.endian === 'be' ? 'Be' : 'Le';
  if (type.boolean) return `io.readBitsInt${order}(1) !== 0`;
  const big = !isSafe(rangeOfBits(type.width, false)) && !isEnum;
  return `io.readBitsInt${order}${big ? 'AsBigInt' : ''}(${type.width})`;
}

function writeCall(type: NumberField, value: string): string {
  if (type.kind !== 'bits') return `io.write${suffix(type)}(${value});`;
  const bits = type.boolean ? `${value} ? 1 : 0` : value;
  return `io.writeBitsInt${type.endian === 'be' ? 'Be' : 'Le'}(${type.width}, ${bits});`;
}

/** `U2be`, `S1`, `F8le`. */
function suffix(type: IntField | FloatField): string {
  const letter = type.kind === 'float' ? 'F' : type.signed ? 'S' : 'U';
  return `${letter}${type.width}${type.width === 1 ? '' : type.endian}`;
}
