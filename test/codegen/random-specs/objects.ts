/** Objects of random specifications: of some, hardly any can be drawn, and then there is nothing to say of them. */
import { fc } from '@fast-check/vitest';
import type { KaitaiStruct } from '../../../src/runtime/index.js';

/** What is thrown where no object was found. */
const GIVEN_UP = /^no object of /;

/** As many are looked for: to find one may take seconds. */
const ENOUGH = 8;

/** Some objects, up to the first that is not found in time; undefined where that is the first of all. */
export function objectsIfAny(objects: fc.Arbitrary<KaitaiStruct>): fc.Arbitrary<KaitaiStruct> | undefined {
  const found: KaitaiStruct[] = [];
  try {
    for (let seed = 1; seed <= ENOUGH; seed++) found.push(...fc.sample(objects, { seed, numRuns: 1 }));
  } catch (error) {
    if (!(error instanceof Error && GIVEN_UP.test(error.message))) throw error;
  }
  return found.length === 0 ? undefined : fc.constantFrom(...found);
}
