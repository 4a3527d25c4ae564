import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Block, blocksOf, ROOT } from '../blocks.js';
import type { Checks } from '../check.js';
import { compileTypeScript, expectAsShown, withShownValues } from '../typescript.js';
import { Workshop } from '../workshop.js';

/** A folder with the specification of the page, and what is generated from it. */
async function generated({ page }: Block): Promise<Workshop> {
  const blocks = blocksOf(page, await readFile(join(ROOT, page), 'utf8'));
  const workshop = await Workshop.make();
  await workshop.write('bundle.ksy', blocks.find(({ start }) => start === 'meta:')?.text ?? '');
  await workshop.shell('ksy-codegen --target typescript --outdir . bundle.ksy');
  return workshop;
}

const DISAGREES = `declare const console: { log(text: unknown): void };
import { Bundle } from './bundle.js';
const data = Uint8Array.of(1, 2, 3);
const bytes = Bundle.of({ files: [{ name: 'a', data }, { name: 'b', data }] }).toBytes();
bytes[20] = 9;
try {
  Bundle.fromBytes(bytes);
} catch (error) {
  console.log(String(error));
}
`;

export const extensions: Checks = {
  'meta:': async (block) => {
    const workshop = await generated(block);
    // The official compiler takes it too.
    const printed = await workshop.shell('ksy-codegen --target python --outdir . bundle.ksy 2>&1');
    expect(printed).toBe('');
  },

  "import { acceptMismatches } from 'kaitai-chat/runtime';": async (block) => {
    const workshop = await generated(block);
    await workshop.write('main.ts', withShownValues(block.text));
    await compileTypeScript(workshop, 'main.ts');
    expectAsShown(await workshop.shell('node main.js'));
  },

  'ValidationNotEqualError: crc: /seq/4: at byte 36: not equal, expected 326367788, but got 1616930147':
    async (block) => {
      const workshop = await generated(block);
      await workshop.write('main.ts', DISAGREES);
      await compileTypeScript(workshop, 'main.ts');
      expect((await workshop.shell('node main.js')).trim()).toBe(block.text);
    },
};
