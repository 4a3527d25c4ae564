import type { fc } from '@fast-check/vitest';

/** Seconds that each soak may take: `make fuzz SECONDS=600`. 0 in `npm test`, which does a fixed number of runs. */
export const SOAK_SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);

/** Milliseconds that a test may take, soak or not. */
export const SOAK_TIMEOUT = (SOAK_SECONDS + 60) * 1000;

/**
 * How often a property is tried: so often in `npm test`, and in a soak until the time is over.
 *
 * @param numRuns enough for a mistake of the kind that the property is about to be found in most runs of the suite
 */
export function runs(numRuns: number): Pick<fc.Parameters, 'numRuns' | 'interruptAfterTimeLimit'> {
  if (SOAK_SECONDS === 0) return { numRuns };
  return { numRuns: Number.POSITIVE_INFINITY, interruptAfterTimeLimit: SOAK_SECONDS * 1000 };
}
