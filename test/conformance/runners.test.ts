/** The runners on a suite of a few files: what is right passes, and what is wrong is noticed. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KaitaiStream } from '../../src/runtime/index.js';
import { generate, mainClass } from '../codegen/support/generated.js';
import { runAssertions, withInstances } from './assertions.js';
import { runJavascript } from './javascript.js';
import { checkPosition, runMustFail } from './must-fail.js';
import { judge, type Outcome, tally, Wrong } from './outcome.js';
import { MyCustomFx } from './processes/shift.js';
import { CustomFx, CustomFxNoArgs } from './processes/surround.js';
import { checkRoundTrip, runRoundTrips } from './round-trips.js';
import { same } from './same.js';
import { runStrict } from './strict.js';
import { Suite } from './suite.js';
import { withTimeLimit } from './time-limit.js';

const PROJECT = join(import.meta.dirname, '../..');
const suite = new Suite(join(import.meta.dirname, 'fixture'));

const NO_TYPE = "/seq/0/type: unknown type 'no_such_type'";

function table(outcomes: readonly Outcome[]): Record<string, string> {
  return Object.fromEntries(
    outcomes.map(({ item, verdict, reason }) => [item, `${verdict} ${reason}`.trim()]),
  );
}

describe('runner', () => {
  it('javascript', () => {
    expect(table(runJavascript(suite))).toEqual({
      pair: 'pass',
      pair_crashed: expect.stringMatching(/^crashed TypeError/),
      pair_named_error: 'pass',
      pair_wrong: expect.stringMatching(/^wrong AssertionError/),
      unknown: `refused ${NO_TYPE}`,
    });
  });

  it('assertions', () => {
    expect(table(runAssertions(suite))).toEqual({
      pair: 'pass',
      pair_throws: 'wrong reading must end with ValidationNotEqualError, found none',
      pair_unknown_field: expect.stringMatching(/^refused .*no field 'txt'/),
      pair_wrong: 'wrong text is "ab", expected "ba"',
      too_long: 'pass',
      unknown: `refused ${NO_TYPE}`,
    });
  });

  it('round trips, of what can be read', () => {
    expect(table(runRoundTrips(suite))).toEqual({ pair: 'pass', unknown: `refused ${NO_TYPE}` });
  });

  it('must fail', () => {
    expect(table(runMustFail(suite))).toEqual({
      accepted: 'wrong no error at /seq/0/type; accepted',
      elsewhere: `wrong no error at /seq/0/id; found error at ${NO_TYPE}`,
      right: 'pass',
      warned: 'pass',
    });
  });

  it('strict', () => {
    expect(table(runStrict(suite, PROJECT))).toEqual({
      pair: 'pass',
      too_long: 'pass',
      unknown: `refused ${NO_TYPE}`,
    });
  }, 60_000);
});

it.each([
  new MyCustomFx(7, false, Uint8Array.of()),
  new CustomFx(1),
  new CustomFxNoArgs(),
])('has processes that write what they read: %#', (process) => {
  const bytes = Uint8Array.of(0, 0x5f, 255);
  expect(process.encode(process.decode(bytes))).toEqual(bytes);
  expect(process.decode(bytes)).not.toEqual(bytes);
});

it('counts verdicts', () => {
  expect(tally('javascript', runJavascript(suite))).toBe(
    'javascript: pass 2, refused 1, wrong 1, crashed 1 of 5',
  );
});

it('tells a mistake from a crash', () => {
  const verdict = (error: Error) =>
    judge('', () => {
      throw error;
    }).verdict;
  expect(verdict(new Wrong('another value'))).toBe('wrong');
  expect(verdict(new RangeError('out of memory'))).toBe('crashed');
});

it('breaks off what does not end', () => {
  const outcome = judge('', () =>
    withTimeLimit(() => {
      for (;;);
    }, 20),
  ); // prettier-ignore
  expect(outcome).toMatchObject({ verdict: 'crashed', reason: expect.stringMatching('timed out') });
});

it('notices an object that comes back otherwise', () => {
  const text = 'meta: {id: x}\nseq:\n  - {id: a, type: u1}\n';
  const type = mainClass(generate('x.ksy', new Map([['x.ksy', text]])));
  let times = 0;
  const forgetful = () => {
    const object = new type(new KaitaiStream(Uint8Array.of(times)));
    times += 1;
    return object;
  };
  expect(() => checkRoundTrip(Uint8Array.of(7), forgetful)).toThrow(
    new Wrong('after writing, a is 1, was 0'),
  );
});

it('notices a position outside of the path', () => {
  const text = 'meta: {id: x}\nseq:\n  - id: a\n    type: u1\n';
  const at = (line: number, col: number) => () =>
    checkPosition({ file: 'x.ksy', path: '/seq/0/type', line, col }, text);
  expect(at(4, 5)).not.toThrow();
  expect(at(4, 11)).not.toThrow();
  expect(at(3, 5)).toThrow(Wrong);
  expect(at(1, 1)).toThrow(Wrong);
});

it('puts assertions before the instances that are there', () => {
  const assertion = { actual: 'a', expected: '"b"', exception: undefined };
  expect(withInstances('meta: {id: x}\ninstances:\n   a:\n      value: 1\n', [assertion])).toBe(
    'meta: {id: x}\ninstances:\n' +
      '   kst_actual_0: {value: "a"}\n   kst_expected_0: {value: "\\"b\\""}\n' +
      '   a:\n      value: 1\n',
  );
});

it('compares values, not how they are represented', () => {
  expect(same(1, 1n)).toBe(true);
  expect(same(Uint8Array.of(1, 2), [1, 2])).toBe(true);
  expect(same(0.1 + 0.2, 0.3)).toBe(true);
  expect(same(null, undefined)).toBe(true);
  expect(same(1, 2n)).toBe(false);
  expect(same([1], [1, 2])).toBe(false);
  expect(same('1', 1)).toBe(false);
  expect(same(0, undefined)).toBe(false);
});

it('says what a folder lacks to be the suite', () => {
  expect(() => new Suite(PROJECT)).toThrow(
    /is not the Kaitai Struct test suite: it has no formats, no formats_err/,
  );
});
