/**
 * Where `switch-on` names a member of the same type, a property that is the object itself, so typed that TypeScript
 * knows what was chosen once it knows the value of that member. A class cannot be such a union: it is one type.
 */
import { type TaggedUnion, type TagValue, taggedUnions } from '../analyse/tagged-unions.js';
import { elementType } from '../infer/field-values.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { type FieldType, isBigEnum, type ValueType } from '../model/types.js';
import { type Code, indent, quote } from './code.js';
import type { ModuleContext } from './context.js';
import { typeInUnion } from './element/unify.js';
import { enumMemberName, lowerCamel, propertyName, unionName } from './names.js';

/** What the fields are, and the values of the tag for which they are so. */
interface Alternative {
  readonly fields: string;
  readonly values: string[];
}

export function taggedUnionProperties(owner: ClassModel, module: ModuleContext): Code {
  const properties = taggedUnions(owner, module.table)
    .map((union) => propertyCode(union, owner, module))
    .filter((property) => property.length > 0);
  return properties.map((property, i) => (i === 0 ? property : ['', property]));
}

function propertyCode(union: TaggedUnion, owner: ClassModel, module: ModuleContext): readonly Code[] {
  const tag = propertyName(union.tag.id, owner);
  const alternatives = alternativesOf(union, owner, module);
  // All values are of one type, and nothing is there to be told apart.
  if (alternatives.length < 2) return [];
  const chosen = union.fields.map(({ spec }) => propertyName(spec.id, owner));
  const members = alternatives.map(
    ({ fields, values }) => `| { readonly ${tag}: ${values.join(' | ')}; ${fields} }`,
  );
  return [
    '/**',
    ` * The same object, of which TypeScript knows by \`${tag}\` what ${listed(chosen)}:`,
    ` * \`const { ${[tag, ...chosen].join(', ')} } = ${lowerCamel(owner.spec.id)}.${unionName(tag)};\``,
    ' */',
    `get ${unionName(tag)}():`,
    indent([...members.slice(0, -1), `${members.at(-1)} {`]),
    indent('return this as never;'),
    '}',
  ];
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? `${last} is` : `${quoted.join(', ')} and ${last} are`;
}

/** Values for which all is of the same types are one alternative. */
function alternativesOf(union: TaggedUnion, owner: ClassModel, module: ModuleContext): Alternative[] {
  const all = new Map<string, string[]>();
  const add = (types: readonly (FieldType | undefined)[], values: readonly string[]) => {
    const fields = union.fields.map((field, i) => memberCode(field, types[i], owner, module)).join('; ');
    all.set(fields, [...(all.get(fields) ?? []), ...values]);
  };
  for (const { value, types } of union.cases) add(types, [unitType(value, union.tag.type, module)]);
  if (union.otherwise !== undefined) add(union.otherwise, otherValues(union, module));
  return [...all].map(([fields, values]) => ({ fields, values }));
}

/** @param type what an element is; `undefined` if nothing is read */
function memberCode(
  { spec, type: whole }: FieldModel,
  type: FieldType | undefined,
  owner: ClassModel,
  module: ModuleContext,
): string {
  const isArray = spec.repeat !== undefined;
  const element = type && typeInUnion(elementType(type), elementType(whole), module);
  const value = isArray ? `${element ?? 'never'}[]` : (element ?? 'undefined');
  const missing = spec.condition !== undefined && value !== 'undefined' ? ' | undefined' : '';
  return `readonly ${propertyName(spec.id, owner)}: ${value}${missing}`;
}

/** The type that has this value alone. */
function unitType(value: TagValue, type: ValueType, module: ModuleContext): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint')
    return type.kind === 'int' && module.isBig(type.range) ? `${value}n` : `${value}`;
  if (typeof value === 'boolean') return `${value}`;
  const name = `${module.enum(value.enum)}.${enumMemberName(value.member)}`;
  return isBigEnum(value.enum) ? `typeof ${name}` : name;
}

/** The types of the values that have no case. */
function otherValues({ tag: { type }, cases }: TaggedUnion, module: ModuleContext): string[] {
  if (type.kind === 'bool') return [`${!cases.some(({ value }) => value === true)}`];
  if (type.kind === 'str') return [module.useType('OtherString')];
  const big = () => module.useType('OtherBigInt');
  const small = () => module.useType('OtherInteger');
  if (type.kind !== 'enum') return [type.kind === 'int' && module.isBig(type.range) ? big() : small()];
  const known = cases.map(({ value }) => unitType(value, type, module));
  const name = module.enum(type.enum);
  const rest = known.length < type.enum.members.length ? [`Exclude<${name}, ${known.join(' | ')}>`] : [];
  if (type.closed) return rest;
  if (isBigEnum(type.enum)) return [...rest, big()];
  return [...rest, small(), ...(module.isBig(type.range) ? [big()] : [])];
}
