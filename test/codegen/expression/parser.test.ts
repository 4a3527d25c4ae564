import { describe, expect, it } from 'vitest';
import { parseExpression, parseTypeName } from '../../../src/codegen/expression/parser.js';
import { sexpr, typeText } from './printing.js';

const TABLE: Record<string, readonly (readonly [source: string, tree: string])[]> = {
  numbers: [
    ['0', '0'],
    ['100_500', '100500'],
    ['0x12_aF', '4783'],
    ['0o17', '15'],
    ['0b1010_1', '21'],
    ['18446744073709551616', '18446744073709551616'],
    ['1.25', '(float 1.25)'],
    ['.5e3', '(float 500)'],
    ['12e-1', '(float 1.2)'],
    ['42.', '(float 42)'],
    ['42.e5', '(. 42 e5)'],
    ['42. to_s', '(. 42 to_s)'],
    ['1.5.to_s', '(. (float 1.5) to_s)'],
  ],
  strings: [
    [String.raw`'a\n"b'`, String.raw`"a\\n\"b"`],
    [String.raw`"\a\b\t\n\v\f\r\e\'\"\\"`, JSON.stringify('\x07\b\t\n\v\f\r\x1b\'"\\')],
    [String.raw`"\75\0x\u21bB"`, JSON.stringify('=\0x\u21bb')],
    [String.raw`"\177777"`, '"\uffff"'],
    ['"a" \'b\'\n"c"', '"abc"'],
    ['f"n={n + 1}, {f"{x}"}!"', '(f "n=" (+ n 1) ", " (f x) "!")'],
    ['f"{"}"}}"', '(f "}" "}")'],
    ['f""', '(f)'],
    ['f "x"'.slice(0, 1), 'f'],
    [String.raw`f"\u007bx}"`, '(f "{x}")'],
  ],
  names: [
    ['_io.pos', '(. _io pos)'],
    ['_root._parent', '(. _root _parent)'],
    ['notes', 'notes'],
    ['true', '#true'],
    ['truer', 'truer'],
    ['x.true', '(. x true)'],
    ['op::and', '(enum op::and)'],
    ['a :: b\n::c', '(enum a::b::c)'],
    ['::a::b', '(enum ::a::b)'],
    ['true::x', '(enum true::x)'],
  ],
  lists: [
    ['[]', '(list)'],
    ['[1, 0x2,]', '(list 1 2)'],
    ['[[1], "a"][0]', '(at (list (list 1) "a") 0)'],
  ],
  precedence: [
    ['a or b and not c == d', '(or a (and b (not (== c d))))'],
    ['a == b | c ^ d & e << f + g * -h.i', '(== a (| b (^ c (& d (<< e (+ f (* g (- (. h i)))))))))'],
    ['-h.i * g + f << e & d ^ c | b == a', '(== (| (^ (& (<< (+ (* (- (. h i)) g) f) e) d) c) b) a)'],
    ['1 - 2 - 3', '(- (- 1 2) 3)'],
    ['a % b / c', '(/ (% a b) c)'],
    ['not not a and b', '(and (not (not a)) b)'],
    ['-~+x', '(- (~ x))'],
    ['a - -1', '(- a (- 1))'],
    ['a ? b : c ? d : e', '(? a b (? c d e))'],
    ['a ? b ? c : d : e', '(? a (? b c d) e)'],
    ['a or b ? c : d or e', '(? (or a b) c (or d e))'],
    ['(a < b) == c', '(== (< a b) c)'],
    ['a < b and b < c', '(and (< a b) (< b c))'],
    ['(a ? b : c).d', '(. (? a b c) d)'],
  ],
  'what follows a value': [
    ['a.b[c](d)'.slice(0, 6), '(at (. a b) c)'],
    ['s.substring(0, n - 1).reverse', '(. (call s substring 0 (- n 1)) reverse)'],
    ['x.to_s()', '(call x to_s)'],
    ['x.as<u4>', '(as x u4)'],
    ['x.as < ::foo::bar[] > .y', '(. (as x ::foo::bar[]) y)'],
    ['x.as<u4>>2', '(> (as x u4) 2)'],
    ['x.as<u4>>>2', '(>> (as x u4) 2)'],
    ['x.as<u4>==4', '(== (as x u4) 4)'],
    ['x.as', '(. x as)'],
    ['x.as<y', '(< (. x as) y)'],
    ['x.as<1', '(< (. x as) 1)'],
    ['sizeof<u4> + bitsizeof<a::b>', '(+ (sizeof u4) (bitsizeof a::b))'],
    ['sizeof<x', '(< sizeof x)'],
    ['sizeof<x>>=1', '(>= (sizeof x) 1)'],
  ],
  'colons of a ternary': [
    ['a ? b::c : d::e', '(? a (enum b::c) (enum d::e))'],
    ['a ? b : ::d::e', '(? a b (enum ::d::e))'],
    ['a?b:::d::e', '(? a b (enum ::d::e))'],
    ['a?b::c:::d::e', '(? a (enum b::c) (enum ::d::e))'],
  ],
  'white space': [
    ['  a\n +\tb \r\n', '(+ a b)'],
    ['a \\\n + b', '(+ a b)'],
    ['1and 2', '(and 1 2)'],
  ],
};

describe.each(Object.entries(TABLE))('parseExpression: %s', (_title, rows) => {
  it.each(rows)('%s is %s', (source, tree) => {
    expect(sexpr(parseExpression(source))).toBe(tree);
  });
});

describe('offsets', () => {
  it('points at what a node is about', () => {
    const expr = parseExpression(' a.bc[1] == -x');
    expect(expr).toMatchObject({
      kind: 'binary',
      offset: 9,
      left: { kind: 'subscript', offset: 5, index: { offset: 6 }, object: { kind: 'attribute', offset: 3 } },
      right: { kind: 'unary', offset: 12, operand: { offset: 13 } },
    });
  });

  it('counts through format strings, calls, casts and ternaries', () => {
    const source = 'f"ab{c.d(e)}" ? [x] : y.as<z>';
    expect(parseExpression(source)).toMatchObject({
      offset: source.indexOf('?'),
      cond: {
        offset: 0,
        parts: ['ab', { offset: source.indexOf('d('), args: [{ offset: source.indexOf('e)') }] }],
      },
      ifTrue: { offset: source.indexOf('['), items: [{ offset: source.indexOf('x') }] },
      ifFalse: { offset: source.indexOf('as<'), type: { offset: source.indexOf('z') } },
    });
  });
});

describe('parseTypeName', () => {
  it.each([
    ['u4', 'u4', []],
    [' a :: b::c ', 'a::b::c', []],
    ['::a', '::a', []],
    ['u4[]', 'u4[]', []],
    ['foo(1, x.y)', 'foo', ['1', '(. x y)']],
    ['a::b( [1,2,] , )', 'a::b', ['(list 1 2)']],
  ])('%s', (source, type, args) => {
    const reference = parseTypeName(source);
    expect(typeText(reference.type)).toBe(type);
    expect(reference.args.map(sexpr)).toEqual(args);
  });

  it('gives offsets in the whole text', () => {
    expect(parseTypeName(' foo(1, xy)')).toMatchObject({
      type: { offset: 1 },
      args: [{ offset: 5 }, { offset: 8 }],
    });
  });
});
