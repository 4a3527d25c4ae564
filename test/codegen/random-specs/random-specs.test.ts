/** Specifications that nobody thought of: all that is said of the generator holds for each of them. */
import { fc } from '@fast-check/vitest';
import { it } from 'vitest';
import '../../support/seed.js';
import { runs, SOAK_TIMEOUT } from '../../support/soak.js';
import { ALWAYS_THE_SAME, checkSpec } from './check.js';
import { specs } from './spec.js';

it(
  'random specifications: reading, writing, annotating, cutting and drawing agree, with the official parser too',
  () => fc.assert(fc.asyncProperty(specs, checkSpec), { ...runs(12), ...ALWAYS_THE_SAME }),
  SOAK_TIMEOUT,
);
