/**
 * A type after its names are resolved: what the emitter writes one class for.
 */
import type { AttrSpec, Expression, InstanceSpec, ParamSpec, SpecFile, TypeSpec } from './spec.js';
import type { FieldType, ValueType } from './types.js';

/** A module with its classes; the first is the file's own type. */
export interface ModuleModel {
  readonly spec: SpecFile;
  readonly root: ClassModel;
}

export interface ClassModel {
  readonly spec: TypeSpec;
  readonly file: SpecFile;
  readonly outer: ClassModel | undefined;
  readonly nested: ClassModel[];
  readonly params: ParamModel[];
  readonly seq: FieldModel[];
  readonly instances: InstanceModel[];
  /** The classes that have a field of this one, so the possible types of `_parent`. */
  readonly parents: Set<ClassModel>;
  /** The ids of members that have an error, so that nothing is known of them. Empty when a target sees the class. */
  readonly broken: Set<string>;
}

export interface ParamModel {
  readonly spec: ParamSpec;
  readonly type: ValueType;
}

export interface FieldModel {
  readonly spec: AttrSpec;
  /** What one element is. */
  readonly type: FieldType;
  /** How the value follows from the rest of the object, where it does. */
  derived: Derivation | undefined;
}

export interface InstanceModel {
  readonly spec: InstanceSpec;
}

/** How the value of a field follows from the rest of the object. */
export type Derivation =
  /** `contents`, or `valid` with a literal. */
  | { readonly kind: 'constant'; readonly value: Expression | Uint8Array }
  /** The size in bytes, or the number of elements, of a later field, turned back through the expression that uses it. */
  | {
      readonly kind: 'measure';
      readonly what: 'size' | 'count';
      readonly of: FieldModel;
      readonly inverse: Inverse;
    }
  /** An object of which each field is derived. */
  | { readonly kind: 'object' };

/** `measured = value * factor + offset`, so `value = (measured - offset) / factor`. */
export interface Inverse {
  readonly factor: bigint;
  readonly offset: bigint;
}
