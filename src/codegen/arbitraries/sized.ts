/**
 * Around the code that draws a value: that its bytes fit into what the specification has for them.
 */
import { dependsOnIo } from '../analyse/walk.js';
import { type Extent, isWrapped, type Process } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { byteArray } from '../typescript/code.js';
import { ProcessCode } from '../typescript/element/process.js';
import type { FieldEmitter } from '../typescript/field.js';
import type { ArbitraryContext } from './context.js';
import { measures } from './measures.js';

const PLACE = { index: 'index' };

/** Where the extent of a value says something that is not known before its bytes are: those of a part, or of a process. */
export function sized(
  type: FieldType,
  one: string,
  emitter: FieldEmitter,
  context: ArbitraryContext,
): string {
  const extent = extentOf(type);
  if (extent === undefined) return one;
  const shape = shapeOf(extent, emitter);
  if (shape === undefined || shape.length === 0) return one;
  const { process } = extent;
  const encode = process && isKnown(process, emitter) && processCode(process, emitter);
  const more = encode ? `, (bytes) => ${encode.encode('bytes', PLACE)}` : '';
  return `${context.helper('sized')}(draw, { ${shape.join(', ')} }, () => ${one}${more})`;
}

function extentOf(type: FieldType): Extent | undefined {
  if (type.kind === 'user') return type.extent;
  if (type.kind !== 'bytes') return undefined;
  const { process, terminator, padRight } = type.extent;
  const isChecked = process?.kind === 'zlib' || terminator !== undefined || padRight !== undefined;
  return process !== undefined && isChecked ? type.extent : undefined;
}

function processCode(process: Process, { module, expressions }: FieldEmitter): ProcessCode {
  return new ProcessCode(process, module, expressions);
}

/** Not where the stream decides what it does, which is not there yet, or somebody else's class. */
function isKnown(process: Process, emitter: FieldEmitter): boolean {
  return process.kind !== 'custom' && !processCode(process, emitter).asksStream;
}

/** Undefined where the stream decides, which is not there yet. */
function shapeOf(extent: Extent, emitter: FieldEmitter): string[] | undefined {
  const { field, owner, expressions, module } = emitter;
  const { size, sizeEos, terminator, include, consume, eosError, padRight, process } = extent;
  if (size !== undefined && dependsOnIo(size.ast, module.table)) return undefined;
  const possible = measures('size', field, owner, emitter.module.table);
  const exact = size === undefined ? [] : [`size: ${expressions.count(size, PLACE)}`];
  if (process !== undefined && !isKnown(process, emitter))
    return possible === undefined && exact.length > 0 ? [...exact, 'isUnknown: true'] : undefined;
  return [
    ...(possible === undefined ? exact : [possible]),
    ...(sizeEos && isWrapped(extent) ? ['sizeEos: true'] : []),
    ...(terminator === undefined ? [] : [`terminator: ${byteArray(terminator)}`]),
    ...(include ? ['include: true'] : []),
    ...(consume ? [] : ['consume: false']),
    ...(eosError ? [] : ['eosError: false']),
    ...(padRight === undefined ? [] : [`padRight: ${padRight}`]),
  ];
}
