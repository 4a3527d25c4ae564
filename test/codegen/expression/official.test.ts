/** The official compiler accepts and rejects the same expressions, but for what is listed here. */

import { createRequire } from 'node:module';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../../src/codegen/expression/ast.js';
import { parseExpression } from '../../../src/codegen/expression/parser.js';
import { expression, soup } from './arbitraries.js';
import { print } from './printing.js';

interface OfficialCompiler {
  compile(language: string, spec: object, importer: null, debug: boolean): Promise<unknown>;
}
const official = createRequire(import.meta.url)('kaitai-struct-compiler') as OfficialCompiler;

/** Whether its parser takes the text; an error of a later pass (types, unknown names) counts as taken. */
async function officialAccepts(value: string): Promise<boolean> {
  try {
    await official.compile('javascript', { meta: { id: 'x' }, instances: { v: { value } } }, null, false);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The last two are crashes of its number parser, as on "\\_" and 0o_.
    return !/parsing expression|For input string|Zero length BigInteger/.test(message);
  }
}

function ourError(text: string): string | undefined {
  try {
    parseExpression(text);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}

function oursAccepts(text: string): boolean {
  return ourError(text) === undefined;
}

describe('against the official compiler', () => {
  test.prop([expression], { numRuns: 200 })('it takes what our printer writes', async (tree) => {
    const text = print(tree, false);
    expect(await officialAccepts(text)).toBe(true);
  });

  test.prop([soup], { numRuns: 1500 })('nonsense is refused by both', async (text) => {
    fc.pre(!knownDifference(text));
    expect([text, oursAccepts(text)]).toEqual([text, await officialAccepts(text)]);
  });

  it.each([
    'and',
    'not',
    'f(1)',
    'a < not',
    '(a or b)(c)',
    '0x1For 2',
    '1e999',
  ])('only the official one takes %s', async (text) => {
    expect([oursAccepts(text), await officialAccepts(text)]).toEqual([false, true]);
  });

  it.each(['a\t+ b', 'a\r\n+ b'])('only ours takes %j', async (text) => {
    expect([oursAccepts(text), await officialAccepts(text)]).toEqual([true, false]);
  });
});

/**
 * Reserved words as names, calls of what is no method, letters right after a prefixed number, 1e999; an escaped line end
 * (the official one takes it between tokens only).
 */
function knownDifference(text: string): boolean {
  return (
    /\b(?:and|or|not)\b|0[xbo]|\\(?:\s|$)/.test(text) ||
    /only a method|fits into 64 bits/.test(ourError(text) ?? '')
  );
}
