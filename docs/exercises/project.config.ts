import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The project's own tests, of those that do not need the commands to be built, for checks of exercises. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
});
