import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readYaml, type YamlNode, type YamlScalar } from '../../../src/codegen/yaml/reader.js';
import { nodes, textAt } from './helpers.js';

type Tree = string | { map: [string, Tree][] } | { seq: Tree[] };

const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.stringMatching(/^v[0-9]{1,5}$/),
    fc
      .uniqueArray(fc.tuple(key, tie('tree')), { minLength: 1, maxLength: 4, selector: ([k]) => k })
      .map((map) => ({ map })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((seq) => ({ seq })),
  ),
})).tree;

/** Block style; every collection below another on lines of its own, with comments between. */
function emit(node: Tree, indent: string, step: string): string {
  if (typeof node === 'string') return `${indent}${node}\n`;
  const below = (child: Tree): string =>
    typeof child === 'string' ? ` ${child} # c\n` : `\n${emit(child, indent + step, step)}`;
  if ('map' in node)
    return node.map.map(([k, child]) => `${indent}${k}:${below(child)}`).join(`${indent}# c\n`);
  return node.seq.map((child) => `${indent}-${below(child)}`).join('\n');
}

/** Pairs each node with its path and with what has to stand at its location. */
function* expected(node: Tree, path: string): Generator<[path: string, start: string]> {
  const join = (step: string): string => (path === '/' ? `/${step}` : `${path}/${step}`);
  if (typeof node === 'string') yield [path, node];
  else if ('map' in node) {
    yield [path, `${node.map[0]?.[0]}:`];
    for (const [k, child] of node.map) {
      yield [join(k), `${k}:`];
      yield* expected(child, join(k));
    }
  } else {
    yield [path, '-'];
    for (const [i, child] of node.seq.entries()) yield* expected(child, join(String(i)));
  }
}

test.prop([tree, fc.constantFrom(' ', '  ', '    '), fc.constantFrom('', '\uFEFF', '# x\n\n', '---\n')])(
  'every node and key knows its path and its place',
  (shape, step, before) => {
    const text = before + emit(shape, '', step);
    const found = [...nodes(readYaml(text, 'f.ksy'))].map((node) => node.location);
    const wanted = [...expected(shape, '/')];
    expect(found.map((location) => location.path)).toEqual(wanted.map(([path]) => path));
    const visible = text.replace('\uFEFF', '');
    for (const [i, [, start]] of wanted.entries()) {
      const location = found[i];
      expect(location?.file).toBe('f.ksy');
      expect(location && textAt(visible, location).startsWith(start)).toBe(true);
    }
  },
);

/** Words of expressions, single spaces between them, so that folding may break the line anywhere. */
const sentence = fc.array(fc.stringMatching(/^[a-z0-9_.()*+<>=]{1,5}$/), { minLength: 1, maxLength: 8 }).map(
  // An equal number of letters keeps the first word from being an indicator, number or null.
  (words) => ['x', ...words].join(' '),
);

function scalarOf(text: string): YamlScalar {
  const root = readYaml(text, 'x.ksy');
  const node: YamlNode | undefined = root.kind === 'map' ? root.get('a') : root;
  if (node?.kind !== 'scalar') throw new Error('expected a scalar');
  return node;
}

/** Every character of the source but white space has to stand where the scalar says. */
function checkEveryOffset(text: string, source: string): void {
  const scalar = scalarOf(text);
  expect(scalar.source.trim()).toBe(source);
  for (const [i, char] of [...scalar.source].entries()) {
    if (!/\s/.test(char)) expect([i, textAt(text, scalar.locate(i))[0]]).toEqual([i, char]);
  }
}

describe('locate maps an offset in the value to the file', () => {
  test.prop([sentence, fc.constantFrom('', '"', "'")])('on one line', (source, quote) => {
    checkEveryOffset(`# c\na:   ${quote}${source}${quote} # c\n`, source);
  });

  test.prop([sentence, fc.constantFrom('', '|', '>-', '> # comment', '|2+'), fc.constantFrom('\n', '\r\n')])(
    'over several lines, folded or literal',
    (source, header, newline) => {
      const text = ['# c', `a: ${header}`, ...source.split(' ').map((word) => `  ${word}`), 'b: 1', ''].join(
        newline,
      );
      const folded = scalarOf(text).source.trim();
      expect(folded.split(/\s+/).join(' ')).toBe(source);
      checkEveryOffset(text, folded);
    },
  );

  it('places the end right after the last character', () => {
    for (const text of [
      'a: x + y # c',
      'a: "x + y" # c',
      "a: 'x + y' # c",
      'a:\n  x +\n  y # c',
      'a: >\n   x +\n   y\n\nb: 1',
    ]) {
      const scalar = scalarOf(text);
      const end = scalar.locate(scalar.source.length);
      expect([text, textAt(text, { ...end, col: end.col - 1 })[0]]).toEqual([text, 'y']);
    }
  });

  it('places white space after the character before it', () => {
    expect(scalarOf('a: |\n  x\n\n  y\n').locate(2)).toMatchObject({ line: 2, col: 4 });
    expect(scalarOf('a:\n  x\n\n  y\n').locate(1)).toMatchObject({ line: 2, col: 4 });
  });

  it.each([
    [String.raw`a: "\t\"\x41\u0042\U0001F600z"`, [4, 6, 8, 12, 18, 18, 28, 29]],
    ["a: 'x''y'", [5, 6, 8, 9]],
  ])('counts an escape in %s as one character, or two for a surrogate pair', (text, columns) => {
    const scalar = scalarOf(text);
    const found = Array.from({ length: scalar.source.length + 1 }, (_, i) => scalar.locate(i).col);
    expect(found).toEqual(text.includes('\\') ? columns.map((col) => col + 1) : columns);
  });

  it('points at the start of a quoted scalar of several lines', () => {
    expect(scalarOf('a: "x\n  y"').locate(2)).toMatchObject({ line: 1, col: 4, path: '/a' });
  });

  it('points after the colon where there is no value', () => {
    expect(scalarOf('b: 1\na:\n').locate(0)).toMatchObject({ line: 2, col: 3, path: '/a' });
  });

  it('knows keys too, with the path of their entry', () => {
    const root = readYaml('cases:\n  "a::b": c', 'x.ksy');
    const cases = root.kind === 'map' ? root.get('cases') : undefined;
    const [entry] = cases?.kind === 'map' ? cases.entries : [];
    expect(entry?.keyLocation).toEqual({ file: 'x.ksy', line: 2, col: 3, path: '/cases/a::b' });
    expect(entry?.keyNode.locate(3)).toMatchObject({ line: 2, col: 7, path: '/cases/a::b' });
  });
});
