/**
 * What a form has to ask so that `of()` can make an object: made from the specification, as the generator
 * understands it, so that a new command or field is in the playground as soon as it is in the specification.
 */
import type { ClassModel, FieldModel } from '../../src/codegen/model/class.js';
import type { EnumSpec, Expression } from '../../src/codegen/model/spec.js';
import { type FieldType, rangeOfBits } from '../../src/codegen/model/types.js';
import { propertyName } from '../../src/codegen/typescript/names.js';

/** How a value is put in. */
export type Input =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** A member of an enum; with `other`, also a number that is none. */
  | { readonly kind: 'choice'; readonly members: readonly Member[]; readonly other: NumberRange | undefined }
  /** Text; with `allowed`, one of these. */
  | { readonly kind: 'text'; readonly allowed: readonly string[] | undefined }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'texts' }
  /** The fields of a type, by its name in {@link Forms}. */
  | { readonly kind: 'group'; readonly type: string }
  /** What is put in for the case that the field `on`, before it, has; `otherwise` for all others. */
  | {
      readonly kind: 'switch';
      readonly on: string;
      readonly cases: readonly { readonly value: number; readonly input: Input }[];
      readonly otherwise: Input | undefined;
    };

export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** A member of an enum. */
export interface Member {
  readonly value: number;
  readonly id: string;
  readonly doc: string;
}

/** A field that a form asks for. What follows from the rest (a length, a constant) it does not ask for. */
export interface FormField {
  /** As in the specification. */
  readonly id: string;
  /** The property of the generated class. */
  readonly name: string;
  readonly doc: string;
  readonly input: Input;
}

/** The fields of each type, by its name. */
export type Forms = Readonly<Record<string, readonly FormField[]>>;

/**
 * The forms of a type and of all that it is made of.
 *
 * @throws if the type has a field that no form is known for
 */
export function formsOf(root: ClassModel): Forms {
  const forms: Record<string, readonly FormField[]> = {};
  const add = (owner: ClassModel): void => {
    const { id } = owner.spec;
    if (forms[id] !== undefined) return;
    forms[id] = [];
    const asked = owner.seq.filter((field) => field.derived === undefined);
    forms[id] = asked.map((field) => ({
      id: field.spec.id,
      name: propertyName(field.spec.id, owner),
      doc: (field.spec.doc.text ?? '').trim(),
      input: fieldInput(field, owner, add),
    }));
  };
  add(root);
  return forms;
}

type Add = (owner: ClassModel) => void;

function fieldInput(field: FieldModel, owner: ClassModel, add: Add): Input {
  const { spec, type } = field;
  if (spec.condition !== undefined) throw unsupported(field, 'a field with a condition');
  if (spec.repeat === undefined) return input(type, field, owner, add);
  if (type.kind === 'str') return { kind: 'texts' };
  throw unsupported(field, `a list of ${type.kind}`);
}

function input(type: FieldType, field: FieldModel, owner: ClassModel, add: Add): Input {
  switch (type.kind) {
    case 'int':
      return { kind: 'number', ...numberRange(type.width, type.signed) };
    case 'enum': {
      if (type.base.kind !== 'int') throw unsupported(field, 'an enum of bits');
      const other = type.closed ? undefined : numberRange(type.base.width, type.base.signed);
      return { kind: 'choice', members: membersOf(type.enum), other };
    }
    case 'str':
      return { kind: 'text', allowed: allowedTexts(field) };
    case 'bytes':
      return { kind: 'bytes' };
    case 'user':
      add(type.class);
      return { kind: 'group', type: type.class.spec.id };
    case 'switch': {
      const { ast } = type.on;
      const on = ast.kind === 'name' ? owner.seq.find(({ spec }) => spec.id === ast.id) : undefined;
      if (on === undefined) throw unsupported(field, `a switch on ${type.on.text}`);
      return {
        kind: 'switch',
        on: propertyName(on.spec.id, owner),
        cases: type.cases.map((choice) => ({
          value: caseValue(choice.when, on),
          input: input(choice.type, field, owner, add),
        })),
        otherwise: type.otherwise && input(type.otherwise, field, owner, add),
      };
    }
    default:
      throw unsupported(field, type.kind);
  }
}

function numberRange(width: number, signed: boolean): NumberRange {
  const { min, max } = rangeOfBits(width * 8, signed);
  return { min: Number(min), max: Number(max) };
}

function membersOf({ members }: EnumSpec): Member[] {
  return members.map(({ id, value, doc }) => ({ id, value: Number(value), doc: (doc.text ?? '').trim() }));
}

function allowedTexts({ spec: { valid } }: FieldModel): string[] | undefined {
  if (valid?.kind !== 'any-of') return undefined;
  const texts = valid.values.flatMap(({ ast }) => (ast.kind === 'str' ? [ast.value] : []));
  return texts.length === valid.values.length ? texts : undefined;
}

function caseValue({ ast, text }: Expression, on: FieldModel): number {
  if (ast.kind === 'int') return Number(ast.value);
  if (ast.kind === 'enum' && on.type.kind === 'enum') {
    const member = on.type.enum.members.find(({ id }) => id === ast.member);
    if (member !== undefined) return Number(member.value);
  }
  throw unsupported(on, `a case ${text}`);
}

function unsupported({ spec }: FieldModel, what: string): Error {
  return new Error(`${spec.path}: the playground has no form for ${what}.`);
}
