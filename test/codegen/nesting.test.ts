/**
 * Objects inside objects of the same type: without end, which no bytes are, and deeper than anybody means.
 */
import { describe, expect, it } from 'vitest';
import { generate } from './support/generated.js';

describe('a type that contains itself without end', () => {
  it('is refused across files, once', () => {
    const files = new Map([
      ['x.ksy', 'meta: {id: x, imports: [y]}\nseq:\n  - {id: a, type: y}\n'],
      [
        'y.ksy',
        'meta: {id: y, imports: [x]}\nseq:\n  - {id: len, type: u1}\n  - {id: b, type: x, size: len}\n',
      ],
    ]);
    const text =
      "contains another one, without end (x.a, y.b): an 'if', or a repetition that may be empty, ends it";
    expect(() => generate('x.ksy', files)).toThrow(`x.ksy:3:19: /seq/0/type: each 'x' ${text}`);
  });
});
