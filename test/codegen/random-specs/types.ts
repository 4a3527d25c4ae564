/** What is known of the types of a random specification. */
import type { Names } from './names.js';

/** Part of a specification. */
export type Node = Readonly<Record<string, unknown>>;

/** A kind of parameter, or a type that its values have. */
export type ParamKind = 'integer' | 'flag' | 'text' | 'bytes' | 'enum' | TypeInfo;

/** A type that fields may have. */
export interface TypeInfo {
  /** As it is called where it is used. */
  readonly name: string;
  /** The same wherever it is used. */
  readonly key: string;
  /** Whether it takes what is left of its stream, and so needs a size wherever it is used. */
  readonly needsSize: boolean;
  readonly params: readonly ParamKind[];
  /** Whether it asks for a field of the file's own type in its parent, which then has to be an object of that. */
  readonly isChildOfRoot: boolean;
  /** Whether its objects are always of the same size. */
  readonly isFixed: boolean;
  /** Whether it has bits, at any depth: those that are left out between them become 0 when it is written. */
  readonly hasBits: boolean;
  /** What it has that is always there. */
  readonly members: Names;
  /** An integer of its sequence that is always there, if there is one: then its objects have bytes. */
  readonly integer: IntegerName | undefined;
  /** Whether it is of the same file, with its enums. */
  readonly hasOurEnums: boolean;
}

export interface IntegerName {
  readonly name: string;
  /** No value is less, if it may be 0 or more at all. */
  readonly least: number;
}

/** What a type may use beside its own fields. */
export interface Scope {
  readonly types: readonly TypeInfo[];
  readonly enums: readonly string[];
  /** Whether its root is the file's own type: not in a file that is imported, where there is none. */
  readonly hasRoot: boolean;
  /** What the parent of its parts has to be where that is an object of the file's own type. */
  readonly rootAsParent: 'itself' | '_parent' | undefined;
  /** Whether the end of the stream, and the position in it, decide something. */
  readonly asksStream: boolean;
  readonly withPositions: boolean;
  /** Not where the sequence asks for what is at a position: the official parser loses bits then (`instances_of_bits`). */
  readonly withBits: boolean;
  /** Whether there is what the official compiler does not know, so that it is not asked. */
  readonly oursAlone: boolean;
}

// No bits: the official compiler does not count those that are left out behind them (`sizes_of_types_with_bits`).
const SAME_SIZE = /^([us][1248]|f[48])(le|be)?$/;

/** Whether a field always takes the same number of bytes. */
export function isFixed({ type, size, contents, repeat, if: condition, process }: Node): boolean {
  if (repeat !== undefined || condition !== undefined) return false;
  if (process !== undefined) return typeof size === 'number' && process !== 'zlib';
  return contents !== undefined || typeof size === 'number' || SAME_SIZE.test(String(type));
}
