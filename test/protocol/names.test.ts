import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkName, foldName } from '../../src/protocol/index.js';

/** The 92 characters that a name may have, counted out by hand: printable ASCII without space, [ and ]. */
const ALLOWED =
  '!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^_`abcdefghijklmnopqrstuvwxyz{|}~';
const allowed = fc.constantFrom(...ALLOWED);

describe('a name', () => {
  it('is fine when it has 1 to 32 allowed characters', () => {
    expect(ALLOWED).toHaveLength(92);
    fc.assert(
      fc.property(fc.string({ unit: allowed, minLength: 1, maxLength: 32 }), (name) => {
        expect(checkName(name)).toBeUndefined();
      }),
    );
  });

  it('is refused with any other character in any place', () => {
    const forbidden = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((c) => !ALLOWED.includes(c));
    const part = fc.string({ unit: allowed, maxLength: 15 });
    fc.assert(
      fc.property(
        part,
        fc.oneof(forbidden, fc.constantFrom(' ', '[', ']', '\n', '\0', '\x7f')),
        part,
        (a, bad, b) => {
          expect(checkName(a + bad + b)).toMatch(/^A name may/);
        },
      ),
    );
  });

  it('is refused with more than 32 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: allowed, minLength: 33, maxLength: 70_000 }), (name) => {
        expect(checkName(name)).toBe('A name may be 32 characters long at most.');
      }),
    );
  });

  it.each(['', ' ', '    ', '\t', '\n'])('is refused when it is blank: %j', (name) => {
    expect(checkName(name)).toBe('A name may not be blank.');
  });

  it.each([
    ['two words', 'A name may not contain spaces.'],
    [' Bob', 'A name may not contain spaces.'],
    ['B[b', 'A name may hold printable ASCII without space, [ and ] only, not U+005B ([).'],
    ['Zoë', 'A name may hold printable ASCII without space, [ and ] only, not U+00EB (ë).'],
    ['B\u202eob', 'A name may hold printable ASCII without space, [ and ] only, not U+202E.'],
    ['B\u{1f600}b', 'A name may hold printable ASCII without space, [ and ] only, not U+1F600 (\u{1f600}).'],
  ])('%j is refused by name of the fault', (name, reason) => {
    expect(checkName(name)).toBe(reason);
  });

  it('is the same name in any case, and another one otherwise', () => {
    const name = fc.string({ unit: allowed, minLength: 1, maxLength: 32 });
    const turned = name.chain((n) =>
      fc.tuple(
        fc.constant(n),
        fc
          .array(fc.boolean(), { minLength: n.length, maxLength: n.length })
          .map((ups) => Array.from(n, (c, i) => (ups[i] ? c.toUpperCase() : c.toLowerCase())).join('')),
      ),
    );
    fc.assert(fc.property(turned, ([a, b]) => foldName(a) === foldName(b)));
    // Beyond letters nothing folds: `[` and `{` were one character to some servers of old.
    expect(new Set(Array.from(ALLOWED, foldName)).size).toBe(92 - 26);
  });
});
