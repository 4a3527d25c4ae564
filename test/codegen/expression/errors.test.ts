import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../../src/codegen/expression/ast.js';
import { parseExpression, parseTypeName } from '../../../src/codegen/expression/parser.js';

/** The `¦` marks where the error is expected; it is not part of the source. */
const TABLE: readonly (readonly [marked: string, message: string])[] = [
  ['¦', 'expected a value, found the end'],
  ['  ¦', 'expected a value, found the end'],
  ['1 +¦', 'expected a value, found the end'],
  ['a ¦b', 'expected an operator or the end of the expression, found "b"'],
  ['a &¦& b', 'expected a value, found "&"'],
  ['a ¦= b', `expected an operator or the end of the expression, found "=", did you mean '=='?`],
  ['¦!a', `expected a value, found "!", did you mean 'not'?`],
  ['a < b ¦< c', 'expected "and", "or" or the end of the expression, as comparisons do not chain, found "<"'],
  ['1 + ¦not a', 'expected a value, which may be "(not …)", found "not"'],
  ['¦and', 'expected a value, found "and"'],
  ['(1 + 5¦', 'expected an operator or ")", found the end'],
  ['(1 ¦2)', 'expected an operator or ")", found "2"'],
  ['(¦)', 'expected a value, found ")"'],
  ['[1, ¦, 2]', 'expected a value, found ","'],
  ['[1 ¦2]', 'expected an operator, "," or "]", found "2"'],
  ['a[1¦', 'expected an operator or "]" after the index, found the end'],
  ['a[¦]', 'expected a value, found "]"'],
  ['a ? b¦', 'expected ":" and the second branch of "?", found the end'],
  ['a ? b::c¦', 'expected ":" and the second branch of "?", found the end'],
  ['a.¦-1', 'expected a name after ".", found "-"'],
  ['a¦.1', 'expected an operator or the end of the expression, found ".1"'],
  ['a::¦1', 'expected a name after "::", found "1"'],
  ['::a¦', 'expected "::" and the name of an enum\'s member, found the end'],
  ['f¦(1)', 'expected an operator or the end of the expression, as only a method can be called, found "("'],
  ['a.b(1, ¦)', 'expected a value, found ")"'],
  ['a.b(1 ¦2)', 'expected an operator, "," or ")", found "2"'],
  ['a.as<1¦>', 'expected "and", "or" or the end of the expression, as comparisons do not chain, found ">"'],
  ['"abc¦', 'expected a " to close the string, found the end'],
  ["'abc¦", "expected a ' to close the string, found the end"],
  ['"abc\\¦', 'expected the rest of an escape after \\, found the end'],
  ['f"abc{x}¦', 'expected a " to close the format string, found the end'],
  ['f"abc{x¦', 'expected an operator or "}", found the end'],
  ['f"{¦}"', 'expected a value, found "}"'],
  ['f"{a ¦b}"', 'expected an operator or "}", found "b"'],
  ['"a¦\\u12g4"', 'expected four hexadecimal digits after \\u, found "\\\\u12g4"'],
  ['"a¦\\777777"', 'expected an octal escape up to \\177777, found "\\\\777777"'],
  ['"¦\\200000"', 'expected an octal escape up to \\177777, found "\\\\200000"'],
  ['1 + ¦0x', 'expected hexadecimal digits after 0x, found "0x"'],
  ['¦0b12', 'expected binary digits after 0b, found "0b12"'],
  ['¦0o_', 'expected octal digits after 0o, found "0o_"'],
  ['¦007', 'expected a number without leading zeros (octal is 0o17), found "007"'],
  ['¦1e400', 'expected a number that fits into 64 bits, found "1e400"'],
  ['a + ¦é', 'expected a value, found "é"'],
  ['¦😀', 'expected a value, found "😀"'],
];

describe('errors of expressions', () => {
  it.each(TABLE)('%s: %s', (marked, message) => {
    const offset = marked.indexOf('¦');
    const error = catchError(() => parseExpression(marked.replace('¦', '')));
    expect(error).toBeInstanceOf(ExpressionError);
    expect(error).toMatchObject({ name: 'ExpressionError', message, offset });
  });

  it('names the escapes there are', () => {
    expect(catchError(() => parseExpression('"\\q"'))).toMatchObject({
      offset: 1,
      message: expect.stringMatching(/^expected one of the escapes \\a .*, found "\\\\q"$/),
    });
  });

  it('cuts what it quotes', () => {
    const error = catchError(() => parseExpression(`a ${'b'.repeat(1000)}`));
    expect(error).toMatchObject({ offset: 2, message: expect.stringMatching(/found "b{39}…"$/) });
  });

  it.each([
    ['foo(¦)', 'expected a value, found ")"'],
    ['foo ¦bar', 'expected the end of the type, found "bar"'],
    ['¦1', 'expected the name of a type, found "1"'],
    ['u4[¦3]', 'expected "]" (the array of a type has no size), found "3"'],
    ['u4[]¦[]', 'expected the end of the type, found "["'],
    ['foo(1¦', 'expected an operator, "," or ")", found the end'],
  ])('of types, %s: %s', (marked, message) => {
    const error = catchError(() => parseTypeName(marked.replace('¦', '')));
    expect(error).toMatchObject({ name: 'ExpressionError', message, offset: marked.indexOf('¦') });
  });
});

describe('limits', () => {
  it.each([
    '(',
    '[',
    'a[',
    'a.b(',
    'f"{',
    'a?',
    '1+(2*',
  ])('refuses endless %s instead of overflowing the stack', (piece) => {
    const error = catchError(() => parseExpression(piece.repeat(50_000)));
    expect(error).toMatchObject({
      message: expect.stringMatching(/^expected at most 400 levels of nesting, found/),
    });
  });

  it.each(['-', '~', '+', 'not ', 'a?b:'])('refuses endless %s by their number', (piece) => {
    expect(() => parseExpression(`${piece.repeat(4000)}a`)).not.toThrow();
    const error = catchError(() => parseExpression(`${piece.repeat(4001)}a`));
    expect(error).toMatchObject({ message: expect.stringMatching(/^expected at most 4000 operators/) });
  });

  it.each(['+1', '.a', '[1]', ' and a', '.as<b>'])('refuses too many %s', (piece) => {
    expect(() => parseExpression(`a${piece.repeat(4000)}`)).not.toThrow();
    const error = catchError(() => parseExpression(`a${piece.repeat(4001)}`));
    expect(error).toMatchObject({ message: expect.stringMatching(/^expected at most 4000 operators/) });
  });

  it('takes a long list', () => {
    expect(parseExpression(`[${'1,'.repeat(50_000)}]`)).toMatchObject({ kind: 'list' });
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
