import { fc } from '@fast-check/vitest';

/**
 * The seed of all random tests of this process. It is printed, and `FC_SEED=<seed>` runs the same again.
 * Import this file for its effect in every test file that uses fast-check.
 */
export const SEED = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

fc.configureGlobal({ seed: SEED });
console.log(`fast-check: FC_SEED=${SEED}`);
