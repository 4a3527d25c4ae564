import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The checks of the exercises, which are red until the exercise is done: make exercise N=01. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['docs/exercises/*/check.test.ts'],
    testTimeout: 200_000,
    reporters: [['default', { summary: false }]],
  },
});
