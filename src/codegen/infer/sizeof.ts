/**
 * The size of a type that always has the same one. (User guide, "sizeof" and "bitsizeof".)
 */
import type { TypeName } from '../expression/ast.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { builtin } from '../resolve/builtin.js';
import type { Scope } from '../resolve/scope.js';

/** In bits, or `undefined` if it depends on what is read. */
export function bitSizeOfClass(owner: ClassModel, above: readonly ClassModel[] = []): bigint | undefined {
  if (owner.isOpaque || above.includes(owner)) return undefined;
  let total = 0n;
  for (const field of owner.seq) {
    if (field.type.kind !== 'bits' && !isBits(field.type)) total = ((total + 7n) / 8n) * 8n;
    const bits = bitSizeOfField(field, [...above, owner]);
    if (bits === undefined) return undefined;
    total += bits;
  }
  return total;
}

function isBits(type: FieldType): boolean {
  return type.kind === 'enum' && type.base.kind === 'bits';
}

function bitSizeOfField({ spec, type }: FieldModel, above: readonly ClassModel[]): bigint | undefined {
  if (spec.condition !== undefined) return undefined;
  const one = bitSizeOfType(type, above);
  if (spec.repeat === undefined || one === undefined) return one;
  if (spec.repeat.kind !== 'expr' || spec.repeat.count.ast.kind !== 'int') return undefined;
  return one * spec.repeat.count.ast.value;
}

/** One element, in bits. */
export function bitSizeOfType(type: FieldType, above: readonly ClassModel[] = []): bigint | undefined {
  switch (type.kind) {
    case 'int':
    case 'float':
      return BigInt(type.width * 8);
    case 'bits':
      return BigInt(type.width);
    case 'enum':
      return bitSizeOfType(type.base, above);
    case 'bytes':
      return type.contents ? BigInt(type.contents.length * 8) : extentBits(type.extent);
    case 'str':
      return extentBits(type.extent);
    case 'user':
      return hasExtent(type.extent) ? extentBits(type.extent) : bitSizeOfClass(type.class, above);
    case 'switch':
      return undefined;
  }
}

function extentBits({ size }: Extent): bigint | undefined {
  return size?.ast.kind === 'int' ? size.ast.value * 8n : undefined;
}

/** The size of a type by name, built in or not. */
export function bitSizeOfName(name: TypeName, owner: ClassModel, scope: Scope): bigint | undefined {
  if (name.arrayDepth > 0) return undefined;
  const known =
    name.path.length === 1
      ? builtin(name.path.join(''), { ...owner.spec.meta, endian: 'be' }, scope.int64)
      : undefined;
  if (typeof known === 'object') return bitSizeOfType(known);
  const found = scope.findClass(name.path, owner, name.absolute);
  return found && bitSizeOfClass(found);
}
