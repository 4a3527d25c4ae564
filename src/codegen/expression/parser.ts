/**
 * Parses Kaitai Struct's expression language by precedence climbing. From the loosest to the
 * tightest: `? :`, `or`, `and`, `not`, comparisons (which do not chain), `|`, `^`, `&`, shifts,
 * `+ -`, `* / %`, unary `- ~ +`, and what follows a value (`.name`, `.as<type>`, `(…)`, `[…]`).
 *
 * Learnt from the grammar of the official compiler (exprlang/Expressions.scala, 0.12-dev). Stricter,
 * so that mistakes are found here and not later: `and`, `or` and `not` are no names except after `.`
 * or in an enum's path (which `not` cannot start); only a method can be called; a float has to be
 * finite; no letter may follow the digits of 0x, 0o and 0b.
 */

import { type BinaryOperator, type Expr, ExpressionError, type TypeName, type TypeReference } from './ast.js';
import { Cursor } from './cursor.js';
import { readText, tokenAt } from './lexer.js';

const PRECEDENCE: ReadonlyMap<string, readonly [BinaryOperator, number]> = new Map(
  (
    [
      ['or'],
      ['and'],
      [], // not
      ['==', '!=', '<', '<=', '>', '>='],
      ['|'],
      ['^'],
      ['&'],
      ['<<', '>>'],
      ['+', '-'],
      ['*', '/', '%'],
    ] as const
  ).flatMap((ops, level) => ops.map((op): [string, [BinaryOperator, number]] => [op, [op, level]])),
);
const NOT_LEVEL = 2;
const COMPARISON_LEVEL = 3;

/**
 * Parses a whole text as one expression.
 *
 * @param functions whether it may call functions, `crc32(body)`, which the language itself has not
 * @throws ExpressionError if it is not one, nested deeper than 400 levels of parentheses and first branches of `?`, or
 *   has more than 4000 operators.
 */
export function parseExpression(text: string, functions = false): Expr {
  const parser = new Parser(text, functions);
  const expr = parser.expression();
  parser.expectEnd('an operator or the end of the expression');
  return expr;
}

/**
 * Parses a type as it stands after `type:`, for example `u4`, `foo::bar`, `foo(1, x.y)` or `u4[]`.
 * @throws ExpressionError as parseExpression; also for empty parentheses.
 */
export function parseTypeName(text: string): TypeReference {
  const parser = new Parser(text);
  const reference = parser.typeReference();
  parser.expectEnd('the end of the type');
  return reference;
}

class Parser extends Cursor {
  constructor(
    text: string,
    private readonly functions = false,
  ) {
    super(text);
  }

  expression(): Expr {
    this.enter();
    // Those of a choice in the second branch of another, and so on, which are many where each is one case.
    const choices: { readonly cond: Expr; readonly ifTrue: Expr; readonly offset: number }[] = [];
    let expr = this.operators(0);
    for (let offset = this.token.start; this.accept('?'); offset = this.token.start) {
      this.link();
      const ifTrue = this.expression();
      this.expect(':', '":" and the second branch of "?"');
      choices.push({ cond: expr, ifTrue, offset });
      expr = this.operators(0);
    }
    this.leave();
    for (const { cond, ifTrue, offset } of choices.reverse())
      expr = { kind: 'ternary', cond, ifTrue, ifFalse: expr, offset };
    return expr;
  }

  typeReference(): TypeReference {
    const type = this.typeName();
    if (!this.accept('(')) return { type, args: [] };
    const args = [this.expression(), ...this.moreItems(')')];
    this.expect(')', 'an operator, "," or ")"');
    return { type, args };
  }

  /** Binary operators, and `not`, that bind at least as tightly as the given level. */
  private operators(level: number): Expr {
    let left = this.isOp('not') ? this.negation(level) : this.unary();
    let lastLevel = -1;
    for (;;) {
      const { token } = this;
      const found = token.kind === 'op' || token.kind === 'name' ? PRECEDENCE.get(token.text) : undefined;
      if (found === undefined || found[1] < level) return left;
      const [op, opLevel] = found;
      if (opLevel === COMPARISON_LEVEL && lastLevel === COMPARISON_LEVEL) {
        this.fail('"and", "or" or the end of the expression, as comparisons do not chain');
      }
      this.link();
      this.next();
      left = { kind: 'binary', op, left, right: this.operators(opLevel + 1), offset: token.start };
      lastLevel = opLevel;
    }
  }

  private negation(level: number): Expr {
    if (level > NOT_LEVEL) this.fail('a value, which may be "(not …)"');
    const offsets: number[] = [];
    for (; this.isOp('not'); this.next()) {
      this.link();
      offsets.push(this.token.start);
    }
    const operand = this.operators(NOT_LEVEL);
    return offsets.reduceRight<Expr>(
      (inner, offset) => ({ kind: 'unary', op: 'not', operand: inner, offset }),
      operand,
    );
  }

  private unary(): Expr {
    const signs: { readonly op: '-' | '~'; readonly offset: number }[] = [];
    for (;;) {
      const { start: offset } = this.token;
      const op = this.isOp('-') ? '-' : this.isOp('~') ? '~' : undefined;
      if (op === undefined && !this.isOp('+')) break;
      if (op !== undefined) signs.push({ op, offset });
      this.link();
      this.next();
    }
    const value = this.trailers(this.atom());
    return signs.reduceRight<Expr>(
      (operand, { op, offset }) => ({ kind: 'unary', op, operand, offset }),
      value,
    );
  }

  private trailers(atom: Expr): Expr {
    let object = atom;
    for (;;) {
      const offset = this.token.start;
      if (this.accept('.')) object = this.member(object);
      else if (this.isOp('(')) object = this.call(object);
      else if (this.accept('[')) {
        const index = this.expression();
        this.expect(']', 'an operator or "]" after the index');
        object = { kind: 'subscript', object, index, offset };
      } else return object;
      this.link();
    }
  }

  /** What follows a dot. `as` is a cast only if a whole `<type>` follows, else it is a name. */
  private member(object: Expr): Expr {
    const offset = this.token.start;
    const name = this.name('a name after "."');
    const type = name === 'as' ? this.typeArgument() : undefined;
    if (type !== undefined) return { kind: 'cast', object, type, offset };
    return { kind: 'attribute', object, name, offset };
  }

  private call(callee: Expr): Expr {
    if (callee.kind === 'name' && this.functions) {
      return { kind: 'apply', name: callee.id, args: this.arguments(), offset: callee.offset };
    }
    if (callee.kind !== 'attribute') {
      this.fail('an operator or the end of the expression, as only a method can be called');
    }
    const args = this.arguments();
    return { kind: 'call', object: callee.object, method: callee.name, args, offset: callee.offset };
  }

  /** In parentheses, of which the first is the current token. */
  private arguments(): Expr[] {
    this.next();
    const args = this.isOp(')') ? [] : [this.expression()];
    while (args.length > 0 && this.accept(',')) args.push(this.expression());
    this.expect(')', 'an operator, "," or ")"');
    return args;
  }

  private atom(): Expr {
    const { token } = this;
    const offset = token.start;
    switch (token.kind) {
      case 'int':
        this.next();
        return { kind: 'int', value: token.value, offset };
      case 'float':
        this.next();
        return { kind: 'float', value: token.value, offset };
      case 'str':
        return { kind: 'str', value: this.adjacentStrings(), offset };
      case 'fstring':
        return this.formatString();
      case 'name':
        return this.nameOrEnum(token.text);
      case 'op':
        if (token.text === '(') return this.parenthesised();
        if (token.text === '[') return this.list();
        if (token.text === '::') return this.enumMember([], true, offset);
    }
    return this.fail('a value');
  }

  private parenthesised(): Expr {
    this.next();
    const expr = this.expression();
    this.expect(')', 'an operator or ")"');
    return expr;
  }

  private list(): Expr {
    const offset = this.token.start;
    this.next();
    const items = this.isOp(']') ? [] : [this.expression(), ...this.moreItems(']')];
    this.expect(']', 'an operator, "," or "]"');
    return { kind: 'list', items, offset };
  }

  /** Further items after a first one; a comma before the closing bracket is fine. */
  private moreItems(close: string): Expr[] {
    const items: Expr[] = [];
    while (this.accept(',') && !this.isOp(close)) items.push(this.expression());
    return items;
  }

  private adjacentStrings(): string {
    let value = '';
    for (let { token } = this; token.kind === 'str'; token = this.token) {
      value += token.value;
      this.next();
    }
    return value;
  }

  private formatString(): Expr {
    const offset = this.token.start;
    const parts: (string | Expr)[] = [];
    let at = this.token.end;
    for (;;) {
      const { value, end } = readText(this.text, at, '"{');
      if (value !== '') parts.push(value);
      if (this.text[end] !== '{') {
        if (end >= this.text.length) this.failAtEnd('a " to close the format string');
        this.seek(end + 1);
        return { kind: 'fstr', parts, offset };
      }
      this.seek(end + 1);
      parts.push(this.expression());
      if (!this.isOp('}')) this.fail('an operator or "}"');
      at = this.token.end;
    }
  }

  private nameOrEnum(text: string): Expr {
    const { start: offset, end } = this.token;
    // No lookahead token is kept, so the lexer is asked for the one after this name.
    const after = tokenAt(this.text, end);
    if (after.kind === 'op' && after.text === '::') {
      this.next();
      return this.enumMember([text], false, offset);
    }
    if (text === 'and' || text === 'or' || text === 'not') this.fail('a value');
    this.next();
    if (text === 'true' || text === 'false') return { kind: 'bool', value: text === 'true', offset };
    if (text === 'sizeof' || text === 'bitsizeof') {
      const type = this.typeArgument();
      if (type !== undefined) return { kind: 'sizeof', type, bits: text === 'bitsizeof', offset };
    }
    return { kind: 'name', id: text, offset };
  }

  /** The rest of an enum member's path; the current token is a `::`. */
  private enumMember(first: readonly string[], absolute: boolean, offset: number): Expr {
    const names = [...first];
    while (this.accept('::')) names.push(this.name('a name after "::"'));
    const member = names.pop() ?? '';
    if (names.length === 0) this.fail('"::" and the name of an enum\'s member');
    return { kind: 'enum', path: names, member, absolute, offset };
  }

  /** `<type>` if that is what follows, or nothing, with the position unchanged. */
  private typeArgument(): TypeName | undefined {
    const before = this.token;
    try {
      if (!this.accept('<')) return undefined;
      const type = this.typeName();
      // The ">" may be the first half of what the lexer takes for ">>" or ">=".
      const close = this.token.start;
      if (this.text[close] !== '>') this.fail('">"');
      this.seek(close + 1);
      return type;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.token = before;
      return undefined;
    }
  }

  private typeName(): TypeName {
    const offset = this.token.start;
    const absolute = this.accept('::');
    const path = [this.name('the name of a type')];
    while (this.accept('::')) path.push(this.name('a name after "::"'));
    const isArray = this.accept('[');
    if (isArray) this.expect(']', '"]" (the array of a type has no size)');
    return { absolute, path, arrayDepth: isArray ? 1 : 0, offset };
  }
}
