import { describe, expect, it } from 'vitest';
import * as runtime from '../../src/runtime/index.js';
import { KaitaiError, KaitaiStream, showValue, ValidationFailedError } from '../../src/runtime/index.js';

const io = new KaitaiStream(new Uint8Array(20)).substream(10).substream(5);
io.seek(2);
const outer = new KaitaiStream(new Uint8Array(20));
outer.seek(4);
const inner = outer.substream(5);
inner.seek(2);

/** Every error of the library: how it is made, and what it says. */
const ERRORS = {
  KaitaiError: [new runtime.KaitaiError('why'), 'why'],
  EOFError: [new runtime.EOFError('requested 2 bytes', 2, 1), 'requested 2 bytes'],
  UnexpectedDataError: [
    new runtime.UnexpectedDataError(Uint8Array.of(1), Uint8Array.of(2)),
    'expected [01], but got [02]',
  ],
  UndecidedEndiannessError: [
    new runtime.UndecidedEndiannessError(),
    'the endianness of this type could not be decided',
  ],
  EndlessInstanceError: [
    new runtime.EndlessInstanceError('/instances/self', 3),
    '/instances/self: at byte 3: it contains itself at the same position, and so has no end',
  ],
  NestingError: [
    new runtime.NestingError('/types/node', 256, 3),
    '/types/node: at byte 3: more than 256 levels inside each other (setMaxNesting() sets how many may be)',
  ],
  EmptyElementsError: [
    new runtime.EmptyElementsError(),
    'elements that take no bytes never come to the end of the stream',
  ],
  ProcessError: [new runtime.ProcessError('no zlib stream'), 'no zlib stream'],
  ConversionError: [new runtime.ConversionError('no number'), 'no number'],
  IntegerRangeError: [new runtime.IntegerRangeError('u1', 256, 0, 255), '256 does not fit u1 (0 to 255)'],
  DecodeError: [new runtime.DecodeError('ASCII', 3, 'why'), 'not valid ASCII at byte 3 of the string: why'],
  EncodeError: [
    new runtime.EncodeError('ASCII', 'né', 1),
    'the character "é" (U+00E9) at index 1 cannot be encoded in ASCII',
  ],
  ValidationFailedError: [new runtime.ValidationFailedError('why', undefined, '/seq/0'), '/seq/0: why'],
  ValidationNotEqualError: [
    new runtime.ValidationNotEqualError(1, 2, inner, '/seq/0'),
    '/seq/0: at byte 6: not equal, expected 1, but got 2',
  ],
  ValidationLessThanError: [
    new runtime.ValidationLessThanError(5, 2, undefined, '/seq/0'),
    '/seq/0: not in range, the minimum is 5, but got 2',
  ],
  ValidationGreaterThanError: [
    new runtime.ValidationGreaterThanError(5n, 7n, undefined, '/seq/0'),
    '/seq/0: not in range, the maximum is 5, but got 7',
  ],
  ValidationNotAnyOfError: [
    new runtime.ValidationNotAnyOfError('x', undefined, '/seq/0'),
    '/seq/0: not any of the values allowed, got "x"',
  ],
  ValidationNotInEnumError: [
    new runtime.ValidationNotInEnumError(7, undefined, '/seq/0'),
    '/seq/0: not in the enum, got 7',
  ],
  ValidationExprError: [
    new runtime.ValidationExprError(true, undefined, '/seq/0'),
    '/seq/0: not matching the expression, got true',
  ],
  ConsistencyError: [
    new runtime.ConsistencyError('len', 3, Uint8Array.of(0xa, 0xb)),
    'Check failed: len, expected: 3, actual: [0a 0b]',
  ],
  ConsistencyNotCheckedError: [
    new runtime.ConsistencyNotCheckedError(),
    'the object has changed since it was checked: call _check() before _write()',
  ],
} as const;

it('no error of the library is missing here', () => {
  const exported = Object.entries(runtime).filter(
    ([, value]) =>
      typeof value === 'function' && (value === KaitaiError || value.prototype instanceof KaitaiError),
  );
  expect(exported.map(([name]) => name).sort()).toEqual(Object.keys(ERRORS).sort());
});

describe.each(Object.entries(ERRORS))('%s', (name, [error, message]) => {
  it('is a KaitaiError with its own name and message, also in the stack trace', () => {
    expect(error).toBeInstanceOf(KaitaiError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(error.message).toBe(message);
    expect(error.stack).toContain(`${name}: ${message}`);
  });

  it('is found on KaitaiStream, as in the official runtime', () => {
    expect((KaitaiStream as unknown as Record<string, unknown>)[name]).toBe(error.constructor);
  });
});

it('an encoding that nobody knows is a mistake of the specification, and so no KaitaiError', () => {
  const error = new runtime.UnknownEncodingError('X');
  expect(error).toBeInstanceOf(RangeError);
  expect(error).not.toBeInstanceOf(KaitaiError);
  expect(error).toMatchObject({ name: 'UnknownEncodingError', encoding: 'X' });
  expect(error.message).toBe('The "X" encoding is not supported');
});

describe('errors of validation', () => {
  it('know the field, and the position in the outermost stream when there is a stream', () => {
    const error = new runtime.ValidationExprError(1, inner, '/types/a/seq/2');
    expect(error).toBeInstanceOf(ValidationFailedError);
    expect(error).toMatchObject({ srcPath: '/types/a/seq/2', pos: 6, actual: 1 });
    expect(new runtime.ValidationExprError(1, undefined, '/seq/0').pos).toBeUndefined();
  });
});

describe('values in messages', () => {
  it.each([
    ['text', '"text"'],
    ['a\n\u001b[31m', '"a\\n\\u001b[31m"'],
    ['x'.repeat(100), `"${'x'.repeat(60)}"… (100 characters)`],
    [new Uint8Array(0), '[]'],
    [new Uint8Array(17).fill(255), `[${'ff '.repeat(15)}ff…] (17 bytes)`],
    [[1, 'a', [2n]], '[1, "a", [2]]'],
    [new Array(9).fill(0), '[0, 0, 0, 0, 0, 0, 0, 0, …] (9 items)'],
    [0, '0'],
    [-0, '-0'],
    [undefined, 'undefined'],
    [null, 'null'],
    [outer, 'KaitaiStream'],
    [Object.create(null), 'object'],
  ])('%# are short and unmistakable', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it('a fraction is said to be one', () => {
    expect(() => io.writeU1(1.5)).toThrow('1.5 does not fit u1 (0 to 255, integers only)');
  });
});
