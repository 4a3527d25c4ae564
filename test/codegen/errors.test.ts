/**
 * Every error by a specification that must fail with it. The file says at its end what is expected:
 *
 * ```yaml
 * # expect: 4:11: /seq/0/type: unknown type 'blok', did you mean 'block'?
 * # official: refuses
 * ```
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SpecErrors } from '../../src/codegen/diagnostics.js';
import { generate } from './support/generated.js';
import { officialVerdict } from './support/official.js';

const FOLDER = join(import.meta.dirname, 'errors');

function errorsOf(file: string, text: string): string[] {
  try {
    generate(file, new Map([[file, text]]));
    return [];
  } catch (error) {
    if (!(error instanceof SpecErrors)) throw error;
    return error.errors.map((one) => one.message);
  }
}

function comments(text: string, key: string): string[] {
  return [...text.matchAll(new RegExp(`^# ${key}: (.*)$`, 'gm'))].map(([, value = '']) => value);
}

describe.each(
  readdirSync(FOLDER).map((file) => [file.replace('.ksy', '').replaceAll('_', ' '), file]),
)('%s', (_, file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');

  it('is refused where and as expected', () => {
    const expected = comments(text, 'expect').map((line) => `${file}:${line}`);
    expect(expected).not.toEqual([]);
    expect(errorsOf(file, text)).toEqual(expected);
  });

  it('is taken or refused by the official compiler', async () => {
    const verdict = await officialVerdict(text, (name) => {
      throw new Error(`no import ${name}`);
    });
    expect(comments(text, 'official')).toEqual([verdict]);
  });
});
