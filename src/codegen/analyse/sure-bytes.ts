/**
 * Fields that are never empty. In front of the end of a stream, only they are sure to be found again; and fields that always
 * are.
 */
import type { ClassModel, FieldModel } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import { choicesOf, type FieldType } from '../model/types.js';

const sure = new WeakMap<ClassModel, boolean>();
const never = new WeakMap<ClassModel, boolean>();

/** To look into a type again on the way to itself shows nothing new. */
function ofClass(known: WeakMap<ClassModel, boolean>, owner: ClassModel, search: () => boolean): boolean {
  const found = known.get(owner);
  if (found !== undefined) return found;
  known.set(owner, false);
  const result = search();
  known.set(owner, result);
  return result;
}

/** Whether every value surely takes a bit at least. */
export function alwaysHasBytes(type: FieldType): boolean {
  switch (type.kind) {
    case 'bytes':
      return type.contents === undefined ? extentHasBytes(type.extent) : type.contents.length > 0;
    case 'str':
      return extentHasBytes(type.extent);
    case 'user':
      if (hasExtent(type.extent)) return extentHasBytes(type.extent);
      return ofClass(sure, type.class, () => type.class.seq.some(isSure));
    case 'switch':
      if (type.otherwise === undefined && !type.exhaustive) return false;
      return choicesOf(type).every((choice) => alwaysHasBytes(choice));
    default:
      return true;
  }
}

function extentHasBytes({ size, sizeEos, terminator, consume, eosError }: Extent): boolean {
  if (size !== undefined) return size.ast.kind === 'int' && size.ast.value > 0n;
  return !sizeEos && terminator !== undefined && consume && eosError;
}

/** For a field that is there in any case. */
function isSure({ spec: { condition, repeat }, type }: FieldModel): boolean {
  const isThere =
    repeat === undefined ||
    repeat.kind === 'until' ||
    (repeat.kind === 'expr' && repeat.count.ast.kind === 'int' && repeat.count.ast.value > 0n);
  return condition === undefined && isThere && alwaysHasBytes(type);
}

/** Whether no value takes a bit, whatever is read. */
export function neverHasBytes(type: FieldType): boolean {
  switch (type.kind) {
    case 'bytes':
      return type.contents === undefined ? isEmpty(type.extent) : type.contents.length === 0;
    case 'str':
      return isEmpty(type.extent);
    case 'user':
      if (hasExtent(type.extent)) return isEmpty(type.extent);
      if (type.class.isOpaque) return false;
      return ofClass(never, type.class, () => type.class.seq.every((field) => neverHasBytes(field.type)));
    case 'switch':
      return choicesOf(type).every((choice) => neverHasBytes(choice));
    default:
      return false;
  }
}

function isEmpty({ size }: Extent): boolean {
  return size?.ast.kind === 'int' && size.ast.value === 0n;
}
