import { defineConfig } from 'vitest/config';

/** The tests of the built site, in a real browser, and of building it: make test-site, which builds it first. */
export default defineConfig({
  test: {
    include: ['test/site/{browser,make-docs}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time: two of them on two cores are no faster.
    fileParallelism: false,
    isolate: false,
  },
});
