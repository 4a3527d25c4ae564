/** The clock of the machine is set while a program runs. test/server/time-of-day.test.ts has a whole server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../src/system/clock.js';

it.each([-3_600_000, 3_600_000])('does not measure with the time of day, which is set by %d ms', (step) => {
  onTestFinished(() => void vi.restoreAllMocks());
  const [time, now] = [systemClock.timeOfDay(), systemClock.now()];
  const real = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => real.call(Date) + step);
  expect(Math.abs(systemClock.timeOfDay() - time - step)).toBeLessThan(60_000);
  expect(systemClock.now()).toBeGreaterThanOrEqual(now);
  expect(systemClock.now() - now).toBeLessThan(60_000);
});

it('is the only place that asks for the time of day in milliseconds', () => {
  const src = join(import.meta.dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  const asking = files.filter((name) => readFileSync(join(src, name), 'utf8').includes('Date.now'));
  expect(asking).toEqual([join('system', 'clock.ts')]);
});
