import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/** What `expect(actual).toEqual(expected)` says, which takes a hundred times as long for large byte arrays and lists. */
export function expectSame<T>(actual: T, expected: T): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
