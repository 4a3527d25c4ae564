import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EOFError, IntegerRangeError, KaitaiStream } from '../../src/runtime/index.js';
import { officialStream } from './official.js';

type Order = 'Be' | 'Le';
type Step = { order: Order; width: number; value: bigint } | { byte: number } | 'align';

function field(max: number, order: fc.Arbitrary<Order>): fc.Arbitrary<Step> {
  return fc
    .tuple(order, fc.integer({ min: 1, max }))
    .chain(([order, width]) =>
      fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }).map((value) => ({ order, width, value })),
    );
}

const anyOrder = fc.constantFrom<Order>('Be', 'Le');
const byteField = fc.nat({ max: 255 }).map((byte): Step => ({ byte }));
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: field(64, anyOrder) },
    { weight: 2, arbitrary: field(8, anyOrder) },
    { weight: 1, arbitrary: byteField },
    { weight: 1, arbitrary: fc.constant<Step>('align') },
  ),
  { maxLength: 30 },
);

function write(io: KaitaiStream, step: Step): void {
  if (step === 'align') {
    io.writeAlignToByte();
  } else if ('byte' in step) {
    io.writeU1(step.byte);
  } else {
    // Numbers where they are exact, so that both ways to pass a value are used.
    const value = step.width <= 53 ? Number(step.value) : step.value;
    io[`writeBitsInt${step.order}`](step.width, value);
  }
}

function read(io: KaitaiStream, step: Step): unknown {
  if (step === 'align') {
    io.alignToByte();
    return 'align';
  }
  if ('byte' in step) {
    return { byte: io.readU1() };
  }
  const { order, width } = step;
  const value =
    width <= 53 ? BigInt(io[`readBitsInt${order}`](width)) : io[`readBitsInt${order}AsBigInt`](width);
  return { order, width, value };
}

/** The definition, slow and plain: each byte is a list of eight bits in the order in which they are filled. */
function bytesByDefinition(list: readonly Step[]): number[] {
  const bytes: { order: Order; bits: bigint[] }[] = [];
  let open = false;
  for (const step of list) {
    if (step === 'align') {
      open = false;
    } else if ('byte' in step) {
      open = false;
      bytes.push({
        order: 'Be',
        bits: Array.from({ length: 8 }, (_, i) => BigInt(step.byte >> (7 - i)) & 1n),
      });
    } else {
      for (let i = 0; i < step.width; i++) {
        const shift = BigInt(step.order === 'Be' ? step.width - 1 - i : i);
        const last = bytes.at(-1);
        const bit = (step.value >> shift) & 1n;
        if (open && last !== undefined && last.bits.length < 8 && last.order === step.order) {
          last.bits.push(bit);
        } else {
          bytes.push({ order: step.order, bits: [bit] });
          open = true;
        }
      }
    }
  }
  return bytes.map(({ order, bits }) =>
    bits.reduce((byte, bit, i) => byte | (Number(bit) << (order === 'Be' ? 7 - i : i)), 0),
  );
}

describe('bit fields of both orders, bytes and alignment in any sequence', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const io = KaitaiStream.growing(0);
        for (const step of list) {
          write(io, step);
        }
        io.seek(0);
        expect(list.map((step) => read(io, step))).toEqual(list);
        io.alignToByte();
        expect(io.isEof()).toBe(true);
      }),
    );
  });

  it('are where the definition puts them', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const io = KaitaiStream.growing(0);
        for (const step of list) {
          write(io, step);
        }
        expect([...io.toByteArray()]).toEqual(bytesByDefinition(list));
      }),
    );
  });

  it('can be read up to 53 bits as numbers and bigints alike', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        anyOrder,
        fc.nat(53),
        fc.nat(7),
        (bytes, order, width, skip) => {
          const [numbers, bigints] = [new KaitaiStream(bytes), new KaitaiStream(bytes)];
          numbers[`readBitsInt${order}`](skip);
          bigints[`readBitsInt${order}`](skip);
          expect(BigInt(numbers[`readBitsInt${order}`](width))).toBe(
            bigints[`readBitsInt${order}AsBigInt`](width),
          );
          expect([numbers.pos, numbers.bitsLeft]).toEqual([bigints.pos, bigints.bitsLeft]);
        },
      ),
    );
  });
});

describe('compared to the official runtime, which ends at 32 bits', () => {
  it('the same fields of the same bytes have the same values, positions and ends', () => {
    const reads = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 1, max: 32 }) },
        { weight: 1, arbitrary: fc.constant('align' as const) },
        { weight: 1, arbitrary: fc.constant('bytes' as const) },
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), anyOrder, reads, (bytes, order, list) => {
        const [ours, theirs] = [new KaitaiStream(bytes), officialStream(bytes)];
        for (const item of list) {
          const width = typeof item === 'number' ? item : 0;
          const needed = item === 'bytes' ? 2 : Math.ceil((width - ours.bitsLeft) / 8);
          if (needed > ours.size - ours.pos) {
            break;
          }
          if (item === 'align') {
            ours.alignToByte();
            theirs.alignToByte();
          } else if (item === 'bytes') {
            // Its byte operations leave the alignment to the generated code.
            theirs.alignToByte();
            expect(ours.readBytes(2)).toEqual(theirs.readBytes(2));
          } else {
            expect(ours[`readBitsInt${order}`](width)).toBe(theirs[`readBitsInt${order}`](width));
          }
          expect([ours.pos, ours.isEof()]).toEqual([theirs.pos, theirs.isEof()]);
        }
      }),
    );
  });
});

describe('limits', () => {
  it.each(['Be', 'Le'] as const)('a value that does not fit its %s bits is refused', (order) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 64 }), fc.bigInt({ min: 0n, max: 1n << 65n }), (width, more) => {
        const io = KaitaiStream.growing();
        expect(() => io[`writeBitsInt${order}`](width, (1n << BigInt(width)) + more)).toThrow(
          IntegerRangeError,
        );
        expect(() => io[`writeBitsInt${order}`](width, -1n - more)).toThrow(IntegerRangeError);
        expect(io.size).toBe(0);
      }),
    );
  });

  it.each(['Be', 'Le'] as const)('a %s read or write past the end fails and keeps its place', (order) => {
    const io = new KaitaiStream(Uint8Array.of(0xa5, 0x5a));
    const first = io[`readBitsInt${order}`](3);
    expect(() => io[`readBitsInt${order}`](14)).toThrow(EOFError);
    expect(() => io[`readBitsInt${order}AsBigInt`](60)).toThrow(EOFError);
    expect(() => io[`writeBitsInt${order}`](14, 0)).toThrow(EOFError);
    expect([io.pos, io.bitsLeft]).toEqual([1, 5]);
    const rest = io[`readBitsInt${order}`](13);
    expect(order === 'Be' ? (first << 13) | rest : (rest << 3) | first).toBe(
      order === 'Be' ? 0xa55a : 0x5aa5,
    );
  });

  it('widths are integers up to 53 as number and 64 as bigint', () => {
    const io = KaitaiStream.fixed(100);
    for (const width of [-1, 1.5, Number.NaN, 54]) {
      expect(() => io.readBitsIntBe(width)).toThrow(IntegerRangeError);
      expect(() => io.readBitsIntLe(width)).toThrow(IntegerRangeError);
    }
    expect(() => io.readBitsIntBeAsBigInt(65)).toThrow(IntegerRangeError);
    expect(() => io.writeBitsIntLe(65, 0n)).toThrow(IntegerRangeError);
    expect(() => io.writeBitsIntLe(8, 0.5)).toThrow(IntegerRangeError);
  });
});

describe('a partly written byte', () => {
  it('counts in the position, in the size and in the result', () => {
    const io = KaitaiStream.growing();
    io.writeBitsIntBe(3, 0b101);
    expect([io.pos, io.size, io.bitsLeft]).toEqual([1, 1, 5]);
    expect(io.toByteArray()).toEqual(Uint8Array.of(0b1010_0000));
  });

  it('is replaced whole when written over, but keeps the bits that were read before', () => {
    const fresh = new KaitaiStream(Uint8Array.of(0xff));
    fresh.writeBitsIntBe(3, 0);
    expect(fresh.toByteArray()).toEqual(Uint8Array.of(0));
    const readBefore = new KaitaiStream(Uint8Array.of(0xff));
    readBefore.readBitsIntBe(3);
    readBefore.writeBitsIntBe(3, 0);
    expect(readBefore.toByteArray()).toEqual(Uint8Array.of(0b1110_0011));
  });
});
