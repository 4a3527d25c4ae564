/**
 * Where instances may be put when nobody says: an offset that is a field of the sequence is free, so what stands there
 * can come behind the sequence.
 */
import type { TypeTable } from '../infer/table.js';
import {
  type ClassModel,
  type Derivation,
  type FieldModel,
  fieldsOf,
  type ParseInstanceModel,
  parseInstances,
} from '../model/class.js';
import { typesIn } from '../model/types.js';
import { bitsOf } from './bits.js';
import { invert } from './invert.js';
import { dependsOnIo } from './walk.js';

/** The classes of which an object always is alone in its stream, so that offsets count from its first byte. */
export function ownersOfStreams(classes: readonly ClassModel[]): Set<ClassModel> {
  const owners = new Set(classes);
  for (const field of classes.flatMap(fieldsOf)) {
    for (const part of typesIn(field.type)) {
      if (part.kind === 'user' && part.extent.size === undefined && !part.extent.sizeEos)
        owners.delete(part.class);
    }
  }
  return owners;
}

/** The first instance whose position is the field, give or take a constant. */
export function position(field: FieldModel, owner: ClassModel, table: TypeTable): Derivation | undefined {
  const { spec, type } = field;
  const isPlain = type.kind === 'int' && spec.condition === undefined;
  if (!isPlain || spec.valid !== undefined) return undefined;
  for (const of of parseInstances(owner)) {
    const inverse = of.spec.pos && invert(of.spec.pos.ast, spec.id);
    if (inverse?.factor === 1n && isFree(of, table)) return { kind: 'position', of, inverse };
  }
  return undefined;
}

/** Whether it may be put anywhere in the stream of its object, and its length is known before it is written. */
function isFree({ spec, type }: ParseInstanceModel, table: TypeTable): boolean {
  if (spec.io !== undefined || spec.condition !== undefined || spec.repeat?.kind === 'eos') return false;
  return typesIn(type).every((part) => {
    if (bitsOf(part) !== undefined) return false;
    if (part.kind !== 'bytes' && part.kind !== 'str' && part.kind !== 'user') return true;
    return (
      !part.extent.sizeEos && (part.extent.size === undefined || !dependsOnIo(part.extent.size.ast, table))
    );
  });
}
