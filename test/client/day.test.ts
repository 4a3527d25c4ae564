import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { momentOf } from '../../src/client/room/moment.js';
import { draw } from '../../src/client/screen/draw.js';
import { StateDriver, said, textOf } from './support/pictures.js';

const picture = (driver: StateDriver): string[] => textOf(draw(driver.state));
const MIDNIGHT = { time: '00:00', day: 'Thu 26 Nov 2026' };
/** Bob in a chat in which Ann has said something the day before. */
const yesterday = (columns: number, rows: number): StateDriver =>
  new StateDriver(columns, rows).join('Bob', 'Ann').hear(said('Ann', 'late'));
const next = (driver: StateDriver, now = MIDNIGHT): StateDriver => Object.assign(driver, { now });

describe('a change of the day', () => {
  it('stands before the first line of the new day, once', () => {
    const driver = next(yesterday(40, 7)).hear(said('Ann', 'early'), said('Ann', 'awake?'));
    expect(picture(driver).slice(1, 5)).toEqual([
      '09:41 [Ann] late',
      'Day changed to Thu 26 Nov 2026',
      '00:00 [Ann] early',
      '00:00 [Ann] awake?',
    ]);
  });

  it('is not shown before there is something to tell it from, and not without a line', () => {
    const first = next(new StateDriver(40, 7)).join('Bob').hear(said('Ann', 'early'));
    expect(picture(first).join('\n')).not.toContain('Day changed');
    expect(picture(next(yesterday(40, 7)).type('x')).join('\n')).not.toContain('Day changed');
  });

  it('stands before a line of our own, and above the mark of what is unread', () => {
    expect(picture(next(yesterday(40, 7)).type('up<enter>')).slice(2, 5)).toEqual([
      '09:41 [Ann] late',
      'Day changed to Thu 26 Nov 2026',
      '00:00 [Bob] up',
    ]);
    const away = yesterday(40, 7).do({ kind: 'focus', focused: false });
    expect(picture(next(away).hear(said('Ann', 'early'))).slice(2, 5)).toEqual([
      'Day changed to Thu 26 Nov 2026',
      '──────────────── unread ────────────────',
      '00:00 [Ann] early',
    ]);
  });

  it('says the last of many days, and is wrapped on a narrow terminal', () => {
    const later = next(next(yesterday(20, 8)), { time: '12:00', day: 'Mon 30 Nov 2026' });
    expect(picture(later.hear(said('Ann', 'back'))).slice(2, 6)).toEqual([
      '[Ann] late',
      'Day changed to Mon',
      '30 Nov 2026',
      '[Ann] back',
    ]);
  });

  it('holds the place of who has scrolled up', () => {
    const driver = yesterday(40, 6);
    for (let i = 0; i < 9; i++) driver.hear(said('Ann', `${i}`));
    driver.type('<pageup>');
    const before = picture(driver).slice(0, 4);
    expect(picture(next(driver).hear(said('Ann', 'early'))).slice(0, 4)).toEqual(before);
  });
});

/** In which summer time ends, there are two moments of the same name. */
const HOUR = 3_600_000;

describe('a moment', () => {
  test.prop([fc.date({ min: new Date(1970, 0, 2), max: new Date(9999, 11, 30), noInvalidDate: true })])(
    'is the date and the time of the clock, and nothing but ASCII',
    (date) => {
      const { time, day } = momentOf(date);
      expect(time).toMatch(/^\d\d:\d\d$/);
      expect(day).toMatch(/^[A-Z][a-z]{2} \d\d [A-Z][a-z]{2} \d{4}$/);
      expect(momentOf(new Date(`${day.slice(4)} ${time}`))).toEqual({ time, day });
      expect(Math.abs(new Date(`${day.slice(4)} ${time}`).getTime() - date.getTime())).toBeLessThan(2 * HOUR);
    },
  );

  it('has the day of the week', () => {
    expect(momentOf(new Date(2026, 10, 26, 9, 5))).toEqual({ time: '09:05', day: 'Thu 26 Nov 2026' });
  });
});
