/**
 * The size of a type that always has the same one. (User guide, "sizeof" and "bitsizeof".)
 */
import { bitsOf, goesOn } from '../analyse/bits.js';
import type { TypeName } from '../expression/ast.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { builtin } from '../resolve/builtin.js';
import type { Scope } from '../resolve/scope.js';

/** In bits, or `undefined` if it depends on what is read. What is left out before whole bytes counts. */
export function bitSizeOfClass(owner: ClassModel): bigint | undefined {
  return endOfClass(owner, 0n, []);
}

/** Where an object ends that starts at a bit of its stream. */
function endOfClass(owner: ClassModel, start: bigint, above: readonly ClassModel[]): bigint | undefined {
  if (owner.isOpaque || above.includes(owner)) return undefined;
  let end: bigint | undefined = start;
  let inBits = false;
  for (const field of owner.seq) {
    const isBits = bitsOf(field.type) !== undefined;
    // Behind bits, what is something else starts at a byte.
    if (end !== undefined && inBits && !isBits && !goesOn(field)) end = wholeBytes(end);
    if (end !== undefined) end = endOfField(field, end, [...above, owner]);
    inBits = isBits;
  }
  return end;
}

function endOfField(
  { spec, type }: FieldModel,
  start: bigint,
  above: readonly ClassModel[],
): bigint | undefined {
  if (spec.condition !== undefined) return undefined;
  if (spec.repeat === undefined) return endOfType(type, start, above);
  if (spec.repeat.kind !== 'expr' || spec.repeat.count.ast.kind !== 'int') return undefined;
  return endOfList(type, spec.repeat.count.ast.value, start, above);
}

/** An element takes as many bits as any other that starts at the same bit of a byte. */
function endOfList(
  type: FieldType,
  count: bigint,
  start: bigint,
  above: readonly ClassModel[],
): bigint | undefined {
  const before = new Map<bigint, { readonly index: bigint; readonly at: bigint }>();
  let at = start;
  for (let index = 0n; index < count; index++) {
    const same = before.get(at % 8n);
    if (same !== undefined) {
      const rounds = (count - index) / (index - same.index);
      at += rounds * (at - same.at);
      index += rounds * (index - same.index);
      before.clear();
      if (index >= count) break;
    }
    before.set(at % 8n, { index, at });
    const end = endOfType(type, at, above);
    if (end === undefined) return undefined;
    at = end;
  }
  return at;
}

function endOfType(type: FieldType, start: bigint, above: readonly ClassModel[]): bigint | undefined {
  // What has no stream of its own begins where the bits before it end.
  if (type.kind === 'user' && !hasExtent(type.extent)) return endOfClass(type.class, start, above);
  const isBits = type.kind === 'bits' || (type.kind === 'enum' && type.base.kind === 'bits');
  const bits = bitSizeOfType(type);
  return bits === undefined ? undefined : (isBits ? start : wholeBytes(start)) + bits;
}

/** The first bit of a byte from there on. */
function wholeBytes(bit: bigint): bigint {
  return ((bit + 7n) / 8n) * 8n;
}

/** One element, in bits. */
export function bitSizeOfType(type: FieldType): bigint | undefined {
  switch (type.kind) {
    case 'int':
    case 'float':
      return BigInt(type.width * 8);
    case 'bits':
      return BigInt(type.width);
    case 'enum':
      return bitSizeOfType(type.base);
    case 'bytes':
      return type.contents ? BigInt(type.contents.length * 8) : extentBits(type.extent);
    case 'str':
      return extentBits(type.extent);
    case 'user':
      return hasExtent(type.extent) ? extentBits(type.extent) : bitSizeOfClass(type.class);
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
