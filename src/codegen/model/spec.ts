/**
 * The spec tree: what a `.ksy` file says, with typed nodes in place of YAML, before any name in it is
 * resolved. Every node keeps its location, so that each later pass can say where an error is.
 */
import type { Location } from '../diagnostics.js';
import type { Expr, TypeReference } from '../expression/ast.js';
import type { Extensions } from './extensions.js';

/** An expression with the place it was written at. */
export interface Expression {
  readonly ast: Expr;
  readonly text: string;
  readonly location: Location;
  /** The place of a position inside the expression (0-based offset into its text). */
  readonly locate: (offset: number) => Location;
}

export type Endian = 'be' | 'le';

/** `endian` that is calculated: by a value that is known when an object is read. */
export interface EndianSwitch {
  /** `undefined` if it has an error, so no target sees that. */
  readonly on: Expression | undefined;
  readonly cases: readonly EndianCase[];
}

export interface EndianCase {
  /** `undefined` for the default case, `_`. */
  readonly when: Expression | undefined;
  readonly endian: Endian;
}

/** `doc` and `doc-ref`. */
export interface Doc {
  readonly text: string | undefined;
  readonly refs: readonly string[];
}

/** The `meta` of a file, or of a type, where it overrides that of the type around it. */
export interface Meta {
  readonly title: string | undefined;
  /** `inherited` in a type inside one that calculates it: an object gets it from the one that it is a field of. */
  readonly endian: Endian | EndianSwitch | 'inherited' | undefined;
  readonly bitEndian: Endian | undefined;
  readonly encoding: string | undefined;
  readonly imports: readonly { readonly name: string; readonly location: Location }[];
  /** Of a whole file: whether a type that is not defined is somebody else's; undefined where it does not say. */
  readonly opaqueTypes: boolean | undefined;
  /** Of a whole file: whether its classes are made for debugging; undefined where it does not say. */
  readonly debug: boolean | undefined;
}

/** One module: a `.ksy` file. */
export interface SpecFile {
  /** As it was named on the command line or found by an import. */
  readonly file: string;
  /** `meta/id`. */
  readonly id: string;
  /** Where that stands. */
  readonly idLocation: Location;
  readonly meta: Meta;
  readonly root: TypeSpec;
}

/** A type: the file's own, at the top, or one under `types`. */
export interface TypeSpec {
  readonly id: string;
  /** From the file's own type down: `['chat', 'client_frame']`. */
  readonly fullName: readonly string[];
  readonly location: Location;
  readonly doc: Doc;
  readonly meta: Meta;
  readonly outer: TypeSpec | undefined;
  readonly params: readonly ParamSpec[];
  readonly seq: readonly AttrSpec[];
  readonly instances: readonly InstanceSpec[];
  readonly types: ReadonlyMap<string, TypeSpec>;
  readonly enums: ReadonlyMap<string, EnumSpec>;
  readonly toStringExpression: Expression | undefined;
}

export interface EnumSpec {
  readonly id: string;
  readonly fullName: readonly string[];
  readonly location: Location;
  readonly doc: Doc;
  readonly outer: TypeSpec;
  readonly members: readonly EnumMemberSpec[];
}

export interface EnumMemberSpec {
  readonly id: string;
  readonly value: bigint;
  readonly doc: Doc;
  readonly location: Location;
}

/** A reference to an enum by name, `foo::bar`. */
export interface EnumReference {
  readonly path: readonly string[];
  readonly location: Location;
}

export interface ParamSpec {
  readonly id: string;
  readonly location: Location;
  readonly doc: Doc;
  readonly type: { readonly name: string; readonly arrays: number; readonly location: Location };
  readonly enum: EnumReference | undefined;
}

/** A `type:` as written: nothing, a name with arguments, or a choice. */
export type TypeSyntax =
  | { readonly kind: 'none'; readonly location: Location }
  | { readonly kind: 'named'; readonly reference: TypeReference; readonly source: Expression }
  | {
      readonly kind: 'switch';
      readonly on: Expression;
      readonly cases: readonly SwitchCaseSyntax[];
      readonly location: Location;
    };

export interface SwitchCaseSyntax {
  /** `undefined` for the default case, `_`. */
  readonly when: Expression | undefined;
  readonly type: TypeSyntax;
  readonly location: Location;
}

export type Repeat =
  | { readonly kind: 'eos' }
  | { readonly kind: 'expr'; readonly count: Expression }
  | { readonly kind: 'until'; readonly until: Expression };

export type Valid =
  | { readonly kind: 'eq'; readonly value: Expression }
  | { readonly kind: 'range'; readonly min: Expression | undefined; readonly max: Expression | undefined }
  | { readonly kind: 'any-of'; readonly values: readonly Expression[] }
  | { readonly kind: 'in-enum'; readonly location: Location }
  | { readonly kind: 'expr'; readonly condition: Expression };

/** What is done to the bytes after they are read. */
export type Process =
  | { readonly kind: 'xor'; readonly key: Expression }
  /** To the left; `ror` is to the left by less than nothing. */
  | { readonly kind: 'rotate'; readonly amount: Expression; readonly right: boolean }
  | { readonly kind: 'zlib' }
  | { readonly kind: 'custom'; readonly path: readonly string[]; readonly args: readonly Expression[] };

/** How many bytes a value has, before it is known what the bytes mean. */
export interface Extent {
  readonly size: Expression | undefined;
  readonly sizeEos: boolean;
  readonly terminator: Uint8Array | undefined;
  readonly include: boolean;
  readonly consume: boolean;
  readonly eosError: boolean;
  readonly padRight: number | undefined;
  readonly process: Process | undefined;
}

/** Whether it is known where the value ends without knowing what it is. Objects then get a stream of their own. */
export function hasExtent({ size, sizeEos, terminator }: Extent): boolean {
  return size !== undefined || sizeEos || terminator !== undefined;
}

/** Whether the stream of an object is not just a part of the stream around: some bytes are left out, or others. */
export function isWrapped({ terminator, padRight, process }: Extent): boolean {
  return terminator !== undefined || padRight !== undefined || process !== undefined;
}

/** The expressions in it. */
export function processExpressions(process: Process | undefined): readonly Expression[] {
  switch (process?.kind) {
    case 'xor':
      return [process.key];
    case 'rotate':
      return [process.amount];
    case 'custom':
      return process.args;
    default:
      return [];
  }
}

/** `parent`: what an object is told to be part of, where that is not the object that has it as a field. */
export interface ParentSpec {
  /** Nothing for `false`: it has no parent. */
  readonly expression: Expression | undefined;
  readonly location: Location;
}

export interface AttrSpec {
  readonly id: string;
  /** Where it gets its id. */
  readonly idLocation: Location;
  readonly location: Location;
  /** Where in the file it stands, as Kaitai's error objects name it: `/types/foo/seq/2`. */
  readonly path: string;
  readonly doc: Doc;
  readonly type: TypeSyntax;
  readonly contents: Uint8Array | undefined;
  readonly extent: Extent;
  readonly encoding: string | undefined;
  readonly enum: EnumReference | undefined;
  readonly condition: Expression | undefined;
  readonly repeat: Repeat | undefined;
  readonly valid: Valid | undefined;
  readonly parent: ParentSpec | undefined;
  readonly extensions: Extensions;
}

/** What `instances` names: a value that is computed, or one that is read from a position in a stream. */
export type InstanceSpec = ValueInstanceSpec | ParseInstanceSpec;

export interface ValueInstanceSpec {
  readonly kind: 'value';
  readonly id: string;
  readonly idLocation: Location;
  readonly location: Location;
  readonly path: string;
  readonly doc: Doc;
  readonly value: Expression;
  readonly enum: EnumReference | undefined;
  readonly condition: Expression | undefined;
  readonly valid: Valid | undefined;
}

/** All that an attribute of the sequence has, and where it is. */
export interface ParseInstanceSpec extends AttrSpec {
  readonly kind: 'parse';
  /** Offset in bytes in the stream; without it, wherever the stream stands when the instance is first asked for. */
  readonly pos: Expression | undefined;
  /** The stream; without it, that of the object. */
  readonly io: Expression | undefined;
}
