import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as helpers from '../../src/runtime/for-generated-code.js';

/** Programs that use generated code and its runtime, as anybody's would. */
const PROGRAMS = ['src', 'docs/site'];
/** The generator and the runtime are no such programs: they make the code that calls the helpers, and the helpers. */
const OTHERS = /^src\/(codegen|runtime)\//;

const IMPORT = /import (?:type )?\{([^}]*)\} from '[^']*\/runtime\/[\w-]+\.js'/g;

it('nothing but generated code has a use for what is set apart for it', async () => {
  const used: string[] = [];
  for (const folder of PROGRAMS) {
    for (const path of await readdir(folder, { recursive: true })) {
      const file = join(folder, path);
      if (!file.endsWith('.ts') || OTHERS.test(file)) continue;
      for (const [, names = ''] of (await readFile(file, 'utf8')).matchAll(IMPORT)) {
        used.push(...names.split(',').map((name) => name.replace('type ', '').trim()));
      }
    }
  }
  expect(used).toContain('KaitaiStream');
  expect(used.filter((name) => Object.hasOwn(helpers, name))).toEqual([]);
});
