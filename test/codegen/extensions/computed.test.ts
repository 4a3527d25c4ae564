/** When values are computed and checked, and what is said of those that are another. */
import { expect, it } from 'vitest';
import { acceptMismatches, type Decodable, Decoder, KaitaiStream } from '../../../src/runtime/index.js';
import { generate, mainClass } from '../support/generated.js';

/** An object as the tests know it. */
// biome-ignore lint/suspicious/noExplicitAny: the class is made while the test runs
type Any = any;

const classOf = (text: string): Any => mainClass(generate('spec.ksy', new Map([['spec.ksy', text]])));

const LIST = `
meta: {id: list, endian: be}
seq:
  - {id: num_items, type: u1}
  - {id: items, type: item, repeat: expr, repeat-expr: num_items}
types:
  item:
    seq:
      - {id: len, type: u1}
      - {id: data, size: len}
      - {id: sum, type: u1, -ts-value: sum8(_bytes_of(data))}
`;
const List = classOf(LIST);
const made = () => List.of({ items: [{ data: Uint8Array.of(1, 2) }, { data: Uint8Array.of(3) }] });
const BYTES = Uint8Array.of(2, 2, 1, 2, 3, 1, 3, 3);
const WRONG = { name: 'ValidationNotEqualError', path: 'items[1].sum', expected: 3, actual: 9 };
const wrong = BYTES.with(7, 9);

it('is computed by toBytes and appendTo, whatever stands there', () => {
  const list = made();
  expect(list.toBytes()).toEqual(BYTES);
  list.items[1].sum = 9;
  const io = KaitaiStream.growing();
  list.appendTo(io);
  list.appendTo(io);
  expect(io.toByteArray()).toEqual(Uint8Array.of(...BYTES, ...BYTES));
});

it('is checked wherever an object is read', () => {
  const error = expect.objectContaining({ ...WRONG, start: 7 });
  expect(() => List.fromBytes(wrong)).toThrow(error);
  expect(() => new List(new KaitaiStream(wrong))).toThrow(error);
  const decoder = new Decoder(List as Decodable<Any>);
  expect(() => [...decoder.feed(wrong)]).toThrow(expect.objectContaining(WRONG));
  expect(List.fromBytes(BYTES).items[1].sum).toBe(3);
});

it('is checked by _write, and by _check is not touched', () => {
  const list = List.fromBytes(BYTES);
  list.items[1].sum = 9;
  list.items[1]._check();
  expect(() => list._write(KaitaiStream.growing())).toThrow(expect.objectContaining(WRONG));
  const io = KaitaiStream.growing();
  const { mismatches } = acceptMismatches(() => list._write(io));
  expect(mismatches).toEqual([expect.objectContaining(WRONG)]);
  expect(io.toByteArray()).toEqual(wrong);
});

it('is accepted, all of it, and nothing after that', () => {
  const { value, mismatches } = acceptMismatches(() => List.fromBytes(wrong.with(4, 8)));
  expect(mismatches.map(({ path }) => path)).toEqual(['items[0].sum', 'items[1].sum']);
  expect(value.items[0].sum).toBe(8);
  expect(value.toBytes()).toEqual(BYTES);
  expect(() => List.fromBytes(wrong)).toThrow();
  expect(() =>
    acceptMismatches(() => {
      throw new Error('something else');
    }),
  ).toThrow('something else');
  expect(() => List.fromBytes(wrong)).toThrow();
});

it('is checked of the next file when one could not be read', () => {
  expect(() => List.fromBytes(BYTES.subarray(0, 6))).toThrow(expect.objectContaining({ name: 'EOFError' }));
  expect(() => List.fromBytes(wrong)).toThrow(expect.objectContaining(WRONG));
  expect(List.fromBytes(BYTES).toBytes()).toEqual(BYTES);
});

it('never ends in a checksum of itself, and says so', () => {
  const Own = classOf(
    'meta: {id: own, endian: be}\nseq: [{id: crc, type: u4, -ts-value: crc32(_bytes_of(crc))}]',
  );
  expect(() => Own.of({}).toBytes()).toThrow(
    expect.objectContaining({
      name: 'ConsistencyError',
      path: 'crc',
      expected: expect.stringContaining('depend on itself'),
    }),
  );
});

it('says that a value does not fit', () => {
  const Small = classOf(`
meta: {id: small}
seq:
  - {id: many, size: 300}
  - {id: size, type: u1, -ts-value: many.size}
`);
  expect(() => Small.of({ many: new Uint8Array(300) }).toBytes()).toThrow(
    expect.objectContaining({ name: 'IntegerRangeError', path: 'size' }),
  );
});

const OUTSIDE = `
meta: {id: whole}
seq:
  - {id: key, type: u1}
  - {id: part, type: part}
types:
  part:
    seq:
      - {id: a, type: u1}
      - {id: b, type: u1, -ts-value: a ^ _root.key}
`;

it('is not checked of a part alone that asks for what is around it', () => {
  const Whole = classOf(OUTSIDE);
  expect(Whole.Part.fromBytes(Uint8Array.of(1, 2)).b).toBe(2);
  expect(() => Whole.fromBytes(Uint8Array.of(1, 1, 2))).toThrow(
    expect.objectContaining({ name: 'ValidationNotEqualError', path: 'part.b', start: 2 }),
  );
  expect(Whole.of({ key: 3, part: Whole.Part.of({ a: 1 }) }).toBytes()).toEqual(Uint8Array.of(3, 1, 2));
});

it('is checked of what stands at a position when that is read', () => {
  const Placed = classOf(`
meta: {id: placed}
seq: [{id: ofs, type: u1}]
instances: {item: {pos: ofs, type: item}}
types: {item: {seq: [{id: a, type: u1}, {id: b, type: u1, -ts-value: a + _root.ofs}]}}
`);
  const placed = Placed.fromBytes(Uint8Array.of(2, 0, 5, 8));
  expect(() => placed.item).toThrow(
    expect.objectContaining({ name: 'ValidationNotEqualError', actual: 8, expected: 7 }),
  );
  expect(Placed.of({ item: { a: 1 } }).toBytes()).toEqual(Uint8Array.of(1, 1, 2));
});

const CHAIN = `
meta: {id: chain, endian: be}
seq:
  - {id: num, type: u2}
  - {id: items, type: item(_index), repeat: expr, repeat-expr: num}
types:
  item:
    params: [{id: index, type: u4}]
    seq:
      - id: next
        type: u4
        -ts-value: 'index + 1 == _parent.num ? index : crc32(_bytes_of(_parent.items[index + 1]))'
`;

it('goes along a chain of any length', () => {
  const Chain = classOf(CHAIN);
  const items = Array.from({ length: 2000 }, () => ({}));
  const bytes = Chain.of({ items }).toBytes();
  expect(Chain.fromBytes(bytes).items).toHaveLength(2000);
});

const PADDED = `
meta: {id: padded, encoding: ASCII}
seq:
  - {id: text, type: strz}
  - {id: padding, size: 3 - (_io.pos + 3) % 4, -ts-align: 4}
  - {id: end, type: u1}
`;

it('keeps the bytes of padding while there are as many', () => {
  const Padded = classOf(PADDED);
  const padded = Padded.fromBytes(Uint8Array.of(0x41, 0, 7, 8, 9));
  padded.end = 1;
  expect(padded.toBytes()).toEqual(Uint8Array.of(0x41, 0, 7, 8, 1));
  padded.text = 'B';
  expect(padded.toBytes()).toEqual(Uint8Array.of(0x42, 0, 7, 8, 1));
  padded.text = '';
  expect(padded.toBytes()).toEqual(Uint8Array.of(0, 0, 0, 0, 1));
  padded.padding = new Uint8Array(1);
  padded._check();
  expect(() => padded._write(KaitaiStream.growing())).toThrow(
    expect.objectContaining({ name: 'ConsistencyError', path: 'padding' }),
  );
});

it('refuses padding that ends elsewhere', () => {
  const Padded = classOf(PADDED.replace('size: 3 - (_io.pos + 3) % 4', 'size: 1'));
  expect(Padded.fromBytes(Uint8Array.of(0x41, 0x41, 0, 0, 1)).end).toBe(1);
  expect(() => Padded.fromBytes(Uint8Array.of(0x41, 0, 7, 1, 1))).toThrow(
    expect.objectContaining({ name: 'ValidationNotEqualError', path: 'padding', start: 2 }),
  );
});

it('needs no size for padding', () => {
  const Padded = classOf(PADDED.replace('size: 3 - (_io.pos + 3) % 4, ', ''));
  expect(Padded.of({ text: 'abcd', end: 2 }).toBytes()).toEqual(
    Uint8Array.of(0x61, 0x62, 0x63, 0x64, 0, 0, 0, 0, 2),
  );
});
