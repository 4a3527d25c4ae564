/**
 * The type of each expression, and what its names refer to.
 */
import { mayBeUnread } from '../analyse/unread.js';
import { steppingStones } from '../analyse/walk.js';
import type { Expr, TypeName } from '../expression/ast.js';
import type { ClassModel, InstanceModel } from '../model/class.js';
import { encodingWarning } from '../model/encoding.js';
import type { EnumSpec } from '../model/spec.js';
import { COUNT, describe, heldType, join, type Range, SAFE, type ValueType } from '../model/types.js';
import { didYouMean } from '../resolve/hint.js';
import { valueTypeOfName } from '../resolve/resolver.js';
import { rootOf, type Scope } from '../resolve/scope.js';
import { typeHint } from '../resolve/type-hint.js';
import type { Damage } from './damage.js';
import { enumHint } from './enum-hint.js';
import { fieldType } from './field-values.js';
import { inferApply } from './functions.js';
import { methodNames, methodsOf } from './methods.js';
import { fieldOf } from './named-field.js';
import { inferBinary, inferUnary } from './operators.js';
import { bitSizeOfClass, bitSizeOfName, bitSizeOfParam, bitSizeOfType } from './sizeof.js';
import type { Member, Reference, Typed, TypeTable } from './table.js';
import { TypeMismatch } from './type-mismatch.js';

/** What an expression means nothing without. */
export interface Context {
  readonly owner: ClassModel;
  /** The type of `_`, where it stands for something. */
  readonly item: ValueType | undefined;
  /** Whether there is an `_index`: in all that is evaluated for each element of a repeated field. */
  readonly hasIndex: boolean;
}

const plain = (type: ValueType): Typed => ({ type, optional: false });
/** `_parent` or `_root`: not every object knows what it is part of. */
const link = (type: ValueType): Typed => ({ type, optional: true });
const exactly = (value: bigint): Typed => plain({ kind: 'int', range: { min: value, max: value } });

export class ExpressionTypes {
  /** What is known of parts of the expression that is being inferred. */
  private ready: Map<Expr, Typed> = new Map();

  constructor(
    private readonly scope: Scope,
    private readonly table: TypeTable,
    private readonly damage: Damage,
    /** Infers an instance that an expression mentions. */
    private readonly instanceType: (instance: InstanceModel, owner: ClassModel, from: Expr) => Typed,
    private readonly warn: (at: Expr, text: string) => void,
  ) {}

  /** @throws TypeMismatch */
  infer(expr: Expr, context: Context): Typed {
    const { ready } = this;
    this.ready = new Map();
    try {
      for (const stone of steppingStones(expr)) this.ready.set(stone, this.part(stone, context));
      return this.part(expr, context);
    } finally {
      this.ready = ready;
    }
  }

  /** @throws TypeMismatch unless the expression is of that kind. */
  expect(expr: Expr, kind: ValueType['kind'], context: Context): ValueType {
    return this.mustBe(expr, kind, this.infer(expr, context).type);
  }

  /** Of what is part of another expression. */
  private part(expr: Expr, context: Context): Typed {
    return this.ready.get(expr) ?? this.table.set(expr, this.inferAnew(expr, context));
  }

  private inferAnew(expr: Expr, context: Context): Typed {
    const { owner } = context;
    switch (expr.kind) {
      case 'int':
        return exactly(expr.value);
      case 'float':
      case 'str':
      case 'bool':
        return plain({ kind: expr.kind });
      case 'fstr':
        for (const part of expr.parts) if (typeof part !== 'string') this.printable(part, context);
        return plain({ kind: 'str' });
      case 'name':
        return this.name(expr, context);
      case 'list':
        return this.list(expr, context);
      case 'enum':
        return this.enumMember(expr, owner);
      case 'unary':
        return plain(inferUnary(expr, this.value(expr.operand, context)));
      case 'binary':
        return plain(inferBinary(expr, this.part(expr.left, context), this.part(expr.right, context)));
      case 'ternary': {
        this.expectPart(expr.cond, 'bool', context);
        const [yes, no] = [this.part(expr.ifTrue, context), this.part(expr.ifFalse, context)];
        return { type: joinNumbers(yes.type, no.type), optional: yes.optional || no.optional };
      }
      case 'attribute':
        return this.attribute(expr, context);
      case 'call':
        return this.call(expr, context);
      case 'apply':
        return plain(this.apply(expr, context));
      case 'subscript': {
        const object = this.value(expr.object, context);
        this.expectPart(expr.index, 'int', context);
        if (object.kind === 'array') return plain(object.element);
        if (object.kind === 'bytes') return plain({ kind: 'int', range: { min: 0n, max: 255n } });
        throw new TypeMismatch(expr, `only an array has elements, this is ${describe(object)}`);
      }
      case 'cast':
        return plain(this.cast(expr, context));
      case 'sizeof': {
        const bits = bitSizeOfName(expr.type, owner, this.scope);
        if (bits === undefined) this.damage.size();
        if (bits === undefined)
          throw new TypeMismatch(expr.type, 'the size of this type is not always the same, or it is unknown');
        return exactly(expr.bits ? bits : (bits + 7n) / 8n);
      }
    }
  }

  findEnum(path: readonly string[], owner: ClassModel): EnumSpec | undefined {
    return this.scope.findEnum(path, owner);
  }

  /** An expression of which a value is needed, so that one that may be missing is checked when it runs. */
  private value(expr: Expr, context: Context): ValueType {
    return this.part(expr, context).type;
  }

  private expectPart(expr: Expr, kind: ValueType['kind'], context: Context): ValueType {
    return this.mustBe(expr, kind, this.value(expr, context));
  }

  private mustBe(expr: Expr, kind: ValueType['kind'], type: ValueType): ValueType {
    if (fits(type, kind)) return type;
    throw new TypeMismatch(expr, `expected ${describeKind(kind)}, found ${describe(type)}`);
  }

  private printable(expr: Expr, context: Context): void {
    const type = this.value(expr, context);
    if (['str', 'int', 'float', 'bool', 'any'].includes(type.kind)) return;
    throw new TypeMismatch(expr, `cannot be part of a string: ${describe(type)}`);
  }

  private name(expr: Expr & { kind: 'name' }, context: Context): Typed {
    const { owner, item } = context;
    if (expr.id === '_') {
      if (item === undefined)
        throw new TypeMismatch(expr, "'_' stands for a value in 'repeat-until' and 'valid' alone");
      this.table.refer(expr, { kind: 'special', name: '_', owner });
      return plain(item);
    }
    if (expr.id === '_index') {
      if (!context.hasIndex) throw new TypeMismatch(expr, "'_index' is known in repeated fields alone");
      this.table.refer(expr, { kind: 'special', name: '_index', owner });
      return plain(COUNT);
    }
    return this.member(expr, expr.id, owner);
  }

  /** A member of an object of a known type. */
  private member(expr: Expr, id: string, owner: ClassModel): Typed {
    const special = specialMember(id, owner);
    if (special !== undefined) {
      this.table.refer(expr, special.reference);
      return special.typed ?? this.fixedSize(expr, owner);
    }
    const member = findMember(id, owner);
    if (member === undefined) {
      this.damage.member(id, owner);
      const known = [...owner.params, ...owner.seq, ...owner.instances].map((m) => m.spec.id);
      const hint = enumHint(id, owner, this.scope) || didYouMean(id, known);
      throw new TypeMismatch(expr, `type '${owner.spec.id}' has no field '${id}'${hint}`);
    }
    this.table.refer(expr, member);
    if (member.kind === 'param') return plain(member.param.type);
    if (member.kind === 'field') return fieldType(member.field);
    return this.instanceType(member.instance, owner, expr);
  }

  private fixedSize(expr: Expr, owner: ClassModel): Typed {
    const bits = bitSizeOfClass(owner);
    if (bits === undefined) this.damage.size();
    if (bits === undefined)
      throw new TypeMismatch(expr, `the size of type '${owner.spec.id}' is not always the same`);
    return exactly((bits + 7n) / 8n);
  }

  /** `field._sizeof`: what the field takes, which may be more than the type in it. */
  private fieldSize(expr: Expr & { kind: 'attribute' }, owner: ClassModel): Typed {
    const named = this.table.referenceOf(expr.object);
    const field = fieldOf(expr.object, this.table);
    const bits =
      named?.kind === 'param'
        ? bitSizeOfParam(named.param.spec, named.owner, this.scope)
        : field && bitSizeOfType(field.field.type);
    if (bits === undefined) this.damage.size();
    if (bits === undefined) throw new TypeMismatch(expr, 'the size of this value is not always the same');
    this.table.refer(expr, { kind: 'special', name: '_sizeof', owner });
    return exactly((bits + 7n) / 8n);
  }

  private apply(expr: Expr & { kind: 'apply' }, context: Context): ValueType {
    return inferApply(expr, {
      value: (arg) => this.value(arg, context),
      table: this.table,
    });
  }

  private list(expr: Expr & { kind: 'list' }, context: Context): Typed {
    const types = expr.items.map((item) => this.value(item, context));
    const isBytes = expr.items.every((item, i) => this.isByte(item, types[i]));
    if (isBytes) return plain({ kind: 'bytes' });
    const element = types.reduce<ValueType | undefined>(
      (all, one) => (all === undefined ? one : joinNumbers(all, one)),
      undefined,
    );
    if (element !== undefined && element.kind === 'union' && isObject(element)) {
      return plain({ kind: 'array', element: { kind: 'struct' } });
    }
    if (element?.kind === 'union')
      throw new TypeMismatch(expr, `the items of a list must be of one type, found ${describe(element)}`);
    // The elements of an array are what its property will be said to hold.
    return plain({ kind: 'array', element: element ? heldType(element, this.scope.int64) : { kind: 'any' } });
  }

  /** A list of literals and fields of one byte is a byte array, as in the official compiler. */
  private isByte(item: Expr, type: ValueType | undefined): boolean {
    if (type?.kind !== 'int' || !isByteRange(type.range)) return false;
    const reference = this.table.referenceOf(item);
    return item.kind === 'int' || (reference?.kind === 'field' && reference.field.type.kind === 'int');
  }

  private enumMember(expr: Expr & { kind: 'enum' }, owner: ClassModel): Typed {
    const found = this.scope.findEnum(expr.path, owner, expr.absolute);
    const name = expr.path.join('::');
    if (found === undefined) {
      this.damage.typeOrEnum();
      throw new TypeMismatch(expr, `unknown enum '${name}'${didYouMean(name, this.scope.enumNames(owner))}`);
    }
    const member = found.members.find(({ id }) => id === expr.member);
    if (member === undefined) {
      this.damage.enumMember(found);
      const hint = didYouMean(
        expr.member,
        found.members.map(({ id }) => id),
      ); // prettier-ignore
      throw new TypeMismatch(expr, `enum '${name}' has no member '${expr.member}'${hint}`);
    }
    this.table.refer(expr, { kind: 'enum-member', enum: found, member: expr.member });
    const range = { min: member.value, max: member.value };
    return plain({ kind: 'enum', enum: found, closed: true, range });
  }

  private attribute(expr: Expr & { kind: 'attribute' }, context: Context): Typed {
    const self = this.value(expr.object, context);
    const isField = fieldOf(expr.object, this.table) !== undefined;
    if (expr.name === '_sizeof' && (isField || self.kind !== 'user'))
      return this.fieldSize(expr, context.owner);
    if (self.kind === 'user' && self.class.isOpaque && expr.name !== '_io') {
      const name = self.class.spec.fullName.join('::');
      throw new TypeMismatch(
        expr,
        `nothing is known of the opaque type '${name}': say what this is, as in '${expr.name}.as<u4>'`,
      );
    }
    if (self.kind === 'user') {
      const typed = this.member(expr, expr.name, self.class);
      const member = this.table.referenceOf(expr);
      if (member?.kind === 'field' && mayBeUnread(member.field, member.owner, context.owner))
        this.table.markUnread(expr);
      return typed;
    }
    if (isObject(self) && ['_io', '_parent', '_root'].includes(expr.name)) {
      this.table.refer(expr, { kind: 'special', name: expr.name as '_io', owner: context.owner });
      return expr.name === '_io' ? plain({ kind: 'io' }) : link({ kind: 'struct' });
    }
    if (self.kind === 'any' && expr.name === '_io') {
      this.table.refer(expr, { kind: 'special', name: '_io', owner: context.owner });
      return plain({ kind: 'io' });
    }
    return this.method(expr, self, expr.name, [], context);
  }

  private call(expr: Expr & { kind: 'call' }, context: Context): Typed {
    return this.method(expr, this.value(expr.object, context), expr.method, expr.args, context);
  }

  private method(expr: Expr, self: ValueType, name: string, args: readonly Expr[], context: Context): Typed {
    const forms = methodsOf(self, name);
    if (forms.length === 0) {
      throw new TypeMismatch(expr, `${describe(self)} has no method '${name}'${methodHint(name, self)}`);
    }
    const form = forms.find(({ params }) => params.length === args.length);
    if (form === undefined) {
      const counts = forms.map(({ params }) => params.length).join(' or ');
      throw new TypeMismatch(expr, `'${name}' takes ${counts} argument(s), found ${args.length}`);
    }
    for (const [i, arg] of args.entries()) this.expectPart(arg, form.params[i] ?? 'any', context);
    const [encoding] = args;
    if (self.kind === 'bytes' && name === 'to_s' && encoding !== undefined) {
      if (encoding.kind !== 'str') throw new TypeMismatch(encoding, 'the encoding must be a string literal');
      const warning = encodingWarning(encoding.value);
      if (warning !== undefined) this.warn(encoding, warning);
    }
    this.table.refer(expr, { kind: 'method', name });
    return plain(form.result(self));
  }

  /** A cast says what a value is; it does not change it. */
  private cast(expr: Expr & { kind: 'cast' }, context: Context): ValueType {
    const from = this.opaqueMember(expr.object, context) ?? this.value(expr.object, context);
    const to = this.named(expr.type, context.owner);
    // The value keeps its range, so that the arithmetic with it stays exact.
    if (from.kind === 'int' && to.kind === 'int') return from;
    if (from.kind === 'enum' && to.kind === 'int') return { kind: 'int', range: from.range };
    if ((from.kind === 'int' || from.kind === 'enum') && to.kind === 'enum')
      return { ...to, range: from.range };
    if (canCast(from, to, expr.object)) return to;
    throw new TypeMismatch(expr, `${describe(from)} cannot be cast to ${describe(to)}`);
  }

  /** A member of an object of an opaque type. Nothing but a cast can say what it is. */
  private opaqueMember(expr: Expr, context: Context): ValueType | undefined {
    if (expr.kind !== 'attribute') return undefined;
    const self = this.value(expr.object, context);
    if (self.kind !== 'user' || !self.class.isOpaque) return undefined;
    this.table.refer(expr, { kind: 'opaque', name: expr.name });
    return this.table.set(expr, plain({ kind: 'any' })).type;
  }

  private named(name: TypeName, owner: ClassModel): ValueType {
    const text = (name.absolute ? '::' : '') + name.path.join('::');
    let type = valueTypeOfName(text, owner, this.scope);
    if (type === undefined) {
      const found = this.scope.findEnum(name.path, owner, name.absolute);
      if (found) type = { kind: 'enum', enum: found, closed: false, range: SAFE };
    }
    if (type === undefined) {
      this.damage.typeOrEnum();
      const hint = typeHint(text, this.scope.classNames(owner), owner.spec.meta);
      throw new TypeMismatch(name, `unknown type '${text}'${hint}`);
    }
    for (let i = 0; i < name.arrayDepth; i++) type = { kind: 'array', element: type };
    return type;
  }
}

const members = new WeakMap<ClassModel, ReadonlyMap<string, Member>>();

export function findMember(id: string, owner: ClassModel): Member | undefined {
  const known = members.get(owner) ?? membersOf(owner);
  members.set(owner, known);
  return known.get(id);
}

/** Of two of one name the first: parameters, then fields, then instances. */
function membersOf(owner: ClassModel): Map<string, Member> {
  const all: Member[] = [
    ...owner.params.map((param) => ({ kind: 'param', param, owner }) as const),
    ...owner.seq.map((field) => ({ kind: 'field', field, owner }) as const),
    ...owner.instances.map((instance) => ({ kind: 'instance', instance, owner }) as const),
  ];
  return new Map(all.reverse().map((member) => [specOf(member).id, member]));
}

function specOf(member: Member): { readonly id: string } {
  if (member.kind === 'param') return member.param.spec;
  return member.kind === 'field' ? member.field.spec : member.instance.spec;
}

function specialMember(
  id: string,
  owner: ClassModel,
): { reference: Reference; typed: Typed | undefined } | undefined {
  const at = (name: '_root' | '_parent' | '_io' | '_sizeof', typed: Typed | undefined) => ({
    reference: { kind: 'special', name, owner } as const,
    typed,
  });
  if (id === '_root') return at(id, link({ kind: 'user', class: rootOf(owner) }));
  if (id === '_io') return at(id, plain({ kind: 'io' }));
  if (id === '_parent') return at(id, link(parentType(owner)));
  return id === '_sizeof' ? at(id, undefined) : undefined;
}

/** The type that has fields of this one, if there is just one; else its members are unknown without a cast. */
export function parentType(owner: ClassModel): ValueType {
  const [only, ...others] = owner.parents;
  return only !== undefined && others.length === 0 ? { kind: 'user', class: only } : { kind: 'struct' };
}

function joinNumbers(a: ValueType, b: ValueType): ValueType {
  const kinds = [a.kind, b.kind];
  return kinds.includes('int') && kinds.includes('float') ? { kind: 'float' } : join(a, b);
}

function isByteRange({ min, max }: Range): boolean {
  return min >= 0n && max <= 255n;
}

function fits(type: ValueType, kind: ValueType['kind']): boolean {
  if (kind === 'any' || type.kind === 'any' || type.kind === kind) return true;
  return type.kind === 'union' && type.members.every((member) => member.kind === kind);
}

/** Whether it is an object of some user type. */
/** What there is instead. Of an object that is known by nothing but that it is one, a cast tells more. */
function methodHint(name: string, self: ValueType): string {
  if (isObject(self)) return `: say of which type it is, as in '_parent.as<foo>.${name}'`;
  const names = methodNames(self);
  return didYouMean(name, names) || (names.length === 0 ? '' : `, it has ${names.join(', ')}`);
}

function isObject(type: ValueType): boolean {
  return ['user', 'struct'].includes(type.kind) || (type.kind === 'union' && type.members.every(isObject));
}

function canCast(from: ValueType, to: ValueType, object: Expr): boolean {
  if (object.kind === 'list' && (to.kind === 'bytes' || to.kind === 'array')) return true;
  if (from.kind === to.kind || to.kind === 'any') return true;
  if (['any', 'union', 'struct'].includes(from.kind)) return true;
  if (from.kind === 'user') return to.kind === 'struct';
  const asNumber = ['int', 'enum', 'float'];
  return asNumber.includes(from.kind) && asNumber.includes(to.kind) && from.kind !== 'float';
}

function describeKind(kind: ValueType['kind']): string {
  return { int: 'an integer', bool: 'a boolean', str: 'a string', io: 'a stream' }[kind as string] ?? kind;
}
