import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// By themselves, because they need five languages: make test-languages.
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/languages/**/*.test.ts'],
    globalSetup: ['test/languages/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
