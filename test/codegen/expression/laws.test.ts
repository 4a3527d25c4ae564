import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ExpressionError } from '../../../src/codegen/expression/ast.js';
import { parseExpression, parseTypeName } from '../../../src/codegen/expression/parser.js';
import { expression, soup, typeName } from './arbitraries.js';
import { print, typeText, withoutOffsets } from './printing.js';

describe('parse(print(tree)) is the tree', () => {
  test.prop([expression])('with every operator in parentheses', (tree) => {
    expect(withoutOffsets(parseExpression(print(tree, true)))).toEqual(withoutOffsets(tree));
  });

  test.prop([expression], { numRuns: 300 })('with only the parentheses that precedence asks for', (tree) => {
    expect(withoutOffsets(parseExpression(print(tree, false)))).toEqual(withoutOffsets(tree));
  });

  test.prop([typeName, fc.array(expression, { minLength: 1, maxLength: 3 })])(
    'for types too',
    (type, args) => {
      const read = parseTypeName(`${typeText(type)} ( ${args.map((arg) => print(arg, false)).join(' , ')} )`);
      expect({ ...read.type, offset: 0 }).toEqual(type);
      expect(read.args.map(withoutOffsets)).toEqual(args.map(withoutOffsets));
    },
  );
});

test.prop([expression, fc.constantFrom('\n', '  ', '\t', ' \\\n ')])(
  'any white space between tokens will do',
  (tree, space) => {
    const spaced = print(tree, false).replaceAll(' ', space);
    // Single-quoted text is the one place where the printer leaves spaces inside a token.
    fc.pre(!print(tree, false).includes("'"));
    expect(withoutOffsets(parseExpression(spaced))).toEqual(withoutOffsets(tree));
  },
);

describe('errors', () => {
  test.prop([expression, fc.nat()])('a stray character is reported where it stands', (tree, seed) => {
    const text = print(tree, false);
    // A type argument that is none is read again as a comparison, whose error may come earlier.
    fc.pre(!text.includes("'") && !/(?:as|sizeof) </.test(text));
    const gaps = [...text.matchAll(/ /g)].map((gap) => gap.index + 1);
    const at = gaps[seed % gaps.length] ?? 0;
    const error = errorOf(() => parseExpression(`${text.slice(0, at)}@ ${text.slice(at)}`));
    expect(error).toMatchObject({ offset: at });
    expect(error?.message).toMatch(/^expected .+, found "@"$/);
  });

  test.prop([expression, fc.nat()])(
    'text that stops short is an expression or an error inside it',
    (tree, seed) => {
      const text = print(tree, false);
      checkError(text.slice(0, seed % (text.length + 1)));
    },
  );

  test.prop([fc.oneof(soup, fc.string({ unit: 'binary' }), fc.string())], { numRuns: 2000 })(
    'any text is an expression or an ExpressionError that says what was expected and found',
    (text) => {
      checkError(text);
    },
  );
});

function errorOf(run: () => unknown): ExpressionError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function checkError(text: string): void {
  for (const parse of [parseExpression, parseTypeName]) {
    const error = errorOf(() => parse(text));
    if (error === undefined) continue;
    expect(error.message).toMatch(/^expected .+, found .+$/);
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(text.length);
  }
}
