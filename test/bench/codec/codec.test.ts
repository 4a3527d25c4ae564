import { describe, expect, it } from 'vitest';
import { checked } from './check.js';
import { median } from './measure.js';
import { BY_HAND, type Codec, OFFICIAL, OURS, type Subject } from './subject.js';
import { codecTable } from './table.js';

/** One byte for one number. */
const byHand: Codec = {
  name: BY_HAND,
  read: (bytes) => ({ number: bytes[0] }),
  write: (data) => Uint8Array.of((data as { number: number }).number),
  plain: (read) => read,
};

const subject = (...codecs: Codec[]): Subject => ({
  name: 'A number',
  about: '',
  data: { number: 7 },
  codecs,
});

describe('nothing is measured', () => {
  it('of a codec that reads something else', () => {
    const wrong: Codec = { name: OURS, read: () => ({ number: 8 }), plain: (read) => read };
    expect(() => checked(subject(byHand, wrong))).toThrow(`A number: ${OURS} is wrong`);
  });

  it('of a codec that writes something else', () => {
    const wrong: Codec = { ...byHand, name: OURS, write: () => Uint8Array.of(8) };
    expect(() => checked(subject(byHand, wrong))).toThrow(`A number: ${OURS} is wrong`);
  });
});

it('each codec reads the same bytes, but for one with a format of its own', () => {
  const other: Codec = {
    name: 'other',
    ownFormat: true,
    read: (bytes) => ({ number: bytes[1] }),
    write: (data) => Uint8Array.of(0, (data as { number: number }).number),
    plain: (read) => read,
  };
  expect([...checked(subject(byHand, other)).values()]).toEqual([Uint8Array.of(7), Uint8Array.of(0, 7)]);
});

it('the median is not moved by one that was disturbed', () => {
  expect(median([3, 900, 2])).toBe(3);
});

it('the table compares each codec with ours', () => {
  const table = codecTable('A number', 'one byte', [
    { name: OURS, size: 1, read: 100, write: 200 },
    { name: OFFICIAL, size: 1, read: 850, write: undefined },
  ]);
  expect(table).toContain(`| ${OFFICIAL} | 1 | 850 ns | 8.50 | cannot |  |`);
  expect(table).toContain(
    'Official reading to our reading 8.50 (to reach: 8), to our writing 4.25 (to reach: 8).',
  );
});
