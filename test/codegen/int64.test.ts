/** `--int64`: what becomes of integers that a JavaScript number cannot hold. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import type { Int64 } from '../../src/codegen/model/types.js';
import { IntegerRangeError, KaitaiStream } from '../../src/runtime/index.js';
import '../support/seed.js';
import { type GeneratedClass, mainClass, memoryHost, RUNTIME } from './support/generated.js';

const SPEC = `
meta: {id: x, endian: be}
seq:
  - {id: a, type: u8}
  - {id: b, type: s8}
  - {id: c, type: b60}
  - {id: d, type: b4}
instances:
  sum: {value: a + b}
  half: {value: a / 2 + 0}
  shifted: {value: (a << 8) >> 8}
  is_one: {value: a == 1}
`;

interface Fields {
  a: unknown;
  b: unknown;
  c: unknown;
  sum: unknown;
  half: unknown;
  shifted: unknown;
}

function classFor(int64: Int64): GeneratedClass {
  const host = memoryHost(new Map([['x.ksy', SPEC]]));
  return mainClass(compile(['x.ksy'], 'typescript', host, { runtime: RUNTIME, codec: '.', int64 }));
}

function bytesOf(a: bigint, b: bigint, c: bigint): Uint8Array {
  const io = KaitaiStream.growing();
  io.writeU8be(a);
  io.writeS8be(b);
  io.writeBitsIntBe(60, c);
  io.writeBitsIntBe(4, 0);
  return io.toByteArray();
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const [exact, numbers, doubles] = [classFor('bigint'), classFor('number'), classFor('double')];
const read = (type: GeneratedClass, bytes: Uint8Array) => type.fromBytes(bytes) as unknown as Fields;

const any = {
  a: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  b: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  c: fc.bigInt({ min: 0n, max: 2n ** 60n - 1n }),
};
const safe = {
  a: fc.bigInt({ min: 0n, max: SAFE }),
  b: fc.bigInt({ min: -SAFE, max: SAFE }),
  c: fc.bigInt({ min: 0n, max: SAFE }),
};

describe('bigint', () => {
  test.prop(any)('holds every value, and what is computed from it', ({ a, b, c }) => {
    const object = read(exact, bytesOf(a, b, c));
    expect(object).toMatchObject({ a, b, c, sum: a + b, half: a / 2n, shifted: a });
  });
});

describe('number', () => {
  test.prop(safe)('holds what is exact', ({ a, b, c }) => {
    const bytes = bytesOf(a, b, c);
    const object = read(numbers, bytes);
    expect(object).toMatchObject({
      a: Number(a),
      b: Number(b),
      c: Number(c),
      half: Number(a / 2n),
      shifted: Number(a),
    });
    expect(numbers.fromBytes(bytes).toBytes()).toEqual(bytes);
  });

  test.prop(any)('is right, or an error: never another number', ({ a, b, c }) => {
    const fits = [a, b, c].every((value) => value >= -SAFE && value <= SAFE);
    if (!fits) expect(() => read(numbers, bytesOf(a, b, c))).toThrow(IntegerRangeError);
  });

  it('refuses a result that does not fit, though its operands do', () => {
    const object = read(numbers, bytesOf(SAFE, 1n, 0n));
    expect(() => object.sum).toThrow(IntegerRangeError);
    expect(read(numbers, bytesOf(SAFE, -1n, 0n)).sum).toBe(Number(SAFE - 1n));
  });
});

describe('double', () => {
  test.prop(any)('is the nearest number', ({ a, b, c }) => {
    expect(read(doubles, bytesOf(a, b, c))).toMatchObject({ a: Number(a), b: Number(b), c: Number(c) });
  });

  it('is not written when it may have been rounded', () => {
    const exactly = bytesOf(SAFE, -SAFE, 5n);
    expect(doubles.fromBytes(exactly).toBytes()).toEqual(exactly);
    expect(() => doubles.fromBytes(bytesOf(SAFE + 1n, 0n, 0n)).toBytes()).toThrow(IntegerRangeError);
  });
});
