import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EOFError, IntegerRangeError, KaitaiStream } from '../../src/runtime/index.js';
import { INTEGER_TYPES, valueFor } from './number-types.js';
import { officialRead, officialStream } from './official.js';

const SMALL_TYPES = INTEGER_TYPES.filter((type) => type.bytes < 8);
const FLOATS = ['F4be', 'F4le', 'F8be', 'F8le'] as const;

function fails(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe.each(INTEGER_TYPES)('$name', (type) => {
  it('reads what it wrote, in as many bytes as its name says', () => {
    fc.assert(
      fc.property(valueFor(type), (value) => {
        const io = KaitaiStream.growing(0);
        type.write(io, value);
        expect(io.pos).toBe(type.bytes);
        io.seek(0);
        expect(BigInt(type.read(io))).toBe(value);
        expect(io.isEof()).toBe(true);
      }),
    );
  });

  it('refuses to write what does not fit, and writes nothing then', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1n << 70n }), fc.boolean(), (distance, above) => {
        const io = KaitaiStream.growing(16);
        const value = above ? type.max + distance : type.min - distance;
        expect(fails(() => type.write(io, value))).toBeInstanceOf(IntegerRangeError);
        expect([io.pos, io.size]).toEqual([0, 0]);
      }),
    );
  });

  it('cannot read or write past the end, and stays where it was', () => {
    fc.assert(
      fc.property(fc.nat({ max: type.bytes - 1 }), (size) => {
        const io = KaitaiStream.fixed(size);
        expect(fails(() => type.read(io))).toMatchObject({ bytesReq: type.bytes, bytesAvail: size });
        expect(fails(() => type.write(io, 1n))).toBeInstanceOf(EOFError);
        expect(io.pos).toBe(0);
        expect(io.toByteArray()).toEqual(new Uint8Array(size));
      }),
    );
  });
});

it.each([
  'writeU1',
  'writeS2be',
  'writeU2le',
  'writeU4be',
  'writeS4le',
  'writeU8be',
  'writeS8le',
] as const)('%s takes integers only', (write) => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, '7' as unknown as number]) {
    expect(fails(() => KaitaiStream.growing()[write](value))).toBeInstanceOf(IntegerRangeError);
  }
});

describe('numbers of 64 bits', () => {
  const types = INTEGER_TYPES.filter((type) => type.bytes === 8);
  const asNumber = (io: KaitaiStream, name: string) =>
    (io as unknown as Record<string, () => number>)[`read${name}`]?.();

  it.each(types)('$name is read as a number when that is exact, and is an error when not', (type) => {
    const aroundLimit = fc
      .tuple(fc.constantFrom(-1n, 1n), fc.bigInt({ min: -4n, max: 4n }))
      .map(([sign, distance]) => sign * (1n << 53n) + distance)
      .filter((value) => value >= type.min);
    fc.assert(
      fc.property(fc.oneof(valueFor(type), aroundLimit), (value) => {
        const io = KaitaiStream.growing();
        type.write(io, value);
        io.seek(0);
        if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)) {
          expect(asNumber(io, type.name)).toBe(Number(value));
        } else {
          expect(fails(() => asNumber(io, type.name))).toMatchObject({ name: 'IntegerRangeError', value });
          expect(io.pos).toBe(0);
        }
      }),
    );
  });

  it('are written from safe numbers too, but not from numbers that may be rounded', () => {
    const io = KaitaiStream.growing();
    io.writeS8be(Number.MIN_SAFE_INTEGER);
    io.seek(0);
    expect(io.readS8be()).toBe(Number.MIN_SAFE_INTEGER);
    expect(fails(() => io.writeU8le(2 ** 53))).toBeInstanceOf(IntegerRangeError);
  });
});

describe.each(FLOATS)('%s', (name) => {
  it('reads what it wrote', () => {
    const value = name.startsWith('F4') ? fc.float() : fc.double();
    fc.assert(
      fc.property(value, (number) => {
        const io = KaitaiStream.growing(0);
        io[`write${name}`](number);
        io.seek(0);
        expect(io[`read${name}`]()).toBe(number);
        expect(io.isEof()).toBe(true);
      }),
    );
  });
});

it('a finite number too large for 32 bits does not become infinite', () => {
  const io = KaitaiStream.growing();
  expect(fails(() => io.writeF4be(1e300))).toBeInstanceOf(IntegerRangeError);
  io.writeF4be(Number.NEGATIVE_INFINITY);
  expect(io.toByteArray()).toEqual(Uint8Array.of(0xff, 0x80, 0, 0));
});

it.each([
  ...SMALL_TYPES.map((type) => type.name),
  ...FLOATS,
])('the official runtime reads %s alike', (name) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.nat({ max: 8 }), (bytes, pos) => {
      const [ours, theirs] = [new KaitaiStream(bytes), officialStream(bytes)];
      ours.seek(pos);
      theirs.seek(pos);
      const read = () => (ours as unknown as Record<string, () => unknown>)[`read${name}`]?.();
      const theirRead = () => officialRead(theirs, `read${name}`);
      if (pos + Number(name.charAt(1)) <= 8) {
        expect(read()).toBe(theirRead());
      } else {
        expect(errorFields(fails(read))).toEqual(errorFields(fails(theirRead)));
      }
      expect(ours.pos).toBe(theirs.pos);
    }),
  );
});

function errorFields(error: unknown): object {
  const { name, message, bytesReq, bytesAvail } = error as EOFError;
  return { name, message, bytesReq, bytesAvail };
}

it('bytes are in the order that the name says', () => {
  const io = KaitaiStream.growing();
  io.writeU2be(0x0102);
  io.writeU2le(0x0102);
  io.writeS4be(-2);
  io.writeU8le(0x0102030405060708n);
  expect(io.toByteArray()).toEqual(Uint8Array.of(1, 2, 2, 1, 0xff, 0xff, 0xff, 0xfe, 8, 7, 6, 5, 4, 3, 2, 1));
});
