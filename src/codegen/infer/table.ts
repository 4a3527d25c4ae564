/**
 * What type inference found out, for the passes after it: the type of each expression, and what each
 * name in it refers to.
 */
import type { Expr } from '../expression/ast.js';
import type { ClassModel, FieldModel, InstanceModel, ParamModel } from '../model/class.js';
import type { EnumSpec } from '../model/spec.js';
import type { ValueType } from '../model/types.js';

export interface Typed {
  readonly type: ValueType;
  /** Whether there may be no value, because of an `if` or a choice that matches nothing. */
  readonly optional: boolean;
}

export type Member =
  | { readonly kind: 'param'; readonly param: ParamModel; readonly owner: ClassModel }
  | { readonly kind: 'field'; readonly field: FieldModel; readonly owner: ClassModel }
  | { readonly kind: 'instance'; readonly instance: InstanceModel; readonly owner: ClassModel };

/** What a name, or an attribute of an object, refers to. */
export type Reference =
  | Member
  | {
      readonly kind: 'special';
      readonly name: '_root' | '_parent' | '_io' | '_' | '_index' | '_sizeof';
      readonly owner: ClassModel;
    }
  /** A member of an object of an opaque type, which is what a cast says. */
  | { readonly kind: 'opaque'; readonly name: string }
  /** A method or property of a value that is not a user type: `length`, `to_s`. */
  | { readonly kind: 'method'; readonly name: string }
  | { readonly kind: 'enum-member'; readonly enum: EnumSpec; readonly member: string };

export class TypeTable {
  private readonly types = new Map<Expr, Typed>();
  private readonly references = new Map<Expr, Reference>();
  private readonly instances = new Map<InstanceModel, Typed>();
  private readonly unread = new Set<Expr>();
  private readonly spanned = new Set<FieldModel>();
  private readonly sized = new Set<FieldModel>();

  set(expr: Expr, typed: Typed): Typed {
    this.types.set(expr, typed);
    return typed;
  }

  refer(expr: Expr, reference: Reference): void {
    this.references.set(expr, reference);
  }

  setInstance(instance: InstanceModel, typed: Typed): Typed {
    this.instances.set(instance, typed);
    return typed;
  }

  of(expr: Expr): Typed {
    const typed = this.types.get(expr);
    if (typed === undefined) throw new Error('an expression was not inferred');
    return typed;
  }

  has(expr: Expr): boolean {
    return this.types.has(expr);
  }

  referenceOf(expr: Expr): Reference | undefined {
    return this.references.get(expr);
  }

  /** All that names and attributes refer to. */
  get allReferences(): Iterable<readonly [Expr, Reference]> {
    return this.references;
  }

  /** Notes that it asks for a field that may have no value yet while the object is read that asks. */
  markUnread(expr: Expr): void {
    this.unread.add(expr);
  }

  mayBeUnread(expr: Expr): boolean {
    return this.unread.has(expr);
  }

  /** Notes that something is computed from where the field is, or from its bytes there. */
  markSpanned(field: FieldModel): void {
    this.spanned.add(field);
  }

  isSpanned(field: FieldModel): boolean {
    return this.spanned.has(field);
  }

  /** Notes that something is computed from how many bytes the field takes. */
  markSized(field: FieldModel): void {
    this.sized.add(field);
  }

  isSized(field: FieldModel): boolean {
    return this.sized.has(field);
  }

  instance(instance: InstanceModel): Typed | undefined {
    return this.instances.get(instance);
  }
}
