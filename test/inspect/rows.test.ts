import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/inspect/index.js';
import type { Annotation, FieldInfo } from '../../src/runtime/index.js';
import { hex } from '../support/bytes.js';

const fieldOf = (id: string): FieldInfo => ({ id, path: `/seq/${id}`, type: 'u1' });

function annotation(name: string, start: number, end: number, children: Annotation[] = []): Annotation {
  return { field: fieldOf(name), name, start, end, value: 0, children };
}

/** Rows in short: path, offset, bytes. */
const short = (annotations: Annotation[], bytes = '000102030405', offset = 0) =>
  rowsOf({ annotations, bytes: hex(bytes), offset }).map(
    (row) => `${row.path}@${row.start}:${Buffer.from(row.bytes).toString('hex')}`,
  );

describe('rows', () => {
  it('of bytes that no field has read stand where the bytes are: before, between and behind fields', () => {
    expect(short([annotation('a', 1, 2), annotation('b', 4, 5)])).toEqual([
      '@0:00',
      'a@1:01',
      '@2:0203',
      'b@4:04',
      '@5:05',
    ]);
  });

  it('of fields that share bytes, as bit fields do, have each byte in the first of them', () => {
    expect(short([annotation('a', 0, 2), annotation('b', 1, 2), annotation('c', 1, 6)])).toEqual([
      'a@0:0001',
      'b@2:',
      'c@2:02030405',
    ]);
  });

  it('keep to their extent, and say where it is in the whole', () => {
    expect(short([annotation('a', 0, 2), annotation('b', 2, 6)], '010203', 7)).toEqual([
      'a@7:0102',
      'b@9:03',
    ]);
    expect(short([], '0203', 2)).toEqual(['@2:0203']);
    expect(short([], '', 3)).toEqual([]);
  });

  it('are named by the way to the field, an element in place of its array', () => {
    const item = { ...annotation('list', 1, 6, [annotation('x', 1, 6)]), name: 'list[0]' };
    const list = { ...annotation('list', 1, 6), children: [{ ...item, field: fieldOf('list') }] };
    const shared = list.children[0]?.field ?? expect.fail();
    const outer = annotation('outer', 0, 6, [annotation('head', 0, 1), { ...list, field: shared }]);
    expect(short([outer])).toEqual(['outer.head@0:00', 'outer.list[0].x@1:0102030405']);
  });
});
