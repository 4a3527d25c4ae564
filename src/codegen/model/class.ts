/**
 * A type after its names are resolved: what the emitter writes one class for.
 */
import type {
  AttrSpec,
  Expression,
  ParamSpec,
  ParseInstanceSpec,
  SpecFile,
  TypeSpec,
  ValueInstanceSpec,
} from './spec.js';
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
  /** Whether no specification defines it: it is a class of somebody else's, of which only the name is known. */
  readonly isOpaque: boolean;
  readonly nested: ClassModel[];
  readonly params: ParamModel[];
  readonly seq: FieldModel[];
  readonly instances: InstanceModel[];
  /** The possible types of `_parent`: the classes that have a field of this one. `undefined` stands for any. */
  readonly parents: Set<ClassModel | undefined>;
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

export type InstanceModel = ValueInstanceModel | ParseInstanceModel;

export interface ValueInstanceModel {
  readonly kind: 'value';
  readonly spec: ValueInstanceSpec;
}

/** A field that is read from a position, when it is first asked for. */
export interface ParseInstanceModel extends FieldModel {
  readonly kind: 'parse';
  readonly spec: ParseInstanceSpec;
}

/** The instances that are read, and written, in the order of the specification. */
export function parseInstances({ instances }: ClassModel): ParseInstanceModel[] {
  return instances.filter((instance) => instance.kind === 'parse');
}

/** All that is read and written: the sequence, and what stands at positions. */
export function fieldsOf(owner: ClassModel): FieldModel[] {
  return [...owner.seq, ...parseInstances(owner)];
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
      readonly without: Without;
    }
  /** The offset of an instance that may stand anywhere: behind the sequence, unless it is given. */
  | { readonly kind: 'position'; readonly of: ParseInstanceModel; readonly inverse: Inverse }
  /** `-ts-value`: computed from the rest of the file, see `analyse/computed.ts`. */
  | { readonly kind: 'computed'; readonly value: Expression }
  /** `-ts-align`: bytes up to the next multiple of so many. */
  | { readonly kind: 'padding'; readonly to: number }
  /** An object of which each field is derived. */
  | { readonly kind: 'object' };

export type Measure = Derivation & { readonly kind: 'measure' };

/** A field that follows from the size or the number of elements of another. */
export type LengthField = FieldModel & { readonly derived: Measure };

/** The fields that follow from something about another one. */
interface Following {
  readonly size: LengthField | undefined;
  readonly count: LengthField | undefined;
  readonly position: FieldModel | undefined;
}

const following = new WeakMap<ClassModel, ReadonlyMap<FieldModel, Following>>();

/** The first field that follows from the size of this one, from the count, from where it is. Known behind pass 6. */
export function followingFrom(of: FieldModel, owner: ClassModel): Following {
  const known = following.get(owner) ?? followingIn(owner);
  following.set(owner, known);
  return known.get(of) ?? NONE;
}

const NONE: Following = { size: undefined, count: undefined, position: undefined };

function followingIn({ seq }: ClassModel): Map<FieldModel, Following> {
  const found = new Map<FieldModel, Following>();
  for (const field of seq) {
    const { derived } = field;
    if (derived?.kind !== 'measure' && derived?.kind !== 'position') continue;
    const what = derived.kind === 'measure' ? derived.what : 'position';
    const before = found.get(derived.of) ?? NONE;
    if (before[what] === undefined) found.set(derived.of, { ...before, [what]: field });
  }
  return found;
}

/**
 * What a length or a count is where that of which it is one is not there: that `never` happens, or then the field is not there
 * either, or it is the one number that says so.
 */
export type Without = 'never' | 'nothing' | bigint;

/** `measured = value * factor + offset`, so `value = (measured - offset) / factor`. */
export interface Inverse {
  readonly factor: bigint;
  readonly offset: bigint;
}
