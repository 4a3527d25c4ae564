/**
 * The syntax tree of Kaitai Struct's expression language.
 *
 * `offset` is a 0-based index into the expression's text. It is the place that an error about the
 * node should point at: where a literal, a name, a list or a prefix operator starts; the operator of
 * a binary one; the `?` of a ternary; the name after the dot of an attribute or a call; the `[` of a
 * subscript; the `as` of a cast.
 */

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly offset: number;
}

export type UnaryOperator = '-' | 'not' | '~';

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '<<'
  | '>>'
  | '&'
  | '|'
  | '^'
  | ComparisonOperator
  | 'and'
  | 'or';

/** The name of a type: `u4`, `foo::bar`, `::foo`, `u4[]`. */
export interface TypeName {
  /** Whether it starts with `::`, so that it is looked up from the root. */
  readonly absolute: boolean;
  /** The names between the `::`, at least one. */
  readonly path: readonly string[];
  /** How many `[]` follow the name. Kaitai's grammar allows one, so this is 0 or 1. */
  readonly arrayDepth: number;
  readonly offset: number;
}

/** A type with the arguments for its parameters, as in `foo(1, x.y)`. */
export interface TypeReference {
  readonly type: TypeName;
  /** Empty when there are no parentheses. */
  readonly args: readonly Expr[];
}

export interface IntLiteral extends Node<'int'> {
  /** Never negative: a minus sign is a unary operator. */
  readonly value: bigint;
}

export interface FloatLiteral extends Node<'float'> {
  /** Finite and never negative. */
  readonly value: number;
}

export interface StringLiteral extends Node<'str'> {
  /** Escapes resolved; adjacent literals joined. */
  readonly value: string;
}

export interface BoolLiteral extends Node<'bool'> {
  readonly value: boolean;
}

/** `f"text {expression} text"`. */
export interface FormatString extends Node<'fstr'> {
  /** Text (escapes resolved, never empty) and expressions in order. */
  readonly parts: readonly (string | Expr)[];
}

/** A field, an instance, a parameter or one of `_io`, `_root`, `_parent`, `_`, `_index`, `_sizeof`. */
export interface Name extends Node<'name'> {
  readonly id: string;
}

/** `[a, b]`. Whether it is an array or a byte array depends on the items. */
export interface ListLiteral extends Node<'list'> {
  readonly items: readonly Expr[];
}

/** `type::enum::member`. */
export interface EnumMember extends Node<'enum'> {
  /** The scope and, last, the name of the enum. */
  readonly path: readonly string[];
  readonly member: string;
  /** Whether it starts with `::`. */
  readonly absolute: boolean;
}

export interface Unary extends Node<'unary'> {
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Binary extends Node<'binary'> {
  readonly op: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
}

/** `cond ? ifTrue : ifFalse`. */
export interface Ternary extends Node<'ternary'> {
  readonly cond: Expr;
  readonly ifTrue: Expr;
  readonly ifFalse: Expr;
}

/** `object.name`, which may be a member or a method without arguments. */
export interface Attribute extends Node<'attribute'> {
  readonly object: Expr;
  readonly name: string;
}

/** `object.method(args)`; `args` may be empty. */
export interface Call extends Node<'call'> {
  readonly object: Expr;
  readonly method: string;
  readonly args: readonly Expr[];
}

/** `function(args)`: in the keys of this generator's own alone, see `model/extensions.ts`. */
export interface Apply extends Node<'apply'> {
  readonly name: string;
  readonly args: readonly Expr[];
}

/** `object[index]`. */
export interface Subscript extends Node<'subscript'> {
  readonly object: Expr;
  readonly index: Expr;
}

/** `object.as<type>`. */
export interface Cast extends Node<'cast'> {
  readonly object: Expr;
  readonly type: TypeName;
}

/** `sizeof<type>` or, with `bits`, `bitsizeof<type>`. */
export interface SizeOf extends Node<'sizeof'> {
  readonly type: TypeName;
  readonly bits: boolean;
}

export type Expr =
  | IntLiteral
  | FloatLiteral
  | StringLiteral
  | BoolLiteral
  | FormatString
  | Name
  | ListLiteral
  | EnumMember
  | Unary
  | Binary
  | Ternary
  | Attribute
  | Call
  | Apply
  | Subscript
  | Cast
  | SizeOf;

/**
 * An expression that is not one. The message says what was expected and what was found, without the
 * position: the caller knows where in the file the text stands (see `YamlScalar.locate`).
 */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** 0-based index into the text of what was found; the text's length if that is its end. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}
