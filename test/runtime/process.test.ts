/** `process`: what is done to bytes, and how it is undone. */
import { deflateSync, inflateSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { encodeCustom, ProcessError, processRotateLeft, processXor } from '../../src/runtime/index.js';
import { processZlib, unprocessZlib } from '../../src/runtime/zlib/index.js';
import '../support/seed.js';

const bytes = fc.uint8Array({ maxLength: 100 });

describe('xor', () => {
  test.prop([bytes, fc.oneof(fc.integer(), fc.bigInt(), bytes)])('undoes itself', (some, key) => {
    expect(processXor(processXor(some, key), key)).toEqual(some);
  });

  test.prop([bytes, fc.nat(255)])('with a byte is xor with an array of it', (some, key) => {
    expect(processXor(some, key)).toEqual(processXor(some, Uint8Array.of(key)));
    expect(processXor(some, key)).toEqual(some.map((one) => one ^ key));
    expect(processXor(some, key + 256)).toEqual(processXor(some, BigInt(key)));
  });

  it('uses a key over and over, and no key for nothing', () => {
    expect(processXor(Uint8Array.of(0, 0, 0), Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2, 1));
    expect(processXor(Uint8Array.of(5), new Uint8Array(0))).toEqual(Uint8Array.of(5));
  });
});

describe('rol', () => {
  test.prop([bytes, fc.integer({ min: -1000, max: 1000 })])(
    'is undone by the other way round',
    (some, by) => {
      expect(processRotateLeft(processRotateLeft(some, by), -by)).toEqual(some);
      expect(processRotateLeft(some, by + 8)).toEqual(processRotateLeft(some, by));
    },
  );

  it('takes bits out at the left and in at the right', () => {
    expect(processRotateLeft(Uint8Array.of(0b1100_0001), 1)).toEqual(Uint8Array.of(0b1000_0011));
  });
});

describe('zlib', () => {
  test.prop([bytes])('is what Node has', (some) => {
    expect(new Uint8Array(inflateSync(unprocessZlib(some)))).toEqual(some);
    expect(processZlib(new Uint8Array(deflateSync(some)))).toEqual(some);
  });

  test.prop([bytes, fc.nat()])('is an error where it is cut short', (some, at) => {
    const stream = unprocessZlib(some);
    expect(() => processZlib(stream.subarray(0, at % stream.length))).toThrow(ProcessError);
  });

  it('is an error where the checksum is wrong, or it is something else', () => {
    const stream = unprocessZlib(Uint8Array.of(1, 2, 3));
    stream[stream.length - 1] = (stream.at(-1) ?? 0) ^ 1;
    expect(() => processZlib(stream)).toThrow(ProcessError);
    expect(() => processZlib(Uint8Array.of(1, 2, 3, 4))).toThrow('no zlib stream');
  });
});

it('a process that can only read says so', () => {
  expect(() => encodeCustom('my.own', { decode: (some) => some }, new Uint8Array(1))).toThrow(
    'process my.own has no encode(), so it can only be read',
  );
});
