import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { checkLocally } from '../../src/client/local-name.js';
import { asciiSpelling } from '../../src/client/text/ascii-spelling.js';
import {
  drawable,
  graphemes,
  nextBoundary,
  PLACEHOLDER,
  previousBoundary,
  snapToBoundary,
} from '../../src/client/text/graphemes.js';
import { findOffence } from '../../src/client/text/offence.js';
import { sanitise } from '../../src/client/text/sanitise.js';
import { wrap } from '../../src/client/text/wrap.js';
import { checkText } from '../../src/protocol/text.js';

const anyText = fc.string({ unit: 'binary' });
const printable = fc.string({ unit: fc.constantFrom(...'ab  .-') });

describe('wrap', () => {
  const widths = { first: fc.integer({ min: -1, max: 9 }), rest: fc.integer({ min: -1, max: 9 }) };

  test.prop([printable, widths.first, widths.rest])(
    'loses no character at any width',
    (text, first, rest) => {
      const rows = wrap(text, first, rest);
      expect(rows[0]?.start).toBe(0);
      expect(rows.at(-1)?.end).toBe(text.length);
      rows.forEach((row, i) => {
        if (i > 0) expect(row.start).toBe(rows[i - 1]?.end);
        const whole = text.slice(row.start, row.end);
        // What is not drawn is at most the one space at which the row was broken.
        expect([whole, whole.replace(/ $/, '')]).toContain(row.text);
      });
    },
  );

  test.prop([printable, widths.first, widths.rest])(
    'makes no row too wide or too short',
    (text, first, rest) => {
      wrap(text, first, rest).forEach((row, i, rows) => {
        const width = Math.max(1, i === 0 ? first : rest);
        expect(row.text.length).toBeLessThanOrEqual(width);
        // The next word would not have fitted.
        const next = rows[i + 1];
        if (next !== undefined) {
          const word = /^[^ ]*/.exec(text.slice(next.start))?.[0] ?? '';
          expect(row.end - row.start + word.length).toBeGreaterThan(width);
        }
      });
    },
  );

  it('breaks after spaces, and inside a word only if it is too long', () => {
    const rows = (text: string, first: number, rest = first) =>
      wrap(text, first, rest).map((row) => row.text);
    expect(rows('the quick brown fox', 9)).toEqual(['the quick', 'brown fox']);
    expect(rows('the quick brown fox', 5, 9)).toEqual(['the ', 'quick ', 'brown fox']);
    expect(rows('incomprehensible', 6)).toEqual(['incomp', 'rehens', 'ible']);
    expect(rows('', 6)).toEqual(['']);
  });
});

describe('sanitise', () => {
  test.prop([anyText])('leaves printable ASCII alone and nothing else', (text) => {
    expect(sanitise(text)).toMatch(/^[\x20-\x7e]*$/);
  });

  test.prop([fc.string({ unit: 'grapheme-ascii' })])('changes nothing that is printable', (text) => {
    expect(sanitise(text)).toBe(text);
  });

  it('shows what was there', () => {
    expect(sanitise('a\x1b[2Jb\x07\x7f\u202ec\ud800')).toBe('a^[[2Jb^G^?<U+202E>c<U+D800>');
  });
});

describe('findOffence', () => {
  test.prop([fc.string({ unit: fc.constantFrom('a', ' ', '~', '\t', '\n', 'é', '€', '🎉', '\x7f') })])(
    'agrees with the protocol on what can be sent, and points at the first that cannot',
    (text) => {
      const offence = findOffence(text);
      expect(offence === undefined).toBe(checkText(text) === undefined);
      if (offence === undefined) return;
      expect(checkText(text.slice(0, offence.index))).toBeUndefined();
      expect(text.codePointAt(offence.index)).toBe(offence.codePoint);
      expect(offence.sentence).toContain(
        `(U+${offence.codePoint.toString(16).toUpperCase().padStart(4, '0')})`,
      );
    },
  );

  it('names the character', () => {
    expect(findOffence('café')?.sentence).toBe('Not sent: the text has "é" (U+00E9), which is not ASCII.');
    expect(findOffence('a\tb')?.sentence).toBe(
      'Not sent: the text has a tab (U+0009), which is not printable.',
    );
    expect(findOffence('a\u200db')?.sentence).toBe(
      'Not sent: the text has an invisible character (U+200D), which is not ASCII.',
    );
    expect(findOffence('hi 🎉')).toMatchObject({ index: 3, codePoint: 0x1f389 });
  });
});

describe('checkLocally', () => {
  it('refuses names that are blank, have spaces or cannot be sent', () => {
    for (const name of ['', ' ', '   ', 'Bob Smith', ' Bob', 'Bob ', 'Zoë', 'a\tb', 'a\u00a0b', '\n']) {
      expect(checkLocally(name), JSON.stringify(name)).toMatch(/\.$/);
    }
  });

  it('leaves the rest to the server', () => {
    for (const name of ['Bob', 'x', '[Bob]', 'a'.repeat(33), '@exit'])
      expect(checkLocally(name)).toBeUndefined();
  });
});

describe('graphemes', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\r', '\n', 'é', 'e\u0301', '👍🏽', '한', '\u200d', '🇩🇪'),
  });

  test.prop([text])('are the text, cut', (text) => {
    expect(graphemes(text).join('')).toBe(text);
  });

  test.prop([text, fc.nat(30)])('are stepped over one at a time, in both directions', (text, anywhere) => {
    const index = Math.min(anywhere, text.length);
    const starts = [0];
    for (const grapheme of graphemes(text)) starts.push((starts.at(-1) ?? 0) + grapheme.length);
    expect(nextBoundary(text, index)).toBe(starts.find((start) => start > index) ?? text.length);
    expect(previousBoundary(text, index)).toBe(starts.findLast((start) => start < index) ?? 0);
    expect(snapToBoundary(text, index)).toBe(starts.find((start) => start >= index) ?? text.length);
  });

  it('are drawn in a known number of cells, or as a placeholder', () => {
    expect(drawable('a')).toEqual({ text: 'a', width: 1 });
    expect(drawable('é')).toEqual({ text: 'é', width: 1 });
    expect(drawable('e\u0301')).toEqual({ text: 'e\u0301', width: 1 });
    expect(drawable('한')).toEqual({ text: '한', width: 2 });
    for (const odd of ['\x1b', '🎉', '\u202e', '\u0301', '👍🏽', '👨‍👩‍👧', '🇩🇪', '❤\ufe0f', '\ud800']) {
      expect(drawable(odd), odd).toEqual({ text: PLACEHOLDER, width: 1 });
    }
  });
});

describe('the ASCII spelling', () => {
  it('is what people write who have no other keys', () => {
    for (const [text, spelled] of [
      ['\u201cHi\u201d \u2018you\u2019', `"Hi" 'you'`],
      ['a \u2013 b \u2014 c', 'a - b -- c'],
      ['wait\u2026', 'wait...'],
      ['caf\u00e9 Zo\u00eb \u00c5ngstr\u00f6m na\u00efve', 'cafe Zoe Angstrom naive'],
      ['cafe\u0301', 'cafe'],
      ['Stra\u00dfe, \u0141\u00f3d\u017a, \u00e6ther', 'Strasse, Lodz, aether'],
      ['one\u00a0two\tthree', 'one two three'],
      ['a\u00e9\nb\u00e9', 'ae\nbe'],
    ] as const) {
      expect(asciiSpelling(text), text).toBe(spelled);
    }
  });

  it('is not made up', () => {
    for (const text of [
      'plain',
      '',
      'a\nb',
      '\u{1f389}',
      '\ud55c',
      '\u0416',
      'e\u0301 \u{1f389}',
      '\x1b',
      '\u0301',
    ]) {
      const spelled = asciiSpelling(text);
      if (text !== '\u0301') expect(spelled, JSON.stringify(text)).toBeUndefined();
      else expect(spelled).toBe('');
    }
  });

  test.prop([anyText])('can be sent, whatever the text was', (text) => {
    const spelled = asciiSpelling(text);
    if (spelled !== undefined) expect(checkText(spelled.replaceAll('\n', ' '))).toBeUndefined();
  });
});
