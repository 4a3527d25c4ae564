import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// By themselves, because each solution is applied to a copy of the project and compiled: make test-exercises.
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: { include: ['test/exercises/**/*.test.ts'], testTimeout: 600_000 },
});
