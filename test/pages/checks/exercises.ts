import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { clientFrameSplitter } from '../../../src/protocol/splitter.js';
import { hex } from '../../support/bytes.js';
import { RawClient } from '../../support/raw-client.js';
import { startTestServer } from '../../support/test-server.js';
import { linesOf, ROOT } from '../blocks.js';
import type { Check, Checks } from '../check.js';
import { Workshop } from '../workshop.js';

const solutionOf = (exercise: string, file: string) => `docs/exercises/${exercise}/solution/mine/${file}`;

/** The answers that are asked for are among those of the solution, which the check of the exercise takes. */
const asksForAnswers: Check = async (block) => {
  const solution = await readFile(join(ROOT, solutionOf('01-frames-by-hand', 'frames.txt')), 'utf8');
  const names = (lines: readonly string[]) => lines.map((line) => line.split(' = ')[0]);
  expect(names(solution.split('\n'))).toEqual(expect.arrayContaining(names(linesOf(block))));
};

export const framesByHand: Checks = {
  'frames = ...          how many frames there are, in decimal': asksForAnswers,
  'broken_at = ...       the offset of the frame with the wrong length, in hexadecimal': asksForAnswers,
};

export const smallestClient: Checks = {
  "printf '\\x00\\x00\\x03Cat\\x02\\x00\\x02Hi\\x01\\x00\\x00' | nc 127.0.0.1 9001 | xxd": async ({
    text,
  }) => {
    const workshop = await Workshop.make();
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    // As bytes: not every machine has an xxd.
    const answers = await workshop.shell(text.replace('9001', `${server.port}`).replace(' | xxd', ''));
    expect(answers).toContain('**Cat is joining the chat**');
    for (const line of ['**Cat is joining the chat**', '[Cat] Hi', '**Cat is leaving the chat**'])
      expect(await ann.frame()).toBe(`02 ${line}`);
  },
};

export const aTestThatCanFail: Checks = {
  "import { expect, it } from 'vitest';": async ({ text }) => {
    // A test cannot be run inside of a test, so its body is, with what it imports.
    const body = text.replace(/^import .*$/gm, '');
    const it = (_: string, test: () => void) => test();
    new Function('expect', 'it', 'clientFrameSplitter', body)(expect, it, clientFrameSplitter);
  },
};

/** A folder with the solution and the compiled project, as the exercise has them. */
async function withSensors(): Promise<Workshop> {
  const workshop = await Workshop.make();
  const solution = solutionOf('04-your-own-protocol', 'sensors.ksy');
  await workshop.write('mine/sensors.ksy', await readFile(join(ROOT, solution)));
  await symlink(inject('dist'), workshop.path('dist'), 'dir');
  return workshop;
}

export const yourOwnProtocol: Checks = {
  '01 02 ff 38   02 01 2d   03 05 41 74 74 69 63   09 03 aa bb cc': async ({ text }) => {
    const check = await readFile(join(ROOT, 'docs/exercises/04-your-own-protocol/check.test.ts'), 'utf8');
    expect(hex(/^const SAMPLE = '(.*)'/m.exec(check)?.[1] ?? '')).toEqual(hex(text));
  },

  'make build': async ({ text }) => {
    const workshop = await withSensors();
    await workshop.shell(text.replace('make build', ''));
    const codec = await readFile(workshop.path('mine/generated/typescript/sensors.ts'), 'utf8');
    expect(codec).toContain("from '../../../src/runtime/index.js'");
    expect(codec).toMatch(/this\.centidegrees = io\.read/);
    expect(codec).toMatch(/io\.write.*this\.centidegrees/);
  },

  'meta:': async ({ text }) => {
    // The solution has a title and a description besides.
    const bare = (code: string) => code.replace(/^( *title|doc): .*\n/gm, '').trimEnd();
    const solution = await readFile(join(ROOT, solutionOf('04-your-own-protocol', 'sensors.ksy')), 'utf8');
    expect(bare(solution).startsWith(text)).toBe(true);
  },
};
