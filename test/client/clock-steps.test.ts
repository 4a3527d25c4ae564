import { afterEach, describe, expect, it, vi } from 'vitest';
import { IDLE_AFTER, Idle } from '../../src/client/screen/idle.js';
import { Heartbeat, PATIENCE, SILENCE } from '../../src/client/session/heartbeat.js';
import { Liveness } from '../../src/client/session/liveness.js';
import { systemClock } from '../../src/system/clock.js';
import { ManualClock } from '../support/manual-clock.js';

const HOUR = 3_600_000;

afterEach(() => void vi.useRealTimers());

describe.each([
  ['back', -HOUR],
  ['ahead', HOUR],
])('a time of day that is set %s by an hour', (_name, step) => {
  const clock = () => {
    const manual = new ManualClock();
    return Object.assign(manual, { step: () => manual.setTimeOfDay(manual.timeOfDay() + step) });
  };

  it('does not change when a dead server is noticed', () => {
    const time = clock();
    const heard: string[] = [];
    new Heartbeat(time, { onSilence: () => heard.push('silence'), onDeath: () => heard.push('death') });
    time.step();
    time.advance(SILENCE - 1);
    expect(heard).toEqual([]);
    time.advance(1);
    time.step();
    expect(heard).toEqual(['silence']);
    time.advance(PATIENCE);
    expect(heard).toEqual(['silence', 'death']);
  });

  it('does not change when the user is taken for away', () => {
    const time = clock();
    let idle = 0;
    const watch = new Idle(time, () => {
      idle += 1;
    });
    time.step();
    time.advance(IDLE_AFTER - 1);
    expect(idle).toBe(0);
    time.advance(1);
    expect(idle).toBe(1);
    watch.pressed();
    time.step();
    time.advance(IDLE_AFTER);
    expect(idle).toBe(2);
  });

  it('does not change the lag', () => {
    const time = clock();
    const liveness = new Liveness(time, { onSilence: () => {}, onDeath: () => {} });
    liveness.asked();
    time.step();
    time.advance(7);
    expect(liveness.answered()).toBe(7);
  });

  it('is not what this machine measures with', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const before = { now: systemClock.now(), timeOfDay: systemClock.timeOfDay() };
    vi.setSystemTime(before.timeOfDay + step);
    expect(systemClock.timeOfDay() - before.timeOfDay).toBe(step);
    const passed = systemClock.now() - before.now;
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(HOUR / 2);
  });
});
