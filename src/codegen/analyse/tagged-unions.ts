/**
 * Tagged unions: the types of some fields follow from the value of another member of the same object, which is
 * named by `switch-on` alone, in cases that are literals.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, type FieldModel, fieldsOf } from '../model/class.js';
import type { EnumSpec } from '../model/spec.js';
import type { FieldType, SwitchField, ValueType } from '../model/types.js';
import { integerLiteral } from './shape.js';

export interface TaggedUnion {
  /** The member that the choices are made by: a field, a parameter or an instance. */
  readonly tag: { readonly id: string; readonly type: ValueType };
  readonly fields: readonly FieldModel[];
  /** Every value that has a case, in the order of the specification. */
  readonly cases: readonly TaggedCase[];
  /** What each of the fields is for all other values; none if there are no others. */
  readonly otherwise: readonly (FieldType | undefined)[] | undefined;
}

export interface TaggedCase {
  readonly value: TagValue;
  /** What each of the fields is; `undefined` for one of which nothing is read. */
  readonly types: readonly (FieldType | undefined)[];
}

export type TagValue = bigint | string | boolean | { readonly enum: EnumSpec; readonly member: string };

/** Types of which TypeScript has a type for each value. */
const UNIT_KINDS: ReadonlySet<ValueType['kind']> = new Set(['int', 'str', 'bool', 'enum']);

interface Choice {
  readonly field: FieldModel;
  readonly otherwise: FieldType | undefined;
  readonly cases: ReadonlyMap<string, { readonly value: TagValue; readonly type: FieldType }>;
}

/** The unions of a class, one for each member that something is chosen by. */
export function taggedUnions(owner: ClassModel, table: TypeTable): TaggedUnion[] {
  const unions = new Map<string, { type: ValueType; choices: Choice[] }>();
  for (const field of fieldsOf(owner)) {
    if (field.type.kind !== 'switch') continue;
    const tag = tagOf(field.type, table);
    const choice = choiceOf(field, field.type, table);
    if (tag === undefined || choice === undefined) continue;
    const union = unions.get(tag.id) ?? { type: tag.type, choices: [] };
    union.choices.push(choice);
    unions.set(tag.id, union);
  }
  return [...unions].map(([id, { type, choices }]) => unionOf({ id, type }, choices));
}

function tagOf({ on }: SwitchField, table: TypeTable): TaggedUnion['tag'] | undefined {
  if (on.ast.kind !== 'name') return undefined;
  const reference = table.referenceOf(on.ast);
  const { type, optional } = table.of(on.ast);
  const isMember = reference !== undefined && 'owner' in reference && reference.kind !== 'special';
  return isMember && !optional && UNIT_KINDS.has(type.kind) ? { id: on.ast.id, type } : undefined;
}

function choiceOf(field: FieldModel, type: SwitchField, table: TypeTable): Choice | undefined {
  const cases = new Map<string, { value: TagValue; type: FieldType }>();
  for (const { when, type: chosen } of type.cases) {
    const value = literalValue(when.ast, table);
    if (value === undefined) return undefined;
    // Of two cases of one value, the first is read.
    if (!cases.has(keyOf(value))) cases.set(keyOf(value), { value, type: chosen });
  }
  // Where there is nothing but `_`, nothing is chosen.
  return cases.size === 0 ? undefined : { field, cases, otherwise: type.otherwise };
}

function unionOf(tag: TaggedUnion['tag'], choices: readonly Choice[]): TaggedUnion {
  const values = new Map(
    choices.flatMap(({ cases }) => [...cases].map(([key, { value }]) => [key, value] as const)),
  );
  const cases = [...values].map(([key, value]) => ({
    value,
    types: choices.map((choice) => choice.cases.get(key)?.type ?? choice.otherwise),
  }));
  const otherwise = choices.map((choice) => choice.otherwise);
  const fields = choices.map(({ field }) => field);
  return { tag, fields, cases, otherwise: hasOthers(tag.type, [...values.values()]) ? otherwise : undefined };
}

/** Whether the tag can have a value that is none of these. */
function hasOthers(type: ValueType, values: readonly TagValue[]): boolean {
  if (type.kind === 'bool') return values.length < 2;
  if (type.kind === 'enum') return !type.closed || values.length < type.enum.members.length;
  if (type.kind !== 'int') return true;
  const { min, max } = type.range;
  const inRange = values.filter((value) => typeof value === 'bigint' && value >= min && value <= max);
  return BigInt(inRange.length) <= max - min;
}

/** What a literal stands for. */
function literalValue(expr: Expr, table: TypeTable): TagValue | undefined {
  if (expr.kind === 'str' || expr.kind === 'bool') return expr.value;
  const reference = table.referenceOf(expr);
  return reference?.kind === 'enum-member' ? reference : integerLiteral(expr);
}

function keyOf(value: TagValue): string {
  return typeof value === 'object' ? `::${value.member}` : `${typeof value} ${value}`;
}
