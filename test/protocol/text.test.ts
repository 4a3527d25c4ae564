import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkText, describeCharacter, LIMITS, quote } from '../../src/protocol/index.js';

describe('a text', () => {
  it('is fine when each of its characters is printable ASCII, the empty one as well', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => checkText(text) === undefined));
    expect(checkText('')).toBeUndefined();
  });

  it('is refused with any other character, which is named', () => {
    const character = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((c) => c < ' ' || c > '~');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }),
        character,
        fc.string({ unit: 'binary' }),
        (a, bad, b) => {
          expect(checkText(a + bad + b)).toBe(
            `The text may hold printable ASCII only, which ${describeCharacter(bad)} is not.`,
          );
        },
      ),
    );
  });

  it.each([
    '\n',
    '\r',
    '\0',
    '\x1b',
    '\x7f',
    '\x80',
    '\x9b',
    '\xa0',
    '\u2028',
    '\ud800',
  ])('may not hold %j', (c) => {
    expect(checkText(`a${c}b`)).toContain('U+');
  });

  it('is refused when it does not fit a frame', () => {
    expect(checkText('x'.repeat(LIMITS.MAX_MESSAGE))).toBeUndefined();
    expect(checkText('x'.repeat(LIMITS.MAX_MESSAGE + 1))).toContain('65535');
  });
});

describe('a quoted text', () => {
  it('is one line of printable ASCII between quotes that nothing inside can end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(quote(text)).toMatch(
          /^"([\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\]|\\x[0-9a-f]{2}|\\u\{[0-9a-f]+\})*"(\.{3})?$/,
        );
      }),
    );
  });

  it('is different for different texts', () => {
    const text = fc.string({
      unit: fc.constantFrom('\\', '"', 'x', '0', 'a', '\n', '\xff', '\u{1f600}'),
      maxLength: 8,
    });
    fc.assert(fc.property(text, text, (a, b) => (a === b) === (quote(a) === quote(b))));
  });

  it('is cut when it is long, and says so', () => {
    expect(quote('x'.repeat(64))).toBe(`"${'x'.repeat(64)}"`);
    expect(quote('x'.repeat(65_535))).toBe(`"${'x'.repeat(64)}"...`);
    expect(quote('\u{1f600}'.repeat(3), 2)).toBe('"\\u{1f600}\\u{1f600}"...');
  });
});
