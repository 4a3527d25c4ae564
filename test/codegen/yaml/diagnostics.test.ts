import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { Diagnostics, SpecError, SpecErrors } from '../../../src/codegen/diagnostics.js';

const location = fc.record({
  file: fc.constantFrom('a.ksy', 'b.ksy'),
  line: fc.integer({ min: 1, max: 30 }),
  col: fc.integer({ min: 1, max: 30 }),
  path: fc.constantFrom('/', '/seq/0'),
});

it('says where and what', () => {
  const error = new SpecError({ file: 'a.ksy', line: 3, col: 7, path: '/seq/0' }, 'no type');
  expect(String(error)).toBe('SpecError: a.ksy:3:7: /seq/0: no type');
  expect(error.text).toBe('no type');
});

it('does not throw without an error', () => {
  expect(() => new Diagnostics().throwIfAny()).not.toThrow();
});

test.prop([fc.array(location, { minLength: 1 })])(
  'throws every error in the order of the files',
  (locations) => {
    const diagnostics = new Diagnostics();
    for (const [i, place] of locations.entries()) diagnostics.report(place, String(i));
    let thrown: unknown;
    try {
      diagnostics.throwIfAny();
    } catch (error) {
      thrown = error;
    }
    if (!(thrown instanceof SpecErrors)) throw new Error('expected SpecErrors');
    const rank = (one: SpecError): string =>
      one.location.file + String(1000 * one.location.line + one.location.col).padStart(6, '0');
    expect(thrown.errors.map(rank)).toEqual(thrown.errors.map(rank).sort());
    expect(new Set(thrown.errors.map((error) => error.text)).size).toBe(locations.length);
  },
);
