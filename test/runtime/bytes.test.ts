import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToStr, EOFError, IntegerRangeError, KaitaiStream } from '../../src/runtime/index.js';
import { OfficialRuntime, officialStream } from './official.js';

/** Few different values, so that terminators and padding occur. */
const fewBytes = fc.array(fc.nat(3), { maxLength: 12 }).map((list) => Uint8Array.from(list));
const flag = fc.boolean();

function filled(bytes: Uint8Array, pos: number): KaitaiStream {
  const io = new KaitaiStream(bytes);
  io.seek(pos);
  return io;
}

describe('the constructor', () => {
  it('takes the memory of any source as it is, also of a part of an array', () => {
    const memory = Uint8Array.of(9, 1, 2, 3, 9);
    const part = memory.subarray(1, 4);
    const sources = [part, new DataView(memory.buffer, 1, 3), Buffer.from(memory.buffer, 1, 3)];
    for (const source of sources) {
      expect(new KaitaiStream(source).readBytesFull()).toEqual(part);
      expect(new KaitaiStream(source, 1).readBytesFull()).toEqual(Uint8Array.of(2, 3));
    }
    expect(new KaitaiStream(memory.buffer, 1).size).toBe(4);
    new KaitaiStream(part).writeU1(7);
    expect(memory[1]).toBe(7);
  });

  it('refuses an offset outside of the source, and what is no source', () => {
    for (const offset of [-1, 4, 0.5, Number.NaN]) {
      expect(() => new KaitaiStream(new Uint8Array(3), offset)).toThrow(IntegerRangeError);
    }
    expect(() => new KaitaiStream(5 as unknown as ArrayBuffer)).toThrow(TypeError);
  });
});

describe('readBytes', () => {
  it('returns a plain Uint8Array on the same memory', () => {
    const source = Buffer.from([1, 2, 3]);
    const bytes = new KaitaiStream(source).readBytes(2);
    expect(bytes.constructor).toBe(Uint8Array);
    bytes[0] = 8;
    expect(source[0]).toBe(8);
  });

  it('reads what is there, and fails without moving when more is asked for', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(20), fc.nat(20), (bytes, skip, count) => {
        const pos = Math.min(skip, bytes.length);
        const io = filled(bytes, pos);
        if (pos + count <= bytes.length) {
          expect(io.readBytes(count)).toEqual(bytes.slice(pos, pos + count));
          expect(io.pos).toBe(pos + count);
        } else {
          const message = `requested ${count} bytes, but only ${bytes.length - pos} bytes available`;
          expect(() => io.readBytes(count)).toThrow(message);
          expect(() => io.readStr(count, 'ISO-8859-1')).toThrow(message);
          expect(() => io.substream(count)).toThrow(message);
          expect(io.pos).toBe(pos);
        }
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is no number of bytes', (count) => {
    const io = KaitaiStream.fixed(4);
    expect(() => io.readBytes(count)).toThrow(IntegerRangeError);
    expect(() => io.readStr(count, 'ASCII')).toThrow(IntegerRangeError);
    expect(() => io.substream(count)).toThrow(IntegerRangeError);
    expect(() => io.writeBytesLimit(new Uint8Array(0), count, 0, 0)).toThrow(IntegerRangeError);
    expect(() => io.seek(count)).toThrow(IntegerRangeError);
  });

  it('past the end there are no bytes, and to read none is no error', () => {
    const io = filled(new Uint8Array(3), 5);
    expect(io.isEof()).toBe(true);
    expect(io.readBytes(0)).toEqual(new Uint8Array(0));
    expect(io.readBytesFull()).toEqual(new Uint8Array(0));
    expect(io.substream(0).size).toBe(0);
    expect(io.substreamFull().size).toBe(0);
    expect(() => io.readU1()).toThrow(EOFError);
    expect(() => io.readBitsIntBe(1)).toThrow('requested 1 bytes, but only 0 bytes available');
  });
});

describe('terminators', () => {
  it('end the bytes where the definition says, for every combination of flags', () => {
    fc.assert(
      fc.property(fewBytes, fc.nat(3), flag, flag, flag, (bytes, term, include, consume, eosError) => {
        const io = new KaitaiStream(bytes);
        const at = bytes.indexOf(term);
        if (at < 0 && eosError) {
          expect(() => io.readBytesTerm(term, include, consume, eosError)).toThrow(EOFError);
          expect(io.pos).toBe(0);
        } else {
          const expected = at < 0 ? bytes : bytes.slice(0, at + (include ? 1 : 0));
          expect(io.readBytesTerm(term, include, consume, eosError)).toEqual(expected);
          expect(io.pos).toBe(at < 0 ? bytes.length : at + (consume ? 1 : 0));
        }
      }),
    );
  });

  it('are read as the official runtime does, but for its mistake with include and consume', () => {
    fc.assert(
      fc.property(fewBytes, fc.nat(3), flag, flag, (bytes, term, include, consume) => {
        const [ours, theirs] = [new KaitaiStream(bytes), officialStream(bytes)];
        expect(ours.readBytesTerm(term, include, consume, false)).toEqual(
          theirs.readBytesTerm(term, include, consume, false),
        );
        if (!include) {
          expect(ours.pos).toBe(theirs.pos);
        }
      }),
    );
  });

  it('of text: the bytes that readBytesTerm and readBytesFull give, decoded, from the same place to the same place', () => {
    const outcome = (io: KaitaiStream, read: () => string) => {
      try {
        return { text: read(), pos: io.pos };
      } catch (error) {
        return { error: (error as Error).message };
      }
    };
    const byte = fc.oneof(fc.nat(3), fc.constant(0x90));
    const bytes = fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(
        bytes,
        fc.nat(5),
        byte,
        flag,
        flag,
        flag,
        (bytes, start, term, include, consume, eosError) => {
          const [text, array] = [filled(bytes, start), filled(bytes, start)];
          const first = outcome(text, () => text.readStrTerm(term, include, consume, eosError, 'ASCII'));
          expect(first).toEqual(
            outcome(array, () => bytesToStr(array.readBytesTerm(term, include, consume, eosError), 'ASCII')),
          );
          if ('error' in first) return;
          expect(outcome(text, () => text.readStrFull('ASCII'))).toEqual(
            outcome(array, () => bytesToStr(array.readBytesFull(), 'ASCII')),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of several bytes are found at multiples of their length only', () => {
    fc.assert(
      fc.property(fewBytes, fc.nat(3), fc.nat(3), flag, flag, (bytes, first, second, include, consume) => {
        const term = Uint8Array.of(first, second);
        const [ours, theirs] = [new KaitaiStream(bytes), officialStream(bytes)];
        const read = ours.readBytesTermMulti(term, include, consume, false);
        expect(read).toEqual(theirs.readBytesTermMulti(term, include, consume, false));
        // Their position is right only when they find the terminator, for which they look in the wrong place.
        let at = 0;
        while (at + 2 <= bytes.length && (bytes[at] !== first || bytes[at + 1] !== second)) {
          at += 2;
        }
        const found = at + 2 <= bytes.length;
        expect(ours.pos).toBe(found ? at + (consume ? 2 : 0) : bytes.length);
        if (!found) {
          ours.seek(0);
          expect(() => ours.readBytesTermMulti(term, include, consume, true)).toThrow(EOFError);
        }
      }),
    );
  });

  it('are not looked for behind the end of a substream', () => {
    const part = new KaitaiStream(Uint8Array.of(1, 2, 0, 0)).substream(2);
    expect(() => part.readBytesTerm(0, false, true, true)).toThrow(EOFError);
    expect(() => part.readBytesTermMulti(Uint8Array.of(0, 0), false, true, true)).toThrow(EOFError);
  });
});

describe('functions on byte arrays agree with the official runtime', () => {
  it('bytesStripRight, bytesTerminate, byteArrayCompare', () => {
    fc.assert(
      fc.property(fewBytes, fewBytes, fc.nat(3), flag, (a, b, byte, include) => {
        expect(KaitaiStream.bytesStripRight(a, byte)).toEqual(OfficialRuntime.bytesStripRight(a, byte));
        expect(KaitaiStream.bytesTerminate(a, byte, include)).toEqual(
          OfficialRuntime.bytesTerminate(a, byte, include),
        );
        expect(Math.sign(KaitaiStream.byteArrayCompare(a, b))).toBe(
          Math.sign(OfficialRuntime.byteArrayCompare(a, b)),
        );
        expect(KaitaiStream.byteArrayEquals(a, b)).toBe(a.join() === b.join());
        expect(KaitaiStream.byteArrayEquals(a, a.slice())).toBe(true);
      }),
    );
  });

  it('bytesTerminateMulti', () => {
    const term = fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(fewBytes, term, flag, (data, unit, include) => {
        expect(KaitaiStream.bytesTerminateMulti(data, unit, include)).toEqual(
          OfficialRuntime.bytesTerminateMulti(data, unit, include),
        );
      }),
    );
  });
});

describe('writing bytes', () => {
  it('writeBytesLimit fills to the size with one terminator and then padding', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 9 }),
        fc.nat(12),
        fc.nat(255),
        fc.nat(255),
        (bytes, size, term, pad) => {
          const io = KaitaiStream.growing(0);
          if (bytes.length > size) {
            expect(() => io.writeBytesLimit(bytes, size, term, pad)).toThrow(IntegerRangeError);
            expect(io.pos).toBe(0);
          } else {
            io.writeBytesLimit(bytes, size, term, pad);
            const tail = [term, ...new Array<number>(12).fill(pad)];
            expect([...io.toByteArray()]).toEqual([...bytes, ...tail].slice(0, size));
          }
        },
      ),
    );
  });

  it('a fixed stream names what was asked for and what is left', () => {
    const io = KaitaiStream.fixed(5);
    io.writeU2be(1);
    expect(() => io.writeBytes(new Uint8Array(4))).toThrow(
      'requested to write 4 bytes, but only 3 bytes left in the stream',
    );
    expect(io.pos).toBe(2);
  });
});
