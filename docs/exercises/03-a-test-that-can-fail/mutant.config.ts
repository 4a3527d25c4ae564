import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const ROOT = join(import.meta.dirname, '../../..');

/** The file that takes the place of src/protocol/splitter.ts, if any. */
const mutant = process.env.MUTANT;

/** Runs mine/splitter.test.ts, on the splitter of the project or on a wrong one. */
export default defineConfig({
  root: ROOT,
  test: { include: ['mine/splitter.test.ts'], testTimeout: 5_000 },
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      resolveId: (source) =>
        mutant !== undefined && /(^|\/)splitter\.js$/.test(source) ? join(ROOT, mutant) : null,
    },
  ],
});
