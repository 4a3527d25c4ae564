/**
 * Data types after names are resolved: what a field of the stream is, and what an expression yields.
 */

import type { ClassModel } from './class.js';
import type { Encoding } from './encoding.js';
import type { Endian, EnumSpec, Expression, Extent } from './spec.js';

/** The smallest and the largest value, inclusive. Both are exact. */
export interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** Of a number: where it is calculated, the object knows it when it is read or written. */
export type FieldEndian = Endian | 'calculated';

/** A whole number of 1, 2, 4 or 8 bytes. */
export interface IntField {
  readonly kind: 'int';
  readonly width: 1 | 2 | 4 | 8;
  readonly signed: boolean;
  readonly endian: FieldEndian;
  /** The values that reading yields. */
  readonly range: Range;
}

/** An unsigned number of 1 to 64 bits; of one bit without an enum it is a boolean. */
export interface BitsField {
  readonly kind: 'bits';
  readonly width: number;
  readonly endian: Endian;
  readonly boolean: boolean;
  /** The values that reading yields. */
  readonly range: Range;
}

export interface FloatField {
  readonly kind: 'float';
  readonly width: 4 | 8;
  readonly endian: FieldEndian;
}

export interface EnumField {
  readonly kind: 'enum';
  readonly base: IntField | BitsField;
  readonly enum: EnumSpec;
  /** Whether `valid: in-enum` guarantees that the value is a member. */
  readonly closed: boolean;
}

export interface BytesField {
  readonly kind: 'bytes';
  readonly extent: Extent;
  /** `contents`: the bytes that it must be. */
  readonly contents: Uint8Array | undefined;
}

export interface StrField {
  readonly kind: 'str';
  readonly extent: Extent;
  readonly encoding: Encoding;
}

/** What the `_parent` of an object is: the one that has it as a field, none, or the value of an expression. */
export type ParentLink =
  | { readonly kind: 'owner' | 'none' }
  | { readonly kind: 'given'; readonly expression: Expression };

export interface UserField {
  readonly kind: 'user';
  readonly class: ClassModel;
  readonly args: readonly Expression[];
  readonly parent: ParentLink;
  /** With a size, the type is read from a stream of its own, of just these bytes. */
  readonly extent: Extent;
}

export interface SwitchField {
  readonly kind: 'switch';
  readonly on: Expression;
  readonly cases: readonly SwitchCase[];
  /** What is read when no case matches: the `_` case, the raw bytes where the extent is known, or nothing. */
  readonly otherwise: FieldType | undefined;
  /** Whether the cases are all members of an enum that the value is known to be a member of. */
  readonly exhaustive: boolean;
}

export interface SwitchCase {
  readonly when: Expression;
  readonly type: FieldType;
}

/** What one element of a field is. */
export type FieldType =
  | IntField
  | BitsField
  | FloatField
  | EnumField
  | BytesField
  | StrField
  | UserField
  | SwitchField;

/** The type itself, or all that are chosen from. */
export function typesIn(type: FieldType): FieldType[] {
  if (type.kind !== 'switch') return [type];
  return choicesOf(type).flatMap(typesIn);
}

/** The types that a choice is between, what is left for other values last. */
export function choicesOf({ cases, otherwise }: SwitchField): FieldType[] {
  return [...cases.map(({ type }) => type), ...(otherwise ? [otherwise] : [])];
}

/** What an expression yields. */
export type ValueType =
  | { readonly kind: 'int'; readonly range: Range }
  | { readonly kind: 'float' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'str' }
  | { readonly kind: 'bytes' }
  /** The range is that of the integer behind it. */
  | { readonly kind: 'enum'; readonly enum: EnumSpec; readonly closed: boolean; readonly range: Range }
  | { readonly kind: 'user'; readonly class: ClassModel }
  /** Any generated object, of which type is not known. */
  | { readonly kind: 'struct' }
  | { readonly kind: 'io' }
  | { readonly kind: 'any' }
  | { readonly kind: 'array'; readonly element: ValueType }
  /** One of several, as a `switch-on` yields. */
  | { readonly kind: 'union'; readonly members: readonly ValueType[] };

/** The integers that are exact as a JavaScript number. */
export const SAFE: Range = { min: -(2n ** 53n - 1n), max: 2n ** 53n - 1n };

/**
 * What integers of more than 53 bits are in TypeScript:
 *
 * - `bigint`: exact, whatever they are
 * - `number`: exact, and a value that a number cannot hold is an error where it is read or computed
 * - `double`: numbers too, rounded where they must be, as in the official JavaScript target
 */
export const INT64 = ['bigint', 'number', 'double'] as const;
export type Int64 = (typeof INT64)[number];

/** Whether every value of the range is exact as a JavaScript number. */
export function isSafe(range: Range): boolean {
  return range.min >= SAFE.min && range.max <= SAFE.max;
}

/** The values that are left of a range under such a policy. */
export function held(range: Range, int64: Int64): Range {
  if (int64 !== 'number') return range;
  const within = (n: bigint) => (n < SAFE.min ? SAFE.min : n > SAFE.max ? SAFE.max : n);
  return { min: within(range.min), max: within(range.max) };
}

/** Whether an enum has a member that is no exact JavaScript number: then all of its values are `bigint`. */
export function isBigEnum({ members }: EnumSpec): boolean {
  return members.some(({ value }) => !isSafe({ min: value, max: value }));
}

/** The type of a property that holds such values. */
export function heldType(type: ValueType, int64: Int64): ValueType {
  if (type.kind === 'int') return { kind: 'int', range: held(type.range, int64) };
  if (type.kind === 'enum' && !isBigEnum(type.enum)) return { ...type, range: held(type.range, int64) };
  return type.kind === 'union' ? { ...type, members: type.members.map((one) => heldType(one, int64)) } : type;
}

/** A number that is exact as a JavaScript number, of which no more is known. */
export const SAFE_INT: ValueType = { kind: 'int', range: SAFE };

/** A count of bytes or of elements: small enough that sums and small multiples stay exact. */
export const COUNT: ValueType = { kind: 'int', range: { min: 0n, max: 2n ** 47n } };

/** The values that a number of so many bits can have. */
export function rangeOfBits(bits: number, signed: boolean): Range {
  const n = BigInt(bits);
  return signed ? { min: -(2n ** (n - 1n)), max: 2n ** (n - 1n) - 1n } : { min: 0n, max: 2n ** n - 1n };
}

/** Whether the two are the same type, apart from the ranges of numbers. */
export function sameKind(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'enum' && b.kind === 'enum') return a.enum === b.enum;
  if (a.kind === 'user' && b.kind === 'user') return a.class === b.class;
  if (a.kind === 'array' && b.kind === 'array') return sameKind(a.element, b.element);
  return a.kind === b.kind && a.kind !== 'union';
}

/** The type of a value that may come from either of two expressions; a union where they differ. */
export function join(a: ValueType, b: ValueType): ValueType {
  if (a.kind !== 'union' && sameKind(a, b)) return merged(a, b);
  return joinAll([a, b]);
}

/** The same of any number. */
export function joinAll(types: readonly ValueType[]): ValueType {
  const members: ValueType[] = [];
  const places = new Map<unknown, number>();
  for (const type of types.flatMap(membersOf)) {
    const key = keyOf(type);
    const at =
      key === undefined ? members.findIndex((known) => sameKind(known, type)) : (places.get(key) ?? -1);
    const known = members[at];
    if (known !== undefined) members[at] = merged(known, type);
    else {
      places.set(key, members.length);
      members.push(type);
    }
  }
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : { kind: 'union', members };
}

/** The same for two types of which a value of either is one of both; none where that is not so simple. */
function keyOf(type: ValueType): unknown {
  if (type.kind === 'user') return type.class;
  if (type.kind === 'enum') return type.enum;
  return type.kind === 'array' ? undefined : type.kind;
}

/** Of two types of the same kind. */
function merged(a: ValueType, b: ValueType): ValueType {
  if (a.kind === 'int' && b.kind === 'int') return { kind: 'int', range: hull(a.range, b.range) };
  if (a.kind === 'enum' && b.kind === 'enum')
    return { ...a, closed: a.closed && b.closed, range: hull(a.range, b.range) };
  return a;
}

function hull(a: Range, b: Range): Range {
  return { min: a.min < b.min ? a.min : b.min, max: a.max > b.max ? a.max : b.max };
}

function membersOf(type: ValueType): readonly ValueType[] {
  return type.kind === 'union' ? type.members : [type];
}

/** The name of a type in a message. */
export function describe(type: ValueType): string {
  switch (type.kind) {
    case 'int':
      return 'an integer';
    case 'float':
      return 'a float';
    case 'bool':
      return 'a boolean';
    case 'str':
      return 'a string';
    case 'bytes':
      return 'a byte array';
    case 'enum':
      return `a value of enum '${type.enum.fullName.slice(1).join('::')}'`;
    case 'user':
      return `an object of type '${type.class.spec.id}'`;
    case 'struct':
      return 'an object of some type';
    case 'io':
      return 'a stream';
    case 'any':
      return 'a value of any type';
    case 'array':
      return `an array of which each element is ${describe(type.element)}`;
    case 'union':
      return type.members.map(describe).join(' or ');
  }
}
