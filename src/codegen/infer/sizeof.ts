/**
 * The size of a type that always has the same one. (User guide, "sizeof" and "bitsizeof".)
 */
import { bitsOf, classStartsWithBits, goesOn, partsInStream } from '../analyse/bits.js';
import { Components } from '../analyse/components.js';
import type { TypeName } from '../expression/ast.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { type Extent, hasExtent, type ParamSpec } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { builtin } from '../resolve/builtin.js';
import type { Scope } from '../resolve/scope.js';

/** Where an object ends that starts at a bit of a byte, from 0 to 7; 'varies' if that depends on what is read. */
type Ends = Map<bigint, bigint | 'varies'>;

const ends = new WeakMap<ClassModel, Ends>();
const parts = new Components(partsInStream);

/** In bits, or `undefined` if it depends on what is read. What is left out before whole bytes counts. */
export function bitSizeOfClass(owner: ClassModel): bigint | undefined {
  for (const { nodes } of parts.behind(owner)) for (const node of nodes) endsOfClass(node);
  return endOfClass(owner, 0n);
}

/** Wherever it may start, so that nobody has to find out later, in the middle of something else. */
function endsOfClass(owner: ClassModel): void {
  const starts = classStartsWithBits(owner) ? [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n] : [0n];
  for (const start of starts) endOfClass(owner, start);
}

/** Where an object ends that starts at a bit of its stream. */
function endOfClass(owner: ClassModel, start: bigint): bigint | undefined {
  const bit = start % 8n;
  const known = ends.get(owner) ?? new Map();
  ends.set(owner, known);
  let end: bigint | 'varies' | undefined = known.get(bit);
  if (end === undefined) {
    // So says whoever asks while it is found out: an object that contains itself has no size.
    known.set(bit, 'varies');
    end = owner.isOpaque ? 'varies' : (endOfFields(owner, bit) ?? 'varies');
    known.set(bit, end);
  }
  return end === 'varies' ? undefined : start - bit + end;
}

function endOfFields({ seq }: ClassModel, start: bigint): bigint | undefined {
  let end: bigint | undefined = start;
  let inBits = false;
  for (const field of seq) {
    const isBits = bitsOf(field.type) !== undefined;
    // Behind bits, what is something else starts at a byte.
    if (inBits && !isBits && !goesOn(field)) end = wholeBytes(end);
    end = endOfField(field, end);
    if (end === undefined) return undefined;
    inBits = isBits;
  }
  return end;
}

function endOfField({ spec, type }: FieldModel, start: bigint): bigint | undefined {
  if (spec.condition !== undefined) return undefined;
  if (spec.repeat === undefined) return endOfType(type, start);
  if (spec.repeat.kind !== 'expr' || spec.repeat.count.ast.kind !== 'int') return undefined;
  return endOfList(type, spec.repeat.count.ast.value, start);
}

/** An element takes as many bits as any other that starts at the same bit of a byte. */
function endOfList(type: FieldType, count: bigint, start: bigint): bigint | undefined {
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
    const end = endOfType(type, at);
    if (end === undefined) return undefined;
    at = end;
  }
  return at;
}

function endOfType(type: FieldType, start: bigint): bigint | undefined {
  // What has no stream of its own begins where the bits before it end.
  if (type.kind === 'user' && !hasExtent(type.extent)) return endOfClass(type.class, start);
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

/** What a field of the type of a parameter takes. */
export function bitSizeOfParam({ type }: ParamSpec, owner: ClassModel, scope: Scope): bigint | undefined {
  const path = type.name.split('::');
  return bitSizeOfName({ absolute: false, path, arrayDepth: type.arrays, offset: 0 }, owner, scope);
}
