/**
 * Integers, bit fields, floats and enums. Reading and writing them is one call of the stream, which also
 * refuses a value that does not fit.
 */
import type { Endian } from '../../model/spec.js';
import {
  type BitsField,
  type EnumField,
  type FloatField,
  type IntField,
  isBigEnum,
  isSafe,
} from '../../model/types.js';
import { type Code, quote } from '../code.js';
import type { ModuleContext } from '../context.js';
import type { Element, ElementContext } from './element.js';

/** So many bits always fit a number. */
const MAX_SAFE_BITS = 53;

type NumberField = IntField | BitsField | FloatField;

export function numberElement(type: NumberField, context: ElementContext): Element {
  const { module } = context;
  const bare = element(type, readCall(type, module), (value) => value);
  if (type.kind !== 'float' || !context.hasObject) return bare;
  // The engine has one NaN, and a stream many.
  const place = [`this, ${quote(context.id)}, ${context.repeated ? 'index' : '0'}, io, ${type.width}`];
  return {
    ...bare,
    read: (_place, assign) => assign(`${module.use('readFloat')}(${place}, ${readCall(type, module)})`),
    write: (value) => [
      bare.write(value, {}),
      `if (this._kept !== undefined) ${module.use('writeKeptFloat')}(${place}, ${value});`,
    ],
  };
}

/** A value that no member has is kept as the integer that it is. */
export function enumElement({ base, enum: spec, closed }: EnumField, module: ModuleContext): Element {
  // What else is read fails at once.
  const cast = closed ? ` as ${module.enum(spec)}` : '';
  if (isBigEnum(spec)) {
    if (isWide(base)) return element(base, bareCall(base) + cast, (value) => value);
    const written = (value: string) => `${module.use('toSafeNumber')}(${value})`;
    return element(base, `BigInt(${bareCall(base)})${cast}`, written);
  }
  const read = readCall(base, module);
  if (!module.isBig(base.range)) return element(base, read, (value) => value);
  // The members are numbers; what is beyond them is none.
  return element(base, `${module.use('toNumberIfSafe')}(${read})${cast}`, (value) => value);
}

/** @param written the value as the stream takes it */
function element(type: NumberField, read: string, written: (value: string) => string): Element {
  return {
    read: (_place, assign) => assign(read),
    write: (value) => writeCall(type, written(value)),
    check: () => [],
    length: () => `${type.width}`,
    ...(type.kind === 'bits' && { count: () => `counter.bits(${type.width}, ${type.endian === 'le'});` }),
    initType: undefined,
    init: (value, assign) => assign(value),
    link: () => [],
  };
}

/** In the representation that the type's values have. */
function readCall(type: NumberField, module: ModuleContext): string {
  const call = bareCall(type);
  if (type.kind === 'float' || !call.includes('AsBigInt') || module.isBig(type.range)) return call;
  return isWide(type) ? `Number(${call})` : `${module.use('toSafeNumber')}(${call})`;
}

/** As the stream has it. */
function bareCall(type: NumberField): string {
  if (type.kind !== 'bits') {
    const read = (endian: Endian) => `io.read${suffix(type, endian)}${isWide(type) ? 'AsBigInt' : ''}()`;
    return type.endian === 'calculated' ? `(this._is_le ? ${read('le')} : ${read('be')})` : read(type.endian);
  }
  const order = type.endian === 'be' ? 'Be' : 'Le';
  if (type.boolean) return `io.readBitsInt${order}(1) !== 0`;
  return `io.readBitsInt${order}${type.width > MAX_SAFE_BITS ? 'AsBigInt' : ''}(${type.width})`;
}

/** Whether there are values that a number cannot hold. */
function isWide(type: NumberField): boolean {
  return type.kind !== 'float' && !isSafe(type.range);
}

function writeCall(type: NumberField, value: string): Code {
  if (type.kind !== 'bits') {
    const write = (endian: Endian) => `io.write${suffix(type, endian)}(${value});`;
    return type.endian === 'calculated'
      ? [`if (this._is_le) ${write('le')}`, `else ${write('be')}`]
      : write(type.endian);
  }
  const bits = type.boolean ? `${value} ? 1 : 0` : value;
  return `io.writeBitsInt${type.endian === 'be' ? 'Be' : 'Le'}(${type.width}, ${bits});`;
}

/** `U2be`, `S1`, `F8le`. */
function suffix(type: IntField | FloatField, endian: Endian): string {
  const letter = type.kind === 'float' ? 'F' : type.signed ? 'S' : 'U';
  return `${letter}${type.width}${type.width === 1 ? '' : endian}`;
}
