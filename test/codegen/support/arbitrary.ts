/** The target `arbitraries`, brought to life beside the classes whose objects it draws. */
import { fc } from '@fast-check/vitest';
import { compile, type OutputFile } from '../../../src/codegen/compile.js';
import type { TextMode } from '../../../src/codegen/model/encoding.js';
import * as helpers from '../../../src/runtime/arbitraries/index.js';
import type { KaitaiStruct } from '../../../src/runtime/index.js';
import { loadGenerated, memoryHost, RUNTIME } from './generated.js';

type Arbitraries = Record<string, (...params: unknown[]) => fc.Arbitrary<KaitaiStruct>>;

const CODEC = '@codec';

/**
 * The arbitrary of the file's own type.
 *
 * @param codec the TypeScript of the same specifications
 * @param text as it was for that
 */
export function arbitraryOf(
  file: string,
  files: ReadonlyMap<string, string>,
  codec: readonly OutputFile[],
  text?: TextMode,
): fc.Arbitrary<KaitaiStruct> {
  // Arbitraries of several files must make objects of the same classes.
  const classes = loadGenerated<object>([
    {
      name: 'all.ts',
      text: codec.map(({ name }) => `export * from './${name.replace('.ts', '.js')}';`).join('\n'),
    },
    ...codec,
  ]);
  const modules = Object.fromEntries(
    codec.map(({ name }) => [`${CODEC}/${name.replace('.ts', '.js')}`, classes]),
  );
  const arbitraries = compile([file], 'arbitraries', memoryHost(files), {
    runtime: RUNTIME,
    codec: CODEC,
    text,
  });
  const [make] = Object.values(
    loadGenerated<Arbitraries>(arbitraries, {
      ...modules,
      'fast-check': { __esModule: true, default: fc },
      [`${RUNTIME}/arbitraries`]: helpers,
    }),
  );
  if (make === undefined) throw new Error('the module exports nothing');
  return make();
}
