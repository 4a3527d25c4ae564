import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { BitCounter, KaitaiStream } from '../../src/runtime/index.js';
import '../support/seed.js';

/** A field, or several: how it is written, and how a counter is told of it. */
interface Field {
  write(io: KaitaiStream): void;
  count(counter: BitCounter): void;
}

// Most are about as long as a byte: a mistake of one bit shows where one is just full.
const width = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) },
  fc.integer({ min: 1, max: 64 }),
);

const bits: fc.Arbitrary<Field> = fc
  .record({ width, times: fc.nat({ max: 3 }), le: fc.boolean() })
  .map(({ width, times, le }) => ({
    write: (io) => {
      for (let i = 0; i < times; i++) io[le ? 'writeBitsIntLe' : 'writeBitsIntBe'](width, 0);
    },
    count: (counter) => counter.bits(width * times, le),
  }));

const bytes: fc.Arbitrary<Field> = fc.nat({ max: 3 }).map((length) => ({
  write: (io) => io.writeBytes(new Uint8Array(length)),
  count: (counter) => counter.bytes(length),
}));

const align: Field = { write: (io) => io.writeAlignToByte(), count: (counter) => counter.align() };

const told: fc.Arbitrary<Field> = fc.oneof(
  { weight: 6, arbitrary: bits },
  { weight: 2, arbitrary: bytes },
  { weight: 2, arbitrary: fc.constant(align) },
);

/** Of which a counter is not told what they are. */
const written: fc.Arbitrary<Field> = fc.array(told, { maxLength: 3 }).map((fields) => {
  const write = (io: KaitaiStream) => {
    for (const field of fields) field.write(io);
  };
  return { write, count: (counter) => counter.written(write) };
});

const fields = fc.array(fc.oneof({ weight: 3, arbitrary: told }, { weight: 1, arbitrary: written }), {
  maxLength: 30,
  size: 'max',
});

test.prop([fields])('behind each field as many bytes are counted as were written, whole or begun', (list) => {
  const io = KaitaiStream.growing();
  const counter = new BitCounter();
  for (const field of list) {
    field.write(io);
    field.count(counter);
    expect(counter.size).toBe(io.pos);
  }
});
