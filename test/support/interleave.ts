import { fc } from '@fast-check/vitest';
import type { Later } from './memory-chat.js';

/**
 * Chooses what happens next among all that could. After each choice, everything that follows from it without
 * waiting for another choice has happened.
 */
export const interleaving = fc.scheduler({
  act: async (run) => {
    await run();
    await new Promise((resolve) => setImmediate(resolve));
  },
});

/** Everything that takes time, as a task of the scheduler. What throws, fails the test. */
export function laterBy(scheduler: fc.Scheduler): Later {
  return (what, happen) =>
    void scheduler.schedule(Promise.resolve(), what, undefined, async (run) => {
      await run();
      happen();
    });
}

/** Sizes of the pieces in which bytes arrive: from one at a time to all at once. */
export const pieceSizes = fc.array(fc.constantFrom(1, 2, 3, 5, 20, 1_000_000), {
  minLength: 1,
  maxLength: 4,
});
