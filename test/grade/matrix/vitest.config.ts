import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// By themselves, because they start some hundred programs in five languages: make test-grade.
export default defineConfig({
  root: join(import.meta.dirname, '../../..'),
  test: {
    include: ['test/grade/matrix/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    // Most of them wait, for what a faulty program does not do.
    maxConcurrency: 8,
    fileParallelism: false,
  },
});
