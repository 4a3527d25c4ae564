import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationTree, EOFError, IntegerRangeError, KaitaiStream } from '../../src/runtime/index.js';

type Action = (io: KaitaiStream) => void;

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.nat(255).map(
    (value): Action =>
      (io) =>
        io.writeU1(value),
  ),
  fc.nat(65535).map(
    (value): Action =>
      (io) =>
        io.writeU2le(value),
  ),
  fc.double().map(
    (value): Action =>
      (io) =>
        io.writeF8be(value),
  ),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(
    (value): Action =>
      (io) =>
        io.writeU8be(value),
  ),
  fc.tuple(fc.nat(64), fc.boolean()).map(
    ([width, le]): Action =>
      (io) =>
        le ? io.writeBitsIntLe(width, 0) : io.writeBitsIntBe(width, 0),
  ),
  fc.uint8Array({ maxLength: 100 }).map(
    (bytes): Action =>
      (io) =>
        io.writeBytes(bytes),
  ),
  fc.string({ unit: 'binary', maxLength: 50 }).map(
    (text): Action =>
      (io) =>
        io.writeStr(text, 'UTF-8'),
  ),
);

function run(io: KaitaiStream, actions: readonly Action[]): KaitaiStream {
  for (const act of actions) {
    act(io);
  }
  return io;
}

describe('growing and fixed streams', () => {
  it('hold the same after the same writes, whatever the capacity', () => {
    fc.assert(
      fc.property(fc.array(action), fc.nat(300), (actions, capacity) => {
        const growing = run(KaitaiStream.growing(capacity), actions);
        const fixed = run(KaitaiStream.fixed(growing.size), actions);
        expect(growing.toByteArray()).toEqual(fixed.toByteArray());
        expect([growing.pos, growing.size]).toEqual([fixed.pos, fixed.size]);
        expect(growing.isEof()).toBe(growing.bitsLeft === 0);
      }),
    );
  });

  it('differ in that a fixed stream one byte shorter has no room', () => {
    fc.assert(
      fc.property(fc.array(action), (actions) => {
        const { size } = run(KaitaiStream.growing(), actions);
        fc.pre(size > 0);
        expect(() => run(KaitaiStream.fixed(size - 1), actions)).toThrow(EOFError);
      }),
    );
  });

  it('a growing stream fills a gap with zeros and keeps its size when it moves back', () => {
    const io = KaitaiStream.growing(1);
    io.writeU1(1);
    io.seek(4);
    expect(io.size).toBe(1);
    io.writeU1(2);
    io.seek(0);
    io.writeU1(3);
    expect(io.toByteArray()).toEqual(Uint8Array.of(3, 0, 0, 0, 2));
  });

  it('only a growing stream can be truncated, and to no more than it has', () => {
    const io = KaitaiStream.growing();
    io.writeStr('chat', 'ASCII');
    io.seek(1);
    io.truncate(2);
    expect([io.size, io.pos]).toEqual([2, 1]);
    io.truncate(0);
    expect([io.size, io.pos]).toEqual([0, 0]);
    for (const size of [1, -1, 0.5, Number.NaN]) expect(() => io.truncate(size)).toThrow(IntegerRangeError);
    expect(() => KaitaiStream.fixed(2).truncate(1)).toThrow(IntegerRangeError);
  });

  it('a stream that was filled to its capacity hands out its memory, not a copy', () => {
    const io = KaitaiStream.growing(2);
    io.writeU2be(1);
    const bytes = io.toByteArray();
    io.seek(0);
    io.writeU1(9);
    expect(bytes).toEqual(Uint8Array.of(9, 1));
  });
});

describe('substreams', () => {
  it('read the same bytes as a slice would, and know where they are', () => {
    const parts = fc.array(fc.tuple(fc.nat(5), fc.nat(20)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), parts, (bytes, path) => {
        // An offset into the source is not an offset in the stream.
        let io = new KaitaiStream(Uint8Array.of(9, 9, ...bytes), 2);
        let expected = bytes;
        let offset = 0;
        for (const [skip, length] of path) {
          const from = Math.min(skip, expected.length);
          const to = Math.min(from + length, expected.length);
          io.seek(from);
          const parent = io;
          io = io.substream(to - from);
          expected = expected.slice(from, to);
          offset += from;
          expect(parent.pos).toBe(to);
          expect(io.baseOffset).toBe(offset);
        }
        expect(io.size).toBe(expected.length);
        expect(io.toByteArray()).toEqual(expected);
        expect(io.readBytesFull()).toEqual(expected);
        expect(() => io.readU1()).toThrow(EOFError);
        expect(() => io.writeU1(0)).toThrow(EOFError);
      }),
    );
  });

  it('inherit the annotator', () => {
    const io = KaitaiStream.fixed(2);
    expect(io.substream(1).annotator).toBeUndefined();
    io.annotator = new AnnotationTree();
    expect(io.substreamFull().annotator).toBe(io.annotator);
  });

  it('of a growing stream make room for themselves and can be written', () => {
    const io = KaitaiStream.growing(8);
    io.writeU1(1);
    const part = io.substream(3);
    part.writeU2be(0x0203);
    io.writeU1(4);
    expect(io.toByteArray()).toEqual(Uint8Array.of(1, 2, 3, 0, 4));
    expect(() => part.writeU2be(0)).toThrow(EOFError);
  });
});

describe('a partly read byte', () => {
  it('is skipped by every byte operation and by seek, and is not the end', () => {
    const operations: Action[] = [
      (io) => io.readBytes(0),
      (io) => io.readStr(0, 'ASCII'),
      (io) => io.readBytesFull(),
      (io) => io.readBytesTerm(0, false, false, false),
      (io) => io.readBytesTermMulti(Uint8Array.of(0, 0), false, false, false),
      (io) => io.writeBytes(new Uint8Array(0)),
      (io) => io.substream(0),
      (io) => io.substreamFull(),
      (io) => io.toByteArray(),
      (io) => io.seek(1),
    ];
    for (const operation of operations) {
      const io = KaitaiStream.fixed(1);
      io.readBitsIntLe(3);
      expect([io.pos, io.bitsLeft, io.isEof()]).toEqual([1, 5, false]);
      operation(io);
      expect([io.pos, io.bitsLeft, io.isEof()]).toEqual([1, 0, true]);
    }
  });
});
