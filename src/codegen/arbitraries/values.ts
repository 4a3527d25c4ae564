/**
 * Expressions that draw one value of a type.
 */
import { inheritsEndian } from '../analyse/endian.js';
import type { Extent } from '../model/spec.js';
import {
  type BytesField,
  type EnumField,
  type FieldType,
  held,
  isBigEnum,
  type StrField,
} from '../model/types.js';
import { byteArray } from '../typescript/code.js';
import { Links } from '../typescript/element/links.js';
import type { FieldEmitter } from '../typescript/field.js';
import type { ArbitraryContext } from './context.js';
import { measures } from './measures.js';

export function drawValue(type: FieldType, emitter: FieldEmitter, context: ArbitraryContext): string {
  switch (type.kind) {
    case 'float':
      return type.width === 4 ? `draw(${context.helper('number32')})` : 'draw(fc.double)';
    case 'bits':
    case 'int': {
      if (type.kind === 'bits' && type.boolean) return 'draw(fc.boolean)';
      const { range } = type;
      const safe = held(range, 'number');
      const big = emitter.module.isBig(range);
      return big
        ? `draw(fc.bigInt, { min: ${range.min}n, max: ${range.max}n })`
        : `draw(fc.integer, { min: ${safe.min}, max: ${safe.max} })`;
    }
    case 'enum':
      return drawEnum(type, emitter, context);
    case 'bytes':
    case 'str':
      return drawBinary(type, emitter, context);
    case 'user': {
      const args = type.args.map((arg, i) =>
        emitter.expressions.as(type.class.params[i]?.type ?? { kind: 'any' }, arg),
      );
      const endian = inheritsEndian(type.class) ? ['this._is_le'] : [];
      const make = [context.arbitrary(type.class), ...endian, ...args].join(', ');
      if (type.parent.kind === 'owner') return `${context.helper('part')}(draw, ${make})`;
      const links = new Links(type, emitter.owner, emitter.module, emitter.expressions).made({
        index: 'index',
      });
      return `${context.helper('linkedPart')}(draw, ${[...links, make].join(', ')})`;
    }
    case 'switch':
      return 'undefined';
  }
}

function drawEnum(
  { base: { range }, enum: spec, closed }: EnumField,
  { module }: FieldEmitter,
  context: ArbitraryContext,
): string {
  const isBig = isBigEnum(spec);
  const literal = (value: bigint) => (isBig ? `${value}n` : `${value}`);
  const fitting = spec.members
    .filter(({ value }) => value >= range.min && value <= range.max)
    .map(({ value }) => literal(value))
    .join(', ');
  if (closed) return `draw(fc.constantFrom, ${fitting}) as ${module.enum(spec)}`;
  if (isBig)
    return `draw(${context.helper('memberOrBigInt')}, [${fitting}], ${literal(range.min)}, ${literal(range.max)})`;
  const { min, max } = held(range, 'number');
  return `draw(${context.helper('memberOrNumber')}, [${fitting}], ${min}, ${max})`;
}

function drawBinary(type: BytesField | StrField, emitter: FieldEmitter, context: ArbitraryContext): string {
  if (type.kind === 'bytes' && type.contents) return byteArray(type.contents);
  if (type.kind === 'bytes') {
    const shape = extentShape(type.extent, emitter, context, 'new Uint8Array()');
    return `${context.helper('binary')}(draw, { ${shape.join(', ')} })`;
  }
  const shape = extentShape(type.extent, emitter, context, "''");
  const encoding = `encoding: ${emitter.module.encoding(type.encoding.name)}`;
  return `${context.helper('text')}(draw, { ${[encoding, ...shape].join(', ')} })`;
}

function extentShape(
  extent: Extent,
  emitter: FieldEmitter,
  context: ArbitraryContext,
  empty: string,
): string[] {
  const { size, terminator, include, padRight, process } = extent;
  const { owner, field, expressions, name } = emitter;
  const possible = measures('size', field, owner, emitter.module.table);
  const isPadded = terminator !== undefined || padRight !== undefined;
  // How the bytes end is said of what a process makes of them.
  const most = process !== undefined && isPadded ? 'max' : 'size';
  const exact = size === undefined ? [] : [`${most}: ${expressions.count(size, { index: 'index' })}`];
  const toEnd =
    extent.sizeEos && process?.kind !== 'zlib' && owner.seq.includes(field)
      ? [`...${context.helper('left')}(this, '${name}', ${empty})`]
      : [];
  const ending = [
    ...(terminator === undefined ? [] : [`terminator: ${byteArray(terminator)}`]),
    ...(include ? ['include: true'] : []),
    ...(padRight === undefined ? [] : [`padRight: ${padRight}`]),
  ];
  return [
    ...(possible === undefined ? exact : [possible]),
    ...toEnd,
    ...(process === undefined ? ending : []),
  ];
}
