import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/codegen/yaml/reader.js';
import { read } from './helpers.js';

describe('plain scalars', () => {
  it.each([
    ['y', 'y'],
    ['n', 'n'],
    ['yes', 'yes'],
    ['No', 'No'],
    ['on', 'on'],
    ['OFF', 'OFF'],
    ['true', true],
    ['False', false],
    ['~', null],
    ['null', null],
    ['', null],
    ['0', 0n],
    ['-0', 0n],
    ['+12', 12n],
    ['0x12_34', 0x1234n],
    ['-0x10', -16n],
    ['0b1111_0000', 240n],
    ['0o17', 15n],
    ['010', 10n],
    ['1_000', 1000n],
    ['18446744073709551615', 18446744073709551615n],
    ['-9223372036854775809', -9223372036854775809n],
    ['0.10', 0.1],
    ['1e3', 1000],
    ['-.5', -0.5],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
    ['_1', '_1'],
    ['1_', '1_'],
    ['0x', '0x'],
    ['0xg', '0xg'],
    ['0b2', '0b2'],
    ['1.2.3', '1.2.3'],
    ['12:30:45', '12:30:45'],
    ['2001-12-14', '2001-12-14'],
    ['u4be', 'u4be'],
    ['"12"', '12'],
    ["'true'", 'true'],
    ['"~"', '~'],
    ['|-\n  12', '12'],
    ['>-\n  true', 'true'],
  ])('%s is %s', (text, value) => {
    expect(read(`a: ${text}\n`)).toEqual({ a: value });
  });

  it('keeps the text as written beside the value', () => {
    const node = readYaml('- 0x12_34\n- 0.10\n- "a\\tb"\n- >-\n  x\n  y\n', 'x.ksy');
    const sources =
      node.kind === 'seq' ? node.items.map((item) => item.kind === 'scalar' && item.source) : [];
    expect(sources).toEqual(['0x12_34', '0.10', 'a\tb', 'x y']);
  });
});

const underscored = (base: number) =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: 1n << 130n }), fc.infiniteStream(fc.constantFrom('', '', '_')))
    .map(([value, gaps]): [bigint, string] => {
      const digits = [...value.toString(base)];
      return [value, digits.map((digit, i) => (i === 0 ? digit : `${gaps.next().value}${digit}`)).join('')];
    });

const PREFIXES: readonly (readonly [string, number])[] = [
  ['', 10],
  ['0x', 16],
  ['0o', 8],
  ['0b', 2],
];

describe.each(PREFIXES)('integers with prefix "%s"', (prefix, base) => {
  test.prop([underscored(base), fc.constantFrom('', '-', '+')])(
    'are exact at any size',
    ([value, digits], sign) => {
      const expected = sign === '-' ? -value : value;
      expect(read(`${sign}${prefix}${digits}`)).toBe(expected);
      expect(read(`{${sign}${prefix}${digits}: x}`)).toEqual({ [String(expected)]: 'x' });
    },
  );
});

test.prop([fc.string({ unit: 'binary' })])('a double-quoted scalar is its text whatever it says', (text) => {
  const quoted = JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  expect(read(`a: ${quoted}`)).toEqual({ a: text });
});
