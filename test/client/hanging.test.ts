import '../support/seed.js';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { hanging } from '../../src/client/plain/hanging.js';
import { rowsAbove } from '../../src/client/plain/rows-above.js';

describe('a line of the plain view', () => {
  const text = fc.stringMatching(/^[ -~]{0,200}$/);

  test.prop([text, fc.integer({ min: 2, max: 90 })])('has one row at the left edge', (line, columns) => {
    const rows = hanging(line, columns).split('\n');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
    for (const row of rows.slice(1)) expect(row.startsWith(' ')).toBe(true);
    expect(rows.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
  });

  it('stays as it is where there is no terminal', () => {
    expect(hanging('x'.repeat(500), undefined)).toBe('x'.repeat(500));
  });
});

describe('where the prompt is after the width has changed', () => {
  const place = fc.record({
    offset: fc.nat({ max: 500 }),
    before: fc.integer({ min: 1, max: 200 }),
    now: fc.integer({ min: 1, max: 200 }),
  });

  test.prop([place])(
    'is found on a terminal that wraps anew, and never above it',
    ({ offset, before, now }) => {
      const cursor = { row: 600, column: offset % now };
      const rows = rowsAbove({ offset, before, now, cursor });
      expect(rows).toBeLessThanOrEqual(Math.floor(offset / now));
      const isAmbiguous = cursor.column === Math.min(offset % before, now - 1);
      if (!isAmbiguous) expect(rows).toBe(Math.floor(offset / now));
    },
  );

  test.prop([place])(
    'is found on one that leaves rows as they are, and never above it',
    ({ offset, before, now }) => {
      const cursor = { row: 600, column: Math.min(offset % before, now - 1) };
      const rows = rowsAbove({ offset, before, now, cursor });
      expect(rows).toBeLessThanOrEqual(Math.floor(offset / before));
      if (cursor.column !== offset % now) expect(rows).toBe(Math.floor(offset / before));
    },
  );

  it('is never above the terminal, and a safe guess for one that does not answer', () => {
    expect(rowsAbove({ offset: 100, before: 10, now: 10, cursor: { row: 3, column: 0 } })).toBe(3);
    expect(rowsAbove({ offset: 100, before: 40, now: 110, cursor: undefined })).toBe(0);
  });
});
