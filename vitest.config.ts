import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 20_000,
    // Files share a process, so that each need not load the compiler and fast-check again. No test leaves
    // anything behind that another could trip over; one that did would show here.
    isolate: false,
  },
});
