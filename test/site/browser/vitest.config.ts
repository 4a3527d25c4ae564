import { defineConfig } from 'vitest/config';

/** The tests of the built site in a real browser: make test-site, which builds it first. */
export default defineConfig({
  test: {
    include: ['test/site/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time: two of them on two cores are no faster.
    fileParallelism: false,
    isolate: false,
  },
});
