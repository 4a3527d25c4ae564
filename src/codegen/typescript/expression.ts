/**
 * Expressions in TypeScript. Their types are known, so each comes out as code of just that type.
 *
 * Inside this file code always stands on its own: a name, a call, a literal, or something in parentheses.
 */
import { compared, isLiteralLike, keyOf, overlap, tested } from '../analyse/shape.js';
import { steppingStones } from '../analyse/walk.js';
import type { Expr } from '../expression/ast.js';
import type { Reference } from '../infer/table.js';
import { encodingOf } from '../model/encoding.js';
import type { Expression } from '../model/spec.js';
import { isBigEnum, type ValueType } from '../model/types.js';
import { applyCode } from './apply.js';
import { byteArray, quote } from './code.js';
import { comparisonCode, type Operand } from './comparison.js';
import type { ModuleContext } from './context.js';
import { type IntCode, Integers } from './integers.js';
import { enumToInt, methodCode } from './methods.js';
import { enumMemberName, lowerCamel, propertyName } from './names.js';
import { stripParens, templateText } from './syntax.js';

/** What the names that depend on the place stand for in the code around. */
export interface Place {
  /** The stream being read or written. */
  readonly io?: string;
  /** `_`. */
  readonly item?: string;
  /** `_index`. */
  readonly index?: string;
  /** What a name, or a member of something, stands for where there is no object yet. */
  readonly known?: (expr: Expr) => string | undefined;
}

export class ExpressionEmitter {
  private readonly integers: Integers;
  /** The code of parts of the expression that is being printed. */
  private ready: Map<Expr, string> = new Map();

  constructor(readonly context: ModuleContext) {
    this.integers = new Integers(context);
  }

  // Whole expressions, without parentheses around them

  /** Prints parts of a deep expression first. */
  private whole<T>(ast: Expr, place: Place, print: () => T): T {
    const { ready } = this;
    this.ready = new Map();
    try {
      for (const stone of steppingStones(ast)) this.ready.set(stone, this.emit(stone, place));
      return print();
    } finally {
      this.ready = ready;
    }
  }

  /** A condition. `inside` are the names that the code under it compares. */
  condition({ ast }: Expression, place: Place, inside: ReadonlySet<string> = new Set()): string {
    return this.whole(ast, place, () => stripParens(this.test(ast, place, inside)));
  }

  /** The value, or undefined where the expression's value may be missing. */
  value({ ast }: Expression, place: Place = {}): string {
    return this.whole(ast, place, () => stripParens(this.emit(ast, place)));
  }

  /** The value as a number, for sizes and counts. */
  count({ ast }: Expression, place: Place = {}): string {
    return this.whole(ast, place, () => stripParens(this.number(ast, place)));
  }

  /** The same, where a number below 0 means as much as 0. */
  atLeastZero(expression: Expression, place: Place = {}): string {
    const code = this.count(expression, place);
    const { type } = this.context.table.of(expression.ast);
    return type.kind === 'int' && type.range.min >= 0n ? code : `Math.max(0, ${code})`;
  }

  /** The value in the representation that values of `type` have. */
  as(type: ValueType, { ast }: Expression, place: Place = {}): string {
    return this.whole(ast, place, () => stripParens(this.converted(ast, type, place, false)));
  }

  /** The same, or undefined where the expression's value may be missing. */
  maybe(type: ValueType, { ast }: Expression, place: Place = {}): string {
    return this.whole(ast, place, () => stripParens(this.converted(ast, type, place, true)));
  }

  /** The value to choose by. `inside` are the names that the code of the choices compares. */
  subject({ ast }: Expression, place: Place, inside: ReadonlySet<string>): Operand {
    const { type } = this.context.table.of(ast);
    const code = this.whole(ast, place, () => this.need(ast, place));
    const hide = isLiteralLike(ast) || keyOf(ast).some((key) => inside.has(key));
    return { code: hide ? `(${code} as ${this.context.typeOf(type)})` : code, type };
  }

  /** Values of one type in one representation. */
  alike(operands: readonly Operand[]): string[] {
    const isBig = operands.some(({ type }) => type.kind === 'int' && this.context.isBig(type.range));
    return operands.map(({ code, type }) =>
      isBig && type.kind === 'int' ? this.integers.toBigInt({ code, range: type.range }) : code,
    );
  }

  /** As one side of a comparison. */
  operand({ ast }: Expression, place: Place): Operand {
    const code = this.whole(ast, place, () => this.need(ast, place));
    return { code, type: this.context.table.of(ast).type };
  }

  /** A comparison of two values, in parentheses. */
  compare(op: string, left: Operand, right: Operand): string {
    return comparisonCode(op, left, right, this.context, this.integers);
  }

  // Parts

  /**
   * The code of the left side of an operator, in a deep expression without its parentheses where the operator is the same:
   * TypeScript does not take a thousand of them in each other.
   */
  private inRow(code: string, op: string, left: Expr): string {
    const isSame = left.kind === 'binary' && left.op === op && IN_ROWS.includes(op);
    return this.isDeep && isSame && !code.endsWith(' as boolean)') ? stripParens(code) : code;
  }

  private get isDeep(): boolean {
    return this.ready.size > 0;
  }

  private converted(expr: Expr, wanted: ValueType, place: Place, mayLack: boolean): string {
    const { type, optional } = this.context.table.of(expr);
    const changes = type.kind === 'int' && this.represented({ code: '', range: type.range }, wanted) !== '';
    const code = mayLack && !(optional && changes) ? this.emit(expr, place) : this.need(expr, place);
    return type.kind === 'int' ? this.represented({ code, range: type.range }, wanted) : code;
  }

  /** An integer in the representation that the other type has. */
  private represented(int: IntCode, wanted: ValueType): string {
    if (wanted.kind === 'float') return this.float(int);
    if (wanted.kind === 'enum') return this.enumValue(int, wanted);
    if (wanted.kind === 'union') {
      const member = wanted.members.find(({ kind }) => kind === 'int');
      return member === undefined ? int.code : this.represented(int, member);
    }
    if (wanted.kind !== 'int' || this.context.isBig(int.range) === this.context.isBig(wanted.range))
      return int.code;
    return this.context.isBig(wanted.range) ? this.integers.toBigInt(int) : this.integers.toNumber(int);
  }

  /** An integer as a value of an enum, of which it need not be a member. */
  private enumValue(int: IntCode, wanted: ValueType & { kind: 'enum' }): string {
    if (isBigEnum(wanted.enum)) return this.integers.toBigInt(int);
    if (!this.context.isBig(int.range)) return int.code;
    return this.context.isBig(wanted.range)
      ? `${this.context.use('toNumberIfSafe')}(${int.code})`
      : this.integers.toNumber(int);
  }

  private float({ code, range }: IntCode): string {
    return this.context.isBig(range) ? `Number(${code})` : code;
  }

  private number(expr: Expr, place: Place): string {
    const { type } = this.context.table.of(expr);
    const code = this.need(expr, place);
    return type.kind === 'int' ? this.integers.toNumber({ code, range: type.range }) : code;
  }

  private int(expr: Expr, place: Place): IntCode {
    const { type } = this.context.table.of(expr);
    return { code: this.need(expr, place), range: type.kind === 'int' ? type.range : { min: 0n, max: 0n } };
  }

  /** The value at a place that cannot do without it. */
  private need(expr: Expr, place: Place): string {
    const { table } = this.context;
    if (!table.of(expr).optional && !table.mayBeUnread(expr)) return this.emit(expr, place);
    const code = this.link(expr, place) ?? this.emit(expr, place);
    return `${this.context.use('present')}(${code}, ${quote(nameOf(expr))})`;
  }

  /** A boolean that decides whether what is `inside` is evaluated. */
  private test(expr: Expr, place: Place, inside: ReadonlySet<string>): string {
    const code = this.need(expr, place);
    const isLiteral = isLiteralLike(expr) || /^(true|false)$/.test(code);
    const hide = isLiteral || overlap(tested(expr), inside);
    return hide ? `(${code} as boolean)` : code;
  }

  private emit(expr: Expr, place: Place): string {
    return this.ready.get(expr) ?? this.emitAnew(expr, place);
  }

  private emitAnew(expr: Expr, place: Place): string {
    const { type } = this.context.table.of(expr);
    const reference = this.context.table.referenceOf(expr);
    if (reference?.kind === 'special' && reference.name === '_sizeof' && type.kind === 'int') {
      return this.integers.literal(type.range.min);
    }
    const known = place.known?.(expr);
    if (known !== undefined) return known;
    switch (expr.kind) {
      case 'int':
        return this.integers.literal(expr.value);
      case 'float':
      case 'bool':
        return `${expr.value}`;
      case 'str':
        return quote(expr.value);
      case 'fstr':
        return `\`${expr.parts.map((part) => (typeof part === 'string' ? templateText(part) : `\${${stripParens(this.need(part, place))}}`)).join('')}\``;
      case 'name':
        return this.reference(reference, 'this', place);
      case 'list':
        return this.list(expr, type, place);
      case 'enum':
        return reference?.kind === 'enum-member'
          ? `${this.context.enum(reference.enum)}.${enumMemberName(reference.member)}`
          : '';
      case 'unary':
        return this.unary(expr, type, place);
      case 'binary':
        return this.binary(expr, type, place);
      case 'ternary': {
        const test = this.test(
          expr.cond,
          place,
          new Set([...compared(expr.ifTrue), ...compared(expr.ifFalse)]),
        );
        const branch = (part: Expr) => this.converted(part, type, place, true);
        const last = branch(expr.ifFalse);
        const otherwise = this.isDeep && expr.ifFalse.kind === 'ternary' ? stripParens(last) : last;
        return `(${test} ? ${branch(expr.ifTrue)} : ${otherwise})`;
      }
      case 'attribute':
        return this.attribute(expr, place);
      case 'call':
        return this.method(expr.object, expr.method, expr.args, place);
      case 'apply': {
        const value = (part: Expr) => stripParens(this.need(part, place));
        const number = (part: Expr) => stripParens(this.number(part, place));
        return applyCode(expr, { value, number }, this.context);
      }
      case 'subscript':
        return `${this.context.use('elementAt')}(${stripParens(this.need(expr.object, place))}, ${stripParens(this.number(expr.index, place))})`;
      case 'cast':
        return this.cast(expr, type, place);
      case 'sizeof':
        return type.kind === 'int' ? this.integers.literal(type.range.min) : '0';
    }
  }

  private list(expr: Expr & { kind: 'list' }, type: ValueType, place: Place): string {
    if (type.kind === 'bytes') {
      const literals = expr.items.flatMap((item) => (item.kind === 'int' ? [Number(item.value)] : []));
      if (literals.length === expr.items.length) return byteArray(Uint8Array.from(literals));
      return `Uint8Array.of(${expr.items.map((item) => stripParens(this.number(item, place))).join(', ')})`;
    }
    const element: ValueType = type.kind === 'array' ? type.element : { kind: 'any' };
    return `[${expr.items.map((item) => stripParens(this.converted(item, element, place, false))).join(', ')}]`;
  }

  private unary({ op, operand }: Expr & { kind: 'unary' }, type: ValueType, place: Place): string {
    if (op === 'not') return `!${this.need(operand, place)}`;
    if (type.kind !== 'int') return `(-${this.need(operand, place)})`;
    const int = this.int(operand, place);
    return op === '-' ? this.integers.negate(int, type.range) : this.integers.invert(int, type.range);
  }

  private binary({ op, left, right }: Expr & { kind: 'binary' }, type: ValueType, place: Place): string {
    if (op === 'and' || op === 'or') {
      const first = this.test(left, place, compared(right));
      return `(${this.inRow(first, op, left)} ${op === 'and' ? '&&' : '||'} ${this.test(right, place, new Set())})`;
    }
    if (type.kind === 'bool') return this.comparison(op, left, right, place);
    if (type.kind === 'int') {
      const a = this.int(left, place);
      const first = { ...a, code: this.inRow(a.code, op, left) };
      return this.integers.binary(op, first, this.int(right, place), type.range);
    }
    const [a, b] = [left, right].map((side) => this.converted(side, type, place, false));
    return op === '%'
      ? `${this.context.use('mod')}(${a}, ${b})`
      : `(${this.inRow(a ?? '', op, left)} ${op} ${b})`;
  }

  private comparison(op: string, left: Expr, right: Expr, place: Place): string {
    const { table } = this.context;
    const side = (expr: Expr): Operand => ({ code: this.need(expr, place), type: table.of(expr).type });
    const [a, b] = [side(left), side(right)];
    const hide = isLiteralLike(left) && isLiteralLike(right);
    return this.compare(op, hide ? { ...a, code: `(${a.code} as ${this.context.typeOf(a.type)})` } : a, b);
  }

  private attribute(expr: Expr & { kind: 'attribute' }, place: Place): string {
    const reference = this.context.table.referenceOf(expr);
    if (reference?.kind === 'method') return this.method(expr.object, expr.name, [], place);
    return this.reference(reference, this.object(expr, place), place);
  }

  /** What the attribute is one of. */
  private object(expr: Expr & { kind: 'attribute' }, place: Place): string {
    const object = this.castWith(expr, place) ?? this.need(expr.object, place);
    const { kind } = this.context.table.of(expr.object).type;
    return kind === 'any' ? `(${object} as ${this.context.use('KaitaiStruct')})` : object;
  }

  /** The property behind `_parent` and `_root`, which is null where the object does not know what it is part of. */
  private link(expr: Expr, place: Place): string | undefined {
    const reference = this.context.table.referenceOf(expr);
    const isLink =
      reference?.kind === 'special' && (reference.name === '_parent' || reference.name === '_root');
    if (!isLink) return undefined;
    return `${expr.kind === 'attribute' ? this.object(expr, place) : 'this'}.${reference.name}`;
  }

  /** A member of `object`, which is `this` for a plain name. */
  private reference(reference: Reference | undefined, object: string, place: Place): string {
    switch (reference?.kind) {
      case 'param':
        return `${object}.${propertyName(reference.param.spec.id, reference.owner)}`;
      case 'field':
        return `${object}.${propertyName(reference.field.spec.id, reference.owner)}`;
      case 'instance':
        return `${object}.${propertyName(reference.instance.spec.id, reference.owner)}`;
      case 'opaque':
        return `${object}.${lowerCamel(reference.name)}`;
      case 'special':
        return this.special(reference.name, object, place);
      default:
        throw new Error('a name was not resolved');
    }
  }

  private special(name: string, object: string, place: Place): string {
    if (name === '_') return place.item ?? '_';
    if (name === '_index') return place.index ?? 'index';
    // In an expression, what is missing is undefined.
    if (name !== '_io') return `(${object}.${name} ?? undefined)`;
    if (object === 'this' && place.io !== undefined) return place.io;
    return `${this.context.use('present')}(${object}.${name}, '${name}')`;
  }

  private method(object: Expr, name: string, args: readonly Expr[], place: Place): string {
    const self = { code: this.need(object, place), type: this.context.table.of(object).type };
    const isEncoding = self.type.kind === 'bytes' && name === 'to_s';
    const code = args.map((arg) =>
      isEncoding ? this.encoding(arg, place) : stripParens(this.number(arg, place)),
    );
    return methodCode(self, name, code, this.context);
  }

  private encoding(arg: Expr, place: Place): string {
    return arg.kind === 'str'
      ? this.context.encoding(encodingOf(arg.value).name)
      : stripParens(this.need(arg, place));
  }

  /** The object of a member, if it is a cast: one of another class will do that has the member, as in the official target. */
  private castWith(expr: Expr & { kind: 'attribute' }, place: Place): string | undefined {
    const { table } = this.context;
    const { object } = expr;
    const reference = table.referenceOf(expr);
    if (object.kind !== 'cast' || table.of(object).optional || place.known?.(object) !== undefined)
      return undefined;
    const spec =
      reference?.kind === 'field'
        ? reference.field.spec
        : reference?.kind === 'instance'
          ? reference.instance.spec
          : undefined;
    if (spec === undefined || reference === undefined || !('owner' in reference)) return undefined;
    return this.cast(object, table.of(object).type, place, propertyName(spec.id, reference.owner));
  }

  private cast(
    expr: Expr & { kind: 'cast' },
    type: ValueType,
    place: Place,
    member?: string | undefined,
  ): string {
    // What a list literal is follows from the cast: `[].as<bytes>`, `[1, 2].as<u2[]>`.
    if (expr.object.kind === 'list' && (type.kind === 'bytes' || type.kind === 'array'))
      return this.list(expr.object, type, place);
    const from = this.context.table.of(expr.object).type;
    if (from.kind === 'enum' && type.kind === 'int')
      return enumToInt(this.need(expr.object, place), from, this.context);
    const code = this.converted(expr.object, type, place, false);
    if (from.kind === type.kind && type.kind !== 'user' && type.kind !== 'enum' && type.kind !== 'array')
      return code;
    const checked = this.checkedCast(stripParens(code), expr.object, type, member);
    if (checked !== undefined) return checked;
    const isWide = ['union', 'struct', 'any', 'int', 'enum'].includes(from.kind);
    return `(${code}${isWide ? '' : ' as unknown'} as ${this.context.typeOf(type)})`;
  }

  /** Where only what is read tells what a value is, a cast that is false is an error. */
  private checkedCast(code: string, object: Expr, type: ValueType, member?: string): string | undefined {
    const from = this.context.table.of(object).type;
    if (!['union', 'struct', 'any', 'user'].includes(from.kind)) return undefined;
    const id = quote(nameOf(object));
    if (type.kind === 'user') {
      const isSame = from.kind === 'user' && from.class === type.class;
      if (isSame || type.class.isOpaque) return undefined;
      const args = [
        code,
        this.context.class(type.class),
        id,
        ...(member === undefined ? [] : [quote(member)]),
      ];
      return `${this.context.use('castTo')}(${args.join(', ')})`;
    }
    const cast = CAST_TO[type.kind];
    if (cast === undefined) return undefined;
    return `(${this.context.use(cast)}(${code}, ${id}) as ${this.context.typeOf(type)})`;
  }
}

/** Operators that are alike from left to right, whether there are parentheses around the first or not. */
const IN_ROWS = ['and', 'or', '+', '&', '|', '^'];

/** What a value must be that is cast to such a type: what `typeof` says of it, or a class. */
const CAST_TO: Readonly<Record<string, string>> = {
  int: 'castToInteger',
  enum: 'castToInteger',
  float: 'castToFloat',
  bool: 'castToBoolean',
  str: 'castToString',
  bytes: 'castToBytes',
};

/** The name of what is missing, for a message. */
function nameOf(expr: Expr): string {
  if (expr.kind === 'name') return expr.id;
  return expr.kind === 'attribute' ? expr.name : expr.kind;
}
