import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  AnnotationTree,
  annotate,
  ConsistencyError,
  ConsistencyNotCheckedError,
  EncodeError,
  EOFError,
  flatten,
  IntegerRangeError,
  KaitaiStream,
} from '../../src/runtime/index.js';
import { Name, Sample } from './sample.js';

const sample = fc
  .tuple(fc.nat(1), fc.nat(1023), fc.array(fc.string({ unit: 'binary-ascii' }), { maxLength: 4 }))
  .map(([flag, level, texts]) => Sample.of(flag, level, texts.map(Name.of)));

const plain = ({ flag, level, names }: Sample) => ({ flag, level, names: names.map(({ text }) => text) });

describe('KaitaiStruct', () => {
  it('reads what toBytes wrote', () => {
    fc.assert(
      fc.property(sample, (object) => {
        const bytes = object.toBytes();
        expect(bytes.length).toBe(object._byteLength());
        expect(plain(new Sample(new KaitaiStream(bytes)))).toEqual(plain(object));
      }),
    );
  });

  it('writes each object to memory of its own, which can be handed on', () => {
    const [first, second] = [Name.of('Bob').toBytes(), Name.of('Al').toBytes()];
    structuredClone(first, { transfer: [first.buffer as ArrayBuffer] });
    expect(second).toEqual(Uint8Array.of(2, 0x41, 0x6c));
    expect(second.buffer.byteLength).toBe(second.length);
  });

  it('does not write what was not checked, and checks before it writes', () => {
    const name = Name.of('Bob');
    const io = KaitaiStream.growing();
    expect(() => name._write(io)).toThrow(ConsistencyNotCheckedError);
    name.len = 4;
    expect(() => name._check()).toThrow(new ConsistencyError('len', 3, 4));
    name.len = 3;
    name._check();
    name._write(io);
    expect(io.toByteArray()).toEqual(Uint8Array.of(3, 0x42, 0x6f, 0x62));
  });

  it('writes on from a byte boundary', () => {
    const io = KaitaiStream.growing();
    io.writeBitsIntBe(2, 3);
    const name = Name.of('');
    name._prepare();
    name._checkAll();
    name._write(io);
    expect(io.toByteArray()).toEqual(Uint8Array.of(0xc0, 0));
  });

  it('that cannot be appended leaves the stream as it was', () => {
    const io = KaitaiStream.growing();
    Name.of('Bob').appendTo(io);
    // The length is written before the text turns out not to be ASCII.
    expect(() => Name.of('B\u00f8b').appendTo(io)).toThrow(EncodeError);
    expect([io.size, io.pos]).toEqual([4, 4]);
    Name.of('').appendTo(io);
    io.seek(9);
    io.writeU1(1);
    expect(io.toByteArray()).toEqual(Uint8Array.of(3, 0x42, 0x6f, 0x62, 0, 0, 0, 0, 0, 1));
  });

  it('leaves the stream at a byte boundary', () => {
    class OneBit extends Name {
      override _write__seq(io: KaitaiStream): void {
        io.writeBitsIntBe(1, 1);
      }
    }
    const object = new OneBit(new KaitaiStream(new Uint8Array(1)));
    const io = KaitaiStream.growing();
    object._write(io);
    expect([io.pos, io.bitsLeft]).toEqual([1, 0]);
  });

  it('fails with an error of this library when a value does not fit', () => {
    expect(() => Name.of('x'.repeat(256)).toBytes()).toThrow(IntegerRangeError);
    expect(() => Sample.of(2, 0, []).toBytes()).toThrow(IntegerRangeError);
  });
});

describe('annotate', () => {
  const bytes = Sample.of(1, 0b11_0000_0001, [Name.of('Bob'), Name.of('Al')]).toBytes();

  it('tells for every field where it is and what is in it', () => {
    const { value, annotations, error, unread } = annotate((io) => new Sample(io), bytes);
    expect(value).toBeInstanceOf(Sample);
    expect([error, unread]).toEqual([undefined, 0]);
    expect(
      flatten(annotations).map(({ path, annotation: { start, end, bits, value } }) => [
        path,
        start,
        end,
        value,
        bits,
      ]),
    ).toEqual([
      ['flag', 0, 1, 1, { start: 0, width: 1 }],
      ['level', 0, 2, 0b11_0000_0001, { start: 1, width: 10 }],
      ['names[0].len', 2, 3, 3, undefined],
      ['names[0].text', 3, 6, 'Bob', undefined],
      ['names[1].len', 6, 7, 2, undefined],
      ['names[1].text', 7, 9, 'Al', undefined],
    ]);
    expect(annotations[2]).toMatchObject({ name: 'names[0]', start: 2, end: 6, value: value?.names[0] });
    expect(annotations[3]?.field.path).toBe('/seq/2');
  });

  it('covers every byte, and reads the same object as without', () => {
    fc.assert(
      fc.property(sample, (object) => {
        const written = object.toBytes();
        const { value, annotations } = annotate((io) => new Sample(io), written);
        expect(value && plain(value)).toEqual(plain(object));
        const covered = new Set<number>();
        for (const { annotation } of flatten(annotations)) {
          for (let at = annotation.start; at < annotation.end; at++) {
            covered.add(at);
          }
        }
        expect(covered.size).toBe(written.length);
      }),
    );
  });

  it('returns an error with what was read before it, and closes what was open', () => {
    const { value, annotations, error, unread } = annotate((io) => new Sample(io), bytes.slice(0, 8));
    expect(value).toBeUndefined();
    expect(error).toBeInstanceOf(EOFError);
    expect(unread).toBe(1);
    const last = annotations.at(-1) as Annotation;
    expect(last).toMatchObject({ name: 'names[1]', start: 6, end: 7, incomplete: true, value: undefined });
    expect(last.error).toBeUndefined();
    expect(last.children).toHaveLength(2);
    expect(last.children[0]).not.toHaveProperty('incomplete');
    expect(last.children[1]).toMatchObject({ name: 'text', start: 7, end: 7, incomplete: true, error });
  });

  it('knows the bits of fields of both orders, and of a field that does not use the byte before', () => {
    const io = new KaitaiStream(new Uint8Array(4));
    const annotator = new AnnotationTree();
    const read = (type: string, action: () => unknown) => {
      annotator.open({ id: type, path: '/', type }, io);
      annotator.close(action(), io);
    };
    read('b3', () => io.readBitsIntBe(3));
    read('b4le', () => io.readBitsIntLe(4)); // the other order: from the next byte
    read('b9le', () => io.readBitsIntLe(9));
    read('u1', () => io.readU1());
    expect(annotator.top.map(({ start, end, bits }) => [start, end, bits?.start, bits?.width])).toEqual([
      [0, 1, 0, 3],
      [1, 2, 0, 4],
      [1, 3, 4, 9],
      [3, 4, undefined, undefined],
    ]);
  });

  it('an annotator that has seen a failure starts again at the top', () => {
    const io = KaitaiStream.fixed(0);
    const annotator = new AnnotationTree();
    const field = { id: 'a', path: '/seq/0', type: 'u1' };
    annotator.open(field, io);
    annotator.fail(new Error('why'));
    annotator.open(field, io);
    annotator.close(1, io);
    expect(annotator.top.map(({ incomplete, value }) => [incomplete, value])).toEqual([
      [true, undefined],
      [undefined, 1],
    ]);
  });

  it('close without open is a mistake of the caller', () => {
    expect(() => new AnnotationTree().close(1, KaitaiStream.fixed(0))).toThrow('without open');
  });
});
