/** Specifications that nobody thought of: all that is said of the generator holds for each of them. */
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import '../../support/seed.js';
import { runs, SOAK_SECONDS, SOAK_TIMEOUT } from '../../support/soak.js';
import { ALWAYS_THE_SAME, checkSpec } from './check.js';
import { Coverage } from './coverage.js';
import { type RandomSpec, specs } from './spec.js';

it(
  'random specifications: reading, writing, annotating, cutting and drawing agree, with the official parser too',
  async () => {
    const coverage = new Coverage();
    const check = async (spec: RandomSpec) => {
      coverage.add(spec);
      await checkSpec(spec);
    };
    await fc.assert(fc.asyncProperty(specs, check), { ...runs(12), ...ALWAYS_THE_SAME });
    if (SOAK_SECONDS > 0) console.log(coverage.table);
  },
  SOAK_TIMEOUT,
);

it('each feature of the language is in some of them', () => {
  const coverage = new Coverage();
  for (const spec of fc.sample(specs, { numRuns: 500, seed: 1 })) coverage.add(spec);
  expect(coverage.rarer(5), coverage.table).toEqual([]);
});
