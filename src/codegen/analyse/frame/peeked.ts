/**
 * What is known of objects whose first bytes are looked at and not read: the values that later sizes, counts,
 * conditions and choices ask for.
 */
import type { Expr } from '../../expression/ast.js';
import type { Reference, TypeTable } from '../../infer/table.js';
import type { ClassModel } from '../../model/class.js';
import type { Expression } from '../../model/spec.js';
import type { FieldType, ValueType } from '../../model/types.js';
import { children } from '../walk.js';

/** The value of a field that is no object. */
export interface PeekedValue {
  readonly kind: 'value';
  readonly id: string;
  readonly owner: ClassModel;
  readonly type: FieldType;
  /** The conditions under which it is there, from the outermost to its own. */
  readonly within: Conditions;
  /** Whether anything asks for it; what nothing asks for is passed over. */
  isUsed: boolean;
  /** Whether that is where it need not be there. */
  isUsedOutside: boolean;
}

/** An argument, or a value instance, that is computed where it is asked for. */
export interface ComputedValue {
  readonly kind: 'computed';
  /** Without which there is none. */
  readonly condition?: Expression | undefined;
  readonly expression: Expression;
  readonly type: ValueType;
  readonly scope: Scope;
}

/** How often the elements before it in a repetition were passed over: `_index`. */
export interface LoopIndex {
  readonly kind: 'index';
  isUsed: boolean;
}

export class PeekedObject {
  readonly kind = 'object';
  readonly members = new Map<string, Known>();
  readonly root: PeekedObject | undefined;
  /** Whether an expression of another object asks for one of its members. */
  isExposed = false;

  constructor(
    readonly owner: ClassModel,
    readonly parent: PeekedObject | undefined,
    root: PeekedObject | 'itself' | undefined,
  ) {
    this.root = root === 'itself' ? this : root;
  }
}

export type Known = PeekedValue | ComputedValue | LoopIndex | PeekedObject;

/** Conditions around a place, one inside the other. */
export type Conditions = readonly Expression[];

/** Where an expression stands. */
export interface Scope {
  readonly self: PeekedObject;
  /** `_` */
  readonly item?: Known | undefined;
  readonly index?: LoopIndex | undefined;
  readonly within: Conditions;
}

/** Whether a value is there in any case at a place. */
export function isSureIn(value: PeekedValue, { within }: Scope): boolean {
  return value.within.every((condition, i) => within[i] === condition);
}

/** Whether the expression can be evaluated there. What it asks for is marked as used. */
export function knows(expr: Expr, scope: Scope, table: TypeTable): boolean {
  const waiting = [expr];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (isSizeOf(part, table)) continue;
    if (!isMember(part, table)) waiting.push(...[...children(part)].reverse());
    else if (!knowsMember(part, scope, table)) return false;
  }
  return true;
}

function knowsMember(expr: Expr, scope: Scope, table: TypeTable): boolean {
  const found = find(expr, scope, table);
  switch (found?.kind) {
    case 'value':
      found.isUsed = true;
      found.isUsedOutside ||= !isSureIn(found, scope);
      return true;
    case 'computed': {
      const { condition, expression } = found;
      const parts = condition ? [condition.ast, expression.ast] : [expression.ast];
      return parts.every((part) => knows(part, from(found, scope), table));
    }
    case 'index':
      found.isUsed = true;
      return true;
    default:
      return false;
  }
}

/** The scope of what is computed, where it is asked for. */
export function from(computed: ComputedValue, { within }: Scope): Scope {
  return { ...computed.scope, within };
}

/** Whether it is the name of something, or a member of something, and not the result of a method. */
export function isMember(expr: Expr, table: TypeTable): boolean {
  if (expr.kind !== 'name' && expr.kind !== 'attribute') return false;
  return table.referenceOf(expr)?.kind !== 'method';
}

/** Whether it is a size that is always the same, whatever is known of what has it. */
function isSizeOf(expr: Expr, table: TypeTable): boolean {
  const reference = table.referenceOf(expr);
  return reference?.kind === 'special' && reference.name === '_sizeof';
}

/** What a name, or a chain of attributes, refers to. */
export function find(expr: Expr, scope: Scope, table: TypeTable): Known | undefined {
  const reference = table.referenceOf(expr);
  if (expr.kind === 'name') return member(reference, scope, table);
  if (expr.kind !== 'attribute') return undefined;
  const object = objectAt(expr.object, scope, table);
  if (object === undefined) return undefined;
  if (object !== scope.self) object.isExposed = true;
  return member(reference, { self: object, within: scope.within }, table);
}

function objectAt(expr: Expr, scope: Scope, table: TypeTable): PeekedObject | undefined {
  if (expr.kind === 'cast') {
    const object = objectAt(expr.object, scope, table);
    const { type } = table.of(expr);
    return type.kind === 'user' && type.class === object?.owner ? object : undefined;
  }
  const found = find(expr, scope, table);
  if (found?.kind === 'computed') return objectAt(found.expression.ast, from(found, scope), table);
  return found?.kind === 'object' ? found : undefined;
}

function member(reference: Reference | undefined, scope: Scope, table: TypeTable): Known | undefined {
  switch (reference?.kind) {
    case 'field':
      return scope.self.members.get(reference.field.spec.id);
    case 'param':
      return scope.self.members.get(reference.param.spec.id);
    case 'instance': {
      const { instance } = reference;
      const typed = instance.kind === 'value' ? table.instance(instance) : undefined;
      if (instance.kind !== 'value' || typed === undefined) return undefined;
      const own = { self: scope.self, within: scope.within };
      const { value, condition } = instance.spec;
      return { kind: 'computed', condition, expression: value, type: typed.type, scope: own };
    }
    case 'special':
      return special(reference.name, scope);
    default:
      return undefined;
  }
}

function special(name: string, { self, item, index }: Scope): Known | undefined {
  switch (name) {
    case '_':
      return item;
    case '_index':
      return index;
    case '_parent':
      return self.parent;
    case '_root':
      return self.root;
    default:
      return undefined;
  }
}
