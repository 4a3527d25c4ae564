/** Runner `strict`: the TypeScript of every format passes `tsc` with the project's own options, which are strict. */
import { join } from 'node:path';
import { RUNTIME } from '../codegen/support/generated.js';
import { complaints } from '../codegen/support/strict.js';
import { Formats } from './formats.js';
import { judge, type Outcome, Wrong } from './outcome.js';
import { PROCESSES } from './processes/index.js';
import type { Suite } from './suite.js';

/** Where the class of a process is, from the folder of the generated code. */
function inPlace(specifier: string): string {
  const known = Object.entries(PROCESSES).find(([name]) => `'${name}'` === specifier);
  return known === undefined ? specifier : `'../processes/${known[1]}'`;
}

export function runStrict(suite: Suite, project: string): Outcome[] {
  const folder = join(project, 'test/conformance/generated-in-memory');
  const formats = new Formats(suite);
  const runtime = '../../../src/runtime';
  const files = new Map<string, string>();
  const refused = suite.formats.map((id) =>
    judge(id, () => {
      for (const { name, text } of formats.compile(id)) {
        const placed = text
          .replaceAll(`'${RUNTIME}'`, `'${runtime}/index.js'`)
          .replaceAll(`'${RUNTIME}/zlib'`, `'${runtime}/zlib/index.js'`)
          .replace(/'\.\/[\w/]+\.js'/g, inPlace);
        files.set(join(folder, name), placed);
      }
    }),
  );
  const found = complaints(files, project);
  return refused.map((outcome) => {
    if (outcome.verdict !== 'pass') return outcome;
    return judge(outcome.item, () => {
      const [first] = found.get(join(folder, `${outcome.item}.ts`)) ?? [];
      if (first !== undefined) throw new Wrong(first);
    });
  });
}
