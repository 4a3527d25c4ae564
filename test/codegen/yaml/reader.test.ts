import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { SpecErrors } from '../../../src/codegen/diagnostics.js';
import { readYaml } from '../../../src/codegen/yaml/reader.js';
import { errorsOf, read, textAt } from './helpers.js';

describe('structure', () => {
  it('reads maps, sequences, flow style and missing values', () => {
    expect(read('a:\n  - x\n  - {b: [1, "2"], c}\n  -\nd: |\n  e\n')).toEqual({
      a: ['x', { b: [1n, '2'], c: null }, null],
      d: 'e\n',
    });
  });

  it('keeps the order of entries, and what their keys are', () => {
    const root = readYaml('z: 1\n0x10: 2\ntrue: 3\n"5": 4\n', 'x.ksy');
    const keys =
      root.kind === 'map'
        ? root.entries.map(({ key, keyText, keyNode }) => [key, keyText, keyNode.source])
        : [];
    expect(keys).toEqual([
      ['z', 'z', 'z'],
      [16n, '16', '0x10'],
      [true, 'true', 'true'],
      ['5', '5', '5'],
    ]);
  });

  it('has no member that the file does not have', () => {
    const root = readYaml('a: 1', 'x.ksy');
    for (const key of ['toString', '__proto__', 'constructor', '', '/']) {
      expect(root.kind === 'map' && root.get(key)).toBe(undefined);
    }
  });

  it.each(['', '# only a comment\n', '\uFEFF'])('reads %j as null at the root', (text) => {
    expect(readYaml(text, 'x.ksy')).toMatchObject({
      kind: 'scalar',
      value: null,
      location: { path: '/', line: 1 },
    });
  });

  it('follows aliases, as the name is bound where the alias stands', () => {
    expect(read('a: &x {p: &y 1}\nb: *x\nc: &x 2\nd: [*x, *y]\n')).toEqual({
      a: { p: 1n },
      b: { p: 1n },
      c: 2n,
      d: [2n, 1n],
    });
    expect(read('a: &x {p: &y 1, q: *y}\nb: &y 2\nc: *x\nd: *y\n')).toMatchObject({
      c: { p: 1n, q: 1n },
      d: 2n,
    });
    const root = readYaml('a: &x {p: 1}\nb: *x\n', 'x.ksy');
    const b = root.kind === 'map' ? root.get('b') : undefined;
    expect(b?.kind === 'map' && b.get('p')?.location).toMatchObject({ line: 1, col: 11, path: '/b/p' });
  });
});

describe('errors', () => {
  it.each([
    ['duplicate keys', 'a: 1\nb: 2\na: 3\n', ['3:1: /a: duplicate key "a", first on line 1']],
    [
      'keys that are the same number',
      'e:\n  1: x\n  0x1: y\n',
      ['3:3: /e/1: duplicate key "1", first on line 2'],
    ],
    ['keys in flow style', 'a: {b: 1, b: 2}', ['1:11: /a/b: duplicate key "b", first on line 1']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['2:1: /: a second document starts here; a file holds one']],
    [
      'tags',
      'a: !!int x\nb: !x [1]\n',
      ['1:10: /a: tags are not supported: tag:yaml.org,2002:int', '2:7: /b: tags are not supported: !x'],
    ],
    ['a key that is a sequence', '? [1]\n: 2\n', ['1:3: /: a key has to be a scalar, not a seq']],
    ['no key', 'a:\n  : 1\n', ['2:3: /a: a key is missing']],
    [
      'merge keys of what is no map',
      'c:\n  <<: [{}, 3]\n',
      ["2:7: /c: '<<' takes over a map, or a list of maps, not a scalar"],
    ],
    [
      'brackets in a value in braces: once',
      'a: {type: t([1,2]), b: {c: [1], d: 2}}\ne: [f(]\n',
      ['1:13: /: Unexpected flow-seq-start at node end'],
    ],
    ['unknown aliases', 'a: *q\n', ['1:4: /a: no anchor before this alias has its name: *q']],
    [
      'aliases before their anchor',
      'a: *q\nb: &q 1\n',
      ['1:4: /a: no anchor before this alias has its name: *q'],
    ],
    ['cycles', 'a: &a\n  b: [*a]\n', ['2:7: /a/b/0: an alias of what it stands in: *a']],
    ['another YAML', '%YAML 1.1\n---\na: y\n', ['1:1: /: YAML 1.1 is not supported; specs are YAML 1.2']],
  ])('locates %s', (_what, text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });

  it.each([
    ['a: b: c\n', /^1:4: \/: /],
    ['a: [1, 2\nb: 3\n', /^2:1: \/: /],
    ['a: "x\n', /^2:1: \/: /],
    ['a: 1\n b: 2\n', /^2:2: \/: /],
    ['a: `x`\n', /^1:4: \/: /],
    ['a:\n\t- 1\n', /^2:\d+: \/: /],
  ])('locates the bad syntax of %j', (text, pattern) => {
    expect(errorsOf(text)[0]).toMatch(pattern);
  });

  it('are all reported, in the order of the file', () => {
    const error = (() => {
      try {
        return readYaml('a: *q\nb: {c: 1, c: 2}\na: !x 1\n', 'dir/f.ksy');
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(SpecErrors);
    expect(String(error)).toBe(
      [
        'SpecErrors: dir/f.ksy:1:4: /a: no anchor before this alias has its name: *q',
        'dir/f.ksy:2:11: /b/c: duplicate key "c", first on line 2',
        'dir/f.ksy:3:1: /a: duplicate key "a", first on line 1',
        'dir/f.ksy:3:7: /a: tags are not supported: !x',
      ].join('\n'),
    );
  });

  test.prop([fc.array(fc.constantFrom('a', 'b', '1', '0x1', '"1"', 'c'), { minLength: 1, maxLength: 8 })])(
    'name every key but the first of its kind',
    (keys) => {
      const seen = new Set<string>();
      const repeated: number[] = [];
      for (const [i, key] of keys.entries()) {
        const same = key === '0x1' || key === '"1"' ? '1' : key;
        if (seen.has(same)) repeated.push(i + 1);
        seen.add(same);
      }
      const found = errorsOf(keys.map((key) => `${key}: x\n`).join('')).map((message) =>
        Number.parseInt(message, 10),
      );
      expect(found).toEqual(repeated);
    },
  );
});

describe('hostile input', () => {
  it.each([
    '[',
    '- ',
    '{a: ',
    '? ',
    '- - ',
  ])('refuses endless %j instead of overflowing the stack', (piece) => {
    expect(errorsOf(piece.repeat(3000))).toEqual([
      expect.stringMatching(/^1:\d+: \/: nested deeper than 100 levels$/),
    ]);
  });

  it('takes a hundred levels', () => {
    expect(errorsOf(`${'['.repeat(100)}${']'.repeat(100)}`)).toEqual([]);
    expect(errorsOf(`${'['.repeat(102)}${']'.repeat(102)}`)).toHaveLength(1);
  });

  it('refuses aliases that multiply', () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? '1, 1' : `*a${i - 1}, *a${i - 1}`}]`,
    );
    expect(errorsOf(lines.join('\n'))).toEqual([
      expect.stringContaining('aliases expand to too many values'),
    ]);
  });

  it('refuses aliases that nest deeper than the text', () => {
    const wrap = (inner: string): string => `${'['.repeat(90)}${inner}${']'.repeat(90)}`;
    const text = [`a: &a ${wrap('1')}`, `b: &b ${wrap('*a')}`, `c: ${wrap('*b')}`].join('\n');
    expect(errorsOf(text)).toEqual([expect.stringContaining('nested deeper than 200 levels')]);
  });

  const soup = fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'b: ',
          ': ',
          '- ',
          '? ',
          '\n',
          '\n  ',
          ' ',
          '[',
          ']',
          '{',
          '}',
          ',',
          '"',
          "'",
          '|',
          '>',
          '#',
          ' #',
        ],
        ...[
          '&a ',
          '*a',
          '!x ',
          '!!str ',
          '---\n',
          '...\n',
          '%YAML 1.1\n',
          '<<: ',
          '\t',
          '\r\n',
          '\\',
          '\uFEFF',
          '0x1',
          '😀',
        ],
      ),
      { maxLength: 25 },
    )
    .map((pieces) => pieces.join(''));

  test.prop([fc.oneof(soup, fc.string({ unit: 'binary' }), fc.string())], { numRuns: 2000 })(
    'any text is a tree or SpecErrors with places inside the file',
    (text) => {
      try {
        readYaml(text, 'x.ksy');
      } catch (error) {
        if (!(error instanceof SpecErrors)) throw error;
        expect(error.errors.length).toBeGreaterThan(0);
        for (const { location } of error.errors) {
          const lines = text.replace(/^\uFEFF/, '').split('\n');
          expect(location.line).toBeGreaterThanOrEqual(1);
          expect(location.line).toBeLessThanOrEqual(lines.length);
          expect(location.col).toBeGreaterThanOrEqual(1);
          expect(location.col).toBeLessThanOrEqual((lines[location.line - 1]?.length ?? 0) + 1);
          expect(textAt(text, location)).toBeDefined();
        }
      }
    },
  );
});
