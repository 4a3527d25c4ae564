import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { KaitaiStream } from '../../src/runtime/index.js';
import { plain } from '../codegen/support/plain.js';
import { anyBytes, readHere, Tally, TYPES } from './support/types.js';

describe.each(TYPES)('$name', (type) => {
  const { Class, objects } = type;

  it('is the same, field by field, after it was written and read', () => {
    fc.assert(
      fc.property(objects, (object) => {
        const bytes = object.toBytes();
        const io = new KaitaiStream(bytes);
        expect(plain(new Class(io))).toEqual(plain(object));
        expect(io.pos).toBe(bytes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is written as the bytes that it was read from, whatever they were', () => {
    const tally = new Tally();
    fc.assert(
      fc.property(anyBytes(type), (bytes) => {
        const outcome = readHere(type, bytes);
        if ('error' in outcome) return tally.count('refused');
        tally.count('accepted');
        expect(hexOf(outcome.object.toBytes())).toBe(hexOf(bytes.subarray(0, outcome.consumed)));
      }),
      { numRuns: 1000 },
    );
    expect(tally.of('accepted')).toBeGreaterThan(50);
    expect(tally.of('refused')).toBeGreaterThan(50);
  });

  it('is written without deriving anything as well: what was read agrees with itself', () => {
    fc.assert(
      fc.property(anyBytes(type), (bytes) => {
        const outcome = readHere(type, bytes);
        if ('error' in outcome) return;
        outcome.object._checkAll();
        const io = KaitaiStream.growing();
        outcome.object._write(io);
        expect(hexOf(io.toByteArray())).toBe(hexOf(bytes.subarray(0, outcome.consumed)));
      }),
      { numRuns: 500 },
    );
  });

  it('is appended to a stream as the same bytes, behind what is there', () => {
    fc.assert(
      fc.property(fc.array(objects, { maxLength: 4 }), fc.nat(9), (list, capacity) => {
        const io = KaitaiStream.growing(capacity);
        for (const object of list) object.appendTo(io);
        expect(hexOf(io.toByteArray())).toBe(list.map((object) => hexOf(object.toBytes())).join(''));
      }),
    );
  });

  it('says before how many bytes it will take', () => {
    fc.assert(
      fc.property(objects, (object) => {
        expect(object._byteLength()).toBe(object.toBytes().length);
      }),
    );
  });
});

/** Compared as text: a difference in arrays of bytes takes minutes to print. */
function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
