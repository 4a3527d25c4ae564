import { expect, it } from 'vitest';
import { SpecError } from '../../src/codegen/diagnostics.js';
import { reconcile } from '../../src/codegen/reconcile.js';

const own = (path: string, file = 'x.ksy') => new SpecError({ file, line: 1, col: 1, path }, 'ours');
const theirs = (path: string, file = 'x.ksy') => new SpecError({ file, line: 2, col: 2, path }, 'theirs');

const shown = (errors: readonly SpecError[]) =>
  errors.map(({ location, text }) => `${location.path}: ${text}`);

it.each([
  ['the same place', '/seq/0/type', '/seq/0/type', '/seq/0/type'],
  ['a place inside that of the official compiler', '/seq/0/valid/eq', '/seq/0', '/seq/0/valid/eq'],
  ['a place around that of the official compiler', '/seq/0', '/seq/0/type', '/seq/0/type'],
])('an error at %s is the same, and gets the official words at the closer place', (_, ours, official, both) => {
  const opinions = reconcile([own('/meta/endian'), own(ours)], [theirs(official)]);
  expect(shown(opinions.agreed)).toEqual(['/meta/endian: ours', `${both}: theirs`]);
  expect(opinions.official).toEqual([]);
});

it.each([
  ['elsewhere', theirs('/seq/1')],
  ['at a place of which ours is no part, but starts alike', theirs('/seq/1/type')],
  ['in another file', theirs('/seq/10', 'y.ksy')],
])('a complaint %s is of the official compiler alone', (_, complaint) => {
  const opinions = reconcile([own('/seq/10')], [complaint]);
  expect(shown(opinions.agreed)).toEqual(['/seq/10: ours']);
  expect(opinions.official).toEqual([complaint]);
});

it('a complaint without a place says nothing beside an error of ours, and is all that there is without one', () => {
  expect(reconcile([own('/seq/0')], [theirs('/')])).toEqual({ agreed: [own('/seq/0')], official: [] });
  expect(reconcile([], [theirs('/')])).toEqual({ agreed: [], official: [theirs('/')] });
});

it('a hint of ours follows the official words', () => {
  const { location } = own('/seq/0/type');
  const ours = new SpecError(location, "unknown type 'u3', did you mean 'u1'?");
  expect(shown(reconcile([ours], [theirs('/seq/0/type')]).agreed)).toEqual([
    "/seq/0/type: theirs, did you mean 'u1'?",
  ]);
});

it.each([
  ['seq must be a list, found a map', 'expected array', 'seq must be a list, found a map'],
  [
    "'pos' belongs in 'instances', not in 'seq'",
    "'size' must be specified",
    "'pos' belongs in 'instances', not in 'seq'",
  ],
  [
    "unknown key 'sise', did you mean 'size'?",
    'unknown key found, expected: size',
    "unknown key found, expected: size, did you mean 'size'?",
  ],
  [
    "in 'b.foo': a byte array has no method 'foo', it has size",
    "don't know how to call method 'foo' of object type 'BytesLimitType(IntNum(3),None,false,None,None)'",
    "in 'b.foo': a byte array has no method 'foo', it has size",
  ],
  [
    'in \'s.to_i("a")\': expected an integer, found a string',
    'wrong arguments to method call `to_i` on string: expected () or (integer), got (Str(a))',
    'in \'s.to_i("a")\': expected an integer, found a string',
  ],
  ["ours, which is about 'a (b)'", "unable to find 'Type A (b)'", "unable to find 'Type A (b)'"],
])('what says more stands: of %j and %j', (ours, official, both) => {
  const { location } = own('/seq/0');
  const { agreed } = reconcile([new SpecError(location, ours)], [new SpecError(location, official)]);
  expect(agreed.map(({ text }) => text)).toEqual([both]);
});
