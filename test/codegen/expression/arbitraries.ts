/** Random expression trees. */

import fc from 'fast-check';
import type { Expr, TypeName } from '../../../src/codegen/expression/ast.js';

const offset = 0;
const WORDS = new Set(['and', 'or', 'not', 'true', 'false', 'sizeof', 'bitsizeof', 'as']);

/** Names that mean nothing else; a few real ones among them. */
export const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('_io', '_root', '_parent', '_', '_index', 'f', 'e5', 'notes', 'order', 'android'),
  fc.stringMatching(/^[a-z_][a-zA-Z0-9_]{0,6}$/).filter((text) => !WORDS.has(text)),
);
/** After a dot or a `::` every word is a name. */
const member = fc.oneof(name, fc.constantFrom('and', 'or', 'not', 'true', 'sizeof'));

function path(first: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.tuple(first, fc.array(member, { maxLength: 2 })).map(([head, rest]) => [head, ...rest]);
}

export const typeName: fc.Arbitrary<TypeName> = fc.record({
  absolute: fc.boolean(),
  path: path(member),
  arrayDepth: fc.constantFrom(0, 1),
  offset: fc.constant(offset),
});

const text = fc.string({ unit: 'binary', maxLength: 6 });
const operators = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '<<',
  '>>',
  '&',
  '|',
  '^',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
] as const;

type Tie = { expr: Expr };

export const expression: fc.Arbitrary<Expr> = fc.letrec<Tie>((tie) => {
  const sub = tie('expr');
  const leaf = fc.oneof(
    name.map((id): Expr => ({ kind: 'name', id, offset })),
    fc.bigInt({ min: 0n, max: 1n << 70n }).map((value): Expr => ({ kind: 'int', value, offset })),
    fc
      .double({ min: 0, noNaN: true, noDefaultInfinity: true })
      .map((value): Expr => ({ kind: 'float', value: Math.abs(value), offset })),
    text.map((value): Expr => ({ kind: 'str', value, offset })),
    fc.boolean().map((value): Expr => ({ kind: 'bool', value, offset })),
    fc.record({ type: typeName, bits: fc.boolean() }).map((x): Expr => ({ kind: 'sizeof', ...x, offset })),
    fc
      .record({ path: path(name), member, absolute: fc.boolean() })
      .map((x): Expr => ({ kind: 'enum', ...x, offset })),
  );
  const args = fc.array(sub, { maxLength: 3 });
  const node = fc.oneof(
    args.map((items): Expr => ({ kind: 'list', items, offset })),
    fc
      .array(
        fc.oneof(
          text.filter((t) => t !== ''),
          sub,
        ),
        { maxLength: 4 },
      )
      .map((parts): Expr => ({ kind: 'fstr', parts: joinTexts(parts), offset })),
    fc
      .record({ op: fc.constantFrom('-', 'not', '~'), operand: sub })
      .map((x): Expr => ({ kind: 'unary', ...x, offset })),
    fc
      .record({ op: fc.constantFrom(...operators), left: sub, right: sub })
      .map((x): Expr => ({ kind: 'binary', ...x, offset })),
    fc.record({ cond: sub, ifTrue: sub, ifFalse: sub }).map((x): Expr => ({ kind: 'ternary', ...x, offset })),
    fc.record({ object: sub, name: member }).map((x): Expr => ({ kind: 'attribute', ...x, offset })),
    fc.record({ object: sub, method: member, args }).map((x): Expr => ({ kind: 'call', ...x, offset })),
    fc.record({ object: sub, index: sub }).map((x): Expr => ({ kind: 'subscript', ...x, offset })),
    fc.record({ object: sub, type: typeName }).map((x): Expr => ({ kind: 'cast', ...x, offset })),
  );
  return { expr: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, node, node) };
}).expr;

/** Two texts in a row would be one when read. */
function joinTexts(parts: readonly (string | Expr)[]): (string | Expr)[] {
  const joined: (string | Expr)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** Pieces of expressions in any order: mostly nonsense that gets far into the parser. */
export const soup: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b::c',
        '::',
        ':',
        '.',
        '.as',
        '<',
        '>',
        'u4',
        '[',
        ']',
        '(',
        ')',
        '+',
        '-',
        '*',
        '<<',
        '>>',
        '<=',
        '==',
      ],
      ...[
        'and',
        'or',
        'not',
        '?',
        '1',
        '0x',
        '0b1',
        '1.5',
        '2e3',
        "'s'",
        '"t"',
        'f"',
        '{',
        '}',
        '"',
        "'",
        '\\',
        '\\n',
      ],
      ...[',', ' ', '\n', 'sizeof', 'true', '_', '=', '&&', '!', '0', '9', 'é', '😀', '\ud800', '\\u00'],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));
