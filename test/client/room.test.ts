import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import type { Entry } from '../../src/client/room/entry.js';
import { entriesOf } from '../../src/client/room/from-session.js';
import { joined, left, listed, MAX_PEOPLE, NOBODY } from '../../src/client/room/people.js';
import {
  append,
  EMPTY_SCROLLBACK,
  MAX_CHARACTERS,
  MAX_ENTRIES,
  mark,
  type Scrollback,
} from '../../src/client/room/scrollback.js';
import { entryRows } from '../../src/client/screen/entry-rows.js';
import { roomStrip } from '../../src/client/screen/room-strip.js';
import {
  entriesBelow,
  newest,
  type Position,
  scroll,
  settle,
  top,
} from '../../src/client/screen/scrolling.js';
import { endOf, itemAt } from '../../src/client/tail.js';
import { NOW } from './support/pictures.js';

const entry = (text: string): Entry => ({ kind: 'info', when: NOW, text });
const filled = (texts: readonly string[]): Scrollback => texts.map(entry).reduce(append, EMPTY_SCROLLBACK);

describe('the scrollback', () => {
  test.prop([fc.nat(1000)])('holds what was added, by number', (count) => {
    const texts = Array.from({ length: count }, (_, i) => `${i}`);
    const scrollback = filled(texts);
    expect(endOf(scrollback)).toBe(count);
    expect(texts.map((_, i) => itemAt(scrollback, i)?.text)).toEqual(texts);
    expect(itemAt(scrollback, -1)).toBeUndefined();
    expect(itemAt(scrollback, count)).toBeUndefined();
  });

  it('lets go of the oldest, and keeps the numbers of the others', () => {
    const count = 3 * MAX_ENTRIES;
    const scrollback = filled(Array.from({ length: count }, (_, i) => `${i}`));
    expect(endOf(scrollback)).toBe(count);
    const held = count - scrollback.first;
    expect(held).toBeGreaterThanOrEqual(MAX_ENTRIES);
    expect(held).toBeLessThan(MAX_ENTRIES + 64);
    expect(itemAt(scrollback, scrollback.first - 1)).toBeUndefined();
    expect(itemAt(scrollback, scrollback.first)?.text).toBe(`${scrollback.first}`);
  });
});

describe('the memory of the scrollback', () => {
  const chunks = ({ full, last }: Scrollback): readonly (readonly Entry[])[] =>
    [...full, last].map(({ items }) => items);
  const held = (scrollback: Scrollback): number =>
    chunks(scrollback).reduce((sum, { length }) => sum + length, 0);

  it('is flat over a million lines', () => {
    let scrollback = EMPTY_SCROLLBACK;
    let most = 0;
    for (let i = 0; i < 1_000_000; i++) {
      scrollback = append(scrollback, entry('x'));
      if (i % 1000 === 0) most = Math.max(most, held(scrollback));
    }
    expect(endOf(scrollback)).toBe(1_000_000);
    expect(most).toBeLessThan(MAX_ENTRIES + 64);
  });

  it('is bounded for the longest lines too', () => {
    const long = entry('x'.repeat(65_535));
    let scrollback = EMPTY_SCROLLBACK;
    for (let i = 0; i < 2000; i++) scrollback = append(scrollback, long);
    const characters = chunks(scrollback)
      .flat()
      .reduce((sum, { text }) => sum + text.length, 0);
    expect(characters).toBeLessThan(MAX_CHARACTERS + 2 * 32 * 65_535);
    expect(itemAt(scrollback, 1999)).toBe(long);
    expect(endOf(scrollback)).toBe(2000);
  });
});

describe('scrolling', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', ' '), maxLength: 40 }), { maxLength: 30 });
  const room = fc.record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 0, max: 8 }) });
  const steps = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 20 });

  /** The mark of the first unread entry has a row. */
  const rowsOf = (scrollback: Scrollback, number: number, columns: number): number =>
    entryRows(itemAt(scrollback, number) ?? entry(''), columns).length +
    (scrollback.marked === number ? 1 : 0);

  /** The number of a row, counted from the oldest. */
  const rowNumber = (scrollback: Scrollback, at: Position | undefined, columns: number): number => {
    const { entry: number, row } = at ?? newest(roomStrip(scrollback, columns));
    let count = row;
    for (let i = 0; i < number; i++) count += rowsOf(scrollback, i, columns);
    return count;
  };

  const marked = fc.option(fc.nat(30), { nil: undefined });

  test.prop([texts, marked, room, steps])(
    'is moving a number between two bounds',
    (texts, marked, room, steps) => {
      const scrollback = mark(filled(texts), marked);
      const last = rowNumber(scrollback, undefined, room.columns);
      const first = Math.min(last, Math.max(0, room.rows - 1));
      let position: Position | undefined;
      let model = last;
      for (const step of steps) {
        position = scroll(roomStrip(scrollback, room.columns), position, room.rows, step);
        model = Math.min(last, Math.max(first, model + step));
        expect(rowNumber(scrollback, position, room.columns)).toBe(model);
        expect(position === undefined).toBe(model === last);
      }
      expect(rowNumber(scrollback, top(roomStrip(scrollback, room.columns), room.rows), room.columns)).toBe(
        first,
      );
    },
  );

  test.prop([texts, texts, room, steps])(
    'holds its place while lines arrive',
    (texts, later, room, steps) => {
      const before = filled(texts);
      const position = steps.reduce<Position | undefined>(
        (at, step) => scroll(roomStrip(before, room.columns), at, room.rows, step),
        undefined,
      );
      const after = later.map(entry).reduce(append, before);
      if (position === undefined) return;
      expect(settle(roomStrip(after, room.columns), position, room.rows)).toEqual(position);
      expect(entriesBelow(roomStrip(after, room.columns), position)).toBe(
        entriesBelow(roomStrip(before, room.columns), position) + later.length,
      );
    },
  );

  test.prop([texts, room, room, steps])(
    'gives a valid place at any other size',
    (texts, room, other, steps) => {
      const scrollback = filled(texts);
      const position = steps.reduce<Position | undefined>(
        (at, step) => scroll(roomStrip(scrollback, room.columns), at, room.rows, step),
        undefined,
      );
      const settled = settle(roomStrip(scrollback, other.columns), position, other.rows);
      expect(settle(roomStrip(scrollback, other.columns), settled, other.rows)).toEqual(settled);
      if (settled === undefined) return;
      const rows = entryRows(itemAt(scrollback, settled.entry) ?? entry(''), other.columns).length;
      expect(settled.row).toBeLessThan(rows);
      expect(rowNumber(scrollback, settled, other.columns)).toBeGreaterThanOrEqual(other.rows - 1);
    },
  );

  it('goes to the oldest when its place was let go of', () => {
    const room = { columns: 10, rows: 2 };
    const scrollback = filled(Array.from({ length: MAX_ENTRIES * 2 }, () => 'x'));
    expect(settle(roomStrip(scrollback, room.columns), { entry: 0, row: 0 }, room.rows)).toEqual({
      entry: scrollback.first + 1,
      row: 0,
    });
  });
});

describe('the people', () => {
  const name = fc.constantFrom('Ann', 'bob', 'Bob', 'Carl', 'dora', '_');

  test.prop([fc.array(fc.tuple(fc.constantFrom(joined, left), name))])(
    'are those who joined and did not leave, once each and in order',
    (changes) => {
      const model = new Map<string, string>();
      let people = NOBODY;
      for (const [change, name] of changes) {
        people = change(people, name);
        if (change === joined) model.set(name.toLowerCase(), name);
        else model.delete(name.toLowerCase());
        expect(people.names).toEqual([...model.keys()].sort().map((key) => model.get(key)));
      }
    },
  );

  it('are not counted without end, however many a server makes up', () => {
    let people = NOBODY;
    for (let i = 0; i < 20_000; i++) people = joined(people, `user${i}`);
    expect(people.names).toHaveLength(MAX_PEOPLE);
    const all = listed(Array.from({ length: 20_000 }, (_, i) => `user${i}`));
    expect([all.names.length, all.complete]).toEqual([MAX_PEOPLE, false]);
  });

  it('are replaced by the list', () => {
    expect(listed(['bob', 'Ann'])).toEqual({ complete: true, names: ['Ann', 'bob'] });
    expect(joined(listed(['bob', 'Ann']), 'bob').names).toEqual(['Ann', 'bob']);
  });
});

describe('what the room shows of the session', () => {
  it('has a heading for a list, so that the commands of the wire do not look like something to type', () => {
    const shown = (topic: string) =>
      entriesOf({ kind: 'listing', topic, entries: ['01 leave'] }, NOW, 'Bob').map(({ text }) => text);
    expect(shown('commands')).toEqual(['The server understands these commands:', '01 leave']);
    expect(shown('rooms')).toEqual(['rooms:', '01 leave']);
  });

  it('is sanitised, whatever a server sends', () => {
    const evil = '\x1b[2J{bold}\x07';
    const texts = [
      ...entriesOf({ kind: 'said', sender: evil, text: evil }, NOW, 'Bob'),
      ...entriesOf({ kind: 'direct', sender: evil, text: evil }, NOW, 'Bob'),
      ...entriesOf({ kind: 'announced', username: evil, change: 'joining', line: evil }, NOW, 'Bob'),
      ...entriesOf({ kind: 'listing', topic: evil, entries: [evil] }, NOW, 'Bob'),
      ...entriesOf({ kind: 'error', text: evil }, NOW, 'Bob'),
      ...entriesOf({ kind: 'refused', name: evil, reason: evil, inUse: false }, NOW, 'Bob'),
      ...entriesOf({ kind: 'strange', text: evil }, NOW, 'Bob'),
    ];
    expect(texts).toHaveLength(8);
    for (const { text, sender } of texts) {
      expect(text).toMatch(/^[\x20-\x7e]*$/);
      expect(sender ?? '').toMatch(/^[\x20-\x7e]*$/);
      expect(text).toContain('^[[2J{bold}^G');
    }
  });

  it('has the forms of the assignment', () => {
    expect(entriesOf({ kind: 'said', sender: 'Bob', text: 'Hi' }, NOW, 'Bob')).toEqual([
      { kind: 'said', when: NOW, text: '[Bob] Hi', sender: 'Bob', head: 5 },
    ]);
  });
});
