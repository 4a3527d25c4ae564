import * as fc from 'fast-check';
import type { KaitaiStream } from '../../src/runtime/index.js';

/** One row for each integer type: how to read and write it, and what fits. */
export interface IntegerType {
  readonly name: string;
  readonly bytes: number;
  readonly min: bigint;
  readonly max: bigint;
  read(io: KaitaiStream): number | bigint;
  write(io: KaitaiStream, value: bigint): void;
}

const ORDERS = ['be', 'le'] as const;

function integerType(sign: 'U' | 'S', bytes: 1 | 2 | 4 | 8, order: '' | 'be' | 'le'): IntegerType {
  const name = `${sign}${bytes}${order}`;
  const bits = BigInt(8 * bytes);
  const call = (io: KaitaiStream, method: string, ...args: unknown[]): unknown =>
    (io as unknown as Record<string, (...args: unknown[]) => unknown>)[method]?.(...args);
  return {
    name,
    bytes,
    min: sign === 'U' ? 0n : -(1n << (bits - 1n)),
    max: sign === 'U' ? (1n << bits) - 1n : (1n << (bits - 1n)) - 1n,
    read: (io) => call(io, bytes === 8 ? `read${name}AsBigInt` : `read${name}`) as number | bigint,
    write: (io, value) => void call(io, `write${name}`, bytes === 8 ? value : Number(value)),
  };
}

export const INTEGER_TYPES: readonly IntegerType[] = (['U', 'S'] as const).flatMap((sign) => [
  integerType(sign, 1, ''),
  ...([2, 4, 8] as const).flatMap((bytes) => ORDERS.map((order) => integerType(sign, bytes, order))),
]);

/** A value of the type, often at the ends of its range or around 2^53. */
export function valueFor(type: IntegerType): fc.Arbitrary<bigint> {
  const special = [type.min, type.max, 0n, -1n, 1n, 1n << 31n, 1n << 32n, (1n << 53n) - 1n, 1n << 53n];
  const fitting = special.filter((value) => value >= type.min && value <= type.max);
  return fc.oneof(fc.bigInt({ min: type.min, max: type.max }), fc.constantFrom(...fitting));
}
