import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { HexError, parseHex } from '../../docs/site/browser/hex.js';

const between = fc.constantFrom('', ' ', '\n', ', ', ':', ' 0x', '\\x');

describe('bytes as people write them', () => {
  it.prop([fc.array(fc.tuple(fc.nat(255), between, fc.boolean()))])('are read in every way', (parts) => {
    const text = parts.map(([byte, before, upper]) => {
      const digits = byte.toString(16).padStart(2, '0');
      return before + (upper ? digits.toUpperCase() : digits);
    });
    expect([...parseHex(text.join(''))]).toEqual(parts.map(([byte]) => byte));
  });

  it.prop([fc.string({ unit: 'binary' })])(
    'are read, or are an error with a place inside of the text',
    (text) => {
      try {
        parseHex(text);
      } catch (error) {
        if (!(error instanceof HexError)) throw error;
        expect(error.offset).toBeLessThan(text.length);
        const line = text.split('\n')[error.line - 1] ?? '';
        expect(line[error.column - 1]).toBe(text[error.offset]);
      }
    },
  );

  it.each([
    ['0', 'Line 1, column 1: the digit "0" stands alone, and a byte has two.'],
    ['00 0', 'Line 1, column 4: the digit "0" stands alone, and a byte has two.'],
    ['00 0 00', 'Line 1, column 4: the digit "0" stands alone, and a byte has two.'],
    ['00\n0g', 'Line 2, column 2: "g" is no hexadecimal digit.'],
    ['00\n é', 'Line 2, column 2: "é" is no hexadecimal digit.'],
    ['<script>', 'Line 1, column 1: "<" is no hexadecimal digit.'],
  ])('are not in %j', (text, message) => {
    expect(() => parseHex(text)).toThrow(message);
  });
});
