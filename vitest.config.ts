import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need five languages, the built site, a copy of the project for each test, or many minutes, and have
    // configurations of their own: make test-languages, make test-site, make test-exercises, make test-grade.
    exclude: [
      ...configDefaults.exclude,
      'test/languages/**',
      'test/site/{browser,make-docs}/**',
      'test/exercises/**',
      'test/grade/matrix/**',
    ],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 20_000,
    // Files share a process, so that each need not load the compiler and fast-check again. No test leaves
    // anything behind that another could trip over; one that did would show here.
    isolate: false,
    // Half of the suite waits for processes and sockets. By default one core of two would be left idle.
    maxWorkers: 2,
  },
});
