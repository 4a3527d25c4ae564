/** What cannot be written is refused with the path of the field, however deep in the object it is. */
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ConsistencyError, EncodeError, IntegerRangeError, KaitaiStream } from '../../src/runtime/index.js';
import '../support/seed.js';
import { type GeneratedClass, generate, mainClass } from './support/generated.js';

const type = (yaml: string): GeneratedClass =>
  mainClass(generate('t.ksy', new Map([['t.ksy', `meta: {id: t, endian: be, encoding: ASCII}\n${yaml}`]])));

const Page = type(`
seq:
  - {id: head, type: head}
  - {id: num_rows, type: u1}
  - {id: rows, type: row, repeat: expr, repeat-expr: num_rows}
types:
  head: {seq: [{id: len_title, type: u1}, {id: title, type: str, size: len_title}]}
  row:
    seq:
      - {id: kind, type: u1, valid: {max: 9}}
      - {id: cells, type: u2, repeat: expr, repeat-expr: 3}
      - {id: name, type: strz}
      - {id: note, type: note, size: 4, if: kind == 1}
      - {id: last, type: b4}
    instances: {twice: {value: kind * 2}}
  note: {seq: [{id: rest, size-eos: true, terminator: 0}]}
`);

const row = () => ({ kind: 0, cells: [1, 2, 3], name: 'x', note: undefined as unknown, last: 0 });

/** The page with something else in its third row, by the names of properties. */
function page(changes: object) {
  const made = Page.of({ head: { title: 'T' }, rows: [row(), row(), row()] });
  const { rows } = made as unknown as { rows: object[] };
  Object.assign(rows[2] as object, changes);
  return made;
}

describe.each([
  ['toBytes()', (object: ReturnType<typeof page>) => object.toBytes()],
  ['appendTo()', (object: ReturnType<typeof page>) => object.appendTo(KaitaiStream.growing())],
])('%s', (_, write) => {
  it.each([
    [{ kind: 10 }, 'rows[2].kind: /types/row/seq/0: not in range, the maximum is 9, but got 10'],
    [{ kind: undefined }, 'rows[2].kind'],
    [{ cells: [1, 65536, 3] }, 'rows[2].cells[1]: 65536 does not fit u2 (0 to 65535)'],
    [{ cells: [1, 2] }, 'Check failed: rows[2].cells, expected: 3, actual: 2'],
    [{ cells: undefined }, 'Check failed: rows[2].cells'],
    [{ name: 'a\0b' }, 'Check failed: rows[2].name, expected: "no terminator in the value"'],
    [
      { name: '\u20ac' },
      'rows[2].name: the character "\u20ac" (U+20AC) at index 0 cannot be encoded in ASCII',
    ],
    [{ name: undefined }, 'Check failed: rows[2].name, expected: "a string", actual: undefined'],
    [{ kind: 1, note: undefined }, 'Check failed: rows[2].note, expected: "a value", actual: undefined'],
    [{ kind: 1, note: 7 }, 'Check failed: rows[2].note, expected: "an object of class Note", actual: 7'],
    [{ last: 16 }, 'rows[2].last: 16 does not fit b4 (0 to 15)'],
    [{ last: undefined }, 'rows[2].last: undefined does not fit b4 (0 to 15)'],
  ])('%j', (changes, message) => {
    const path = /rows\[2\]\.\w+(\[\d\])?/.exec(message)?.[0];
    const complaint = expect.objectContaining({ path, message: expect.stringContaining(message) });
    expect(() => write(page(changes))).toThrow(complaint);
  });

  it('says it once however often it is tried, and writes what was mended', () => {
    const made = page({ cells: [1, 2, -1] });
    for (const _ of [1, 2]) expect(() => write(made)).toThrow(/^rows\[2\]\.cells\[2\]: -1 does not fit u2/);
    const { rows } = made as unknown as { rows: { cells: number[] }[] };
    rows[2]?.cells.splice(2, 1, 3);
    expect(() => write(made)).not.toThrow();
    expect(made.toBytes()).toEqual(page({}).toBytes());
  });
});

it('is said of a part that is written alone from that part on', () => {
  const { rows } = page({ last: 99 }) as unknown as { rows: ReturnType<typeof page>[] };
  expect(() => rows[2]?.toBytes()).toThrow(expect.objectContaining({ path: 'last' }));
});

it('what an array element has to do with what ends it is said of the element', () => {
  const lines = type('seq: [{id: lines, type: strz, repeat: eos}, {id: rest, type: u1, if: false}]');
  expect(() => lines.of({ lines: ['a', 'b\0', 'c'] }).toBytes()).toThrow(
    'lines[1], expected: "no terminator',
  );
});

it('_write() says it too, and of what was not checked', () => {
  const made = page({ cells: [1, 2, 70000] });
  made._checkAll();
  const io = KaitaiStream.growing();
  expect(() => made._write(io)).toThrow(expect.objectContaining({ path: 'rows[2].cells[2]' }));
  const { rows } = page({}) as unknown as { rows: ReturnType<typeof page>[] };
  const whole = rows[2]?._parent as ReturnType<typeof page>;
  whole._checkAll();
  if (rows[2]) rows[2]._dirty = true;
  expect(() => whole._write(KaitaiStream.growing())).toThrow(/^rows\[2\]: the object has changed/);
  // The stream that failed is the one that the object was written to, and not one of the second try.
  expect(made._io).toBe(io);
});

it('what the end of the stream decides is said where it is', () => {
  const ends = type(`
seq: [{id: part, size: 3, type: part}]
types: {part: {seq: [{id: leaf, type: leaf}]}, leaf: {seq: [{id: all, type: u1, repeat: eos}]}}
`);
  const object = ends.of({ part: { leaf: { all: [1, 2] } } });
  const complaint = expect.objectContaining({ id: 'all', path: 'part.leaf.all' });
  expect(() => object.toBytes()).toThrow(complaint);
});

it('of instances it is said with what they are part of', () => {
  const tree = type(`
seq: [{id: part, type: part, size: 8}]
types: {part: {seq: [{id: a, type: u1}], instances: {far: {pos: 4, type: u1, repeat: expr, repeat-expr: 2}}}}
`);
  const object = tree.of({ part: { a: 1, far: [2, 300] } });
  expect(() => object.toBytes()).toThrow(/^part\.far\[1\]: 300 does not fit u1/);
  const overlapping = tree.of({ part: { a: 1, far: [2, 3] } });
  expect(overlapping.toBytes()).toHaveLength(8);
});

it('what comes back different is named by the ids of the specification', () => {
  const over = type(`
seq: [{id: part, type: part, size: 4}]
types: {part: {seq: [{id: my_first, size: 4}], instances: {my_view: {pos: 1, type: u1}}}}
`);
  const object = over.of({ part: { myFirst: Uint8Array.of(1, 2, 3, 4), myView: 9 } });
  expect(() => object.toBytes()).toThrow(expect.objectContaining({ path: 'part.my_first' }));
});

property.prop([fc.integer({ min: 1, max: 40 }), fc.nat(39), fc.nat(2)])(
  'the path leads to what was wrong',
  (count, at, cell) => {
    const rows = Array.from({ length: count }, row);
    const made = Page.of({ head: { title: '' }, rows });
    const wrong = (made as unknown as { rows: { cells: number[] }[] }).rows[at % count];
    if (wrong) wrong.cells[cell] = 1.5;
    expect(() => made.toBytes()).toThrow(
      expect.objectContaining({ name: 'IntegerRangeError', path: `rows[${at % count}].cells[${cell}]` }),
    );
  },
);

describe('an error', () => {
  it('has its path in its stack as well', () => {
    const error = new IntegerRangeError('u1', 300, 0, 255);
    expect(error.path).toBeUndefined();
    error.place('a.b');
    expect([error.path, error.message]).toEqual(['a.b', 'a.b: 300 does not fit u1 (0 to 255)']);
    expect(error.stack).toContain('IntegerRangeError: a.b: 300 does not fit u1');
  });

  it('of a check keeps the id of its own object', () => {
    const error = new ConsistencyError('b', 1, 2);
    error.place('a[3].b');
    expect([error.id, error.message]).toEqual(['b', 'Check failed: a[3].b, expected: 1, actual: 2']);
  });

  it('of an encoding keeps its text', () => {
    const error = new EncodeError('ASCII', '$&\u20ac', 2);
    error.place('$1');
    expect(error.message).toMatch(/^\$1: the character "\u20ac"/);
  });
});
