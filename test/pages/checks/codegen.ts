import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Block, blocksOf, ROOT } from '../blocks.js';
import { type Checks, quotes } from '../check.js';
import { compileTypeScript, expectAsShown, withShownValues } from '../typescript.js';
import { Workshop } from '../workshop.js';

const GENERATE = 'npm install kaitai-chat';

/** Another block of the same page. */
async function sibling({ page }: Block, start: string): Promise<string> {
  const blocks = blocksOf(page, await readFile(join(ROOT, page), 'utf8'));
  return blocks.find((block) => block.start === start)?.text ?? expect.fail(`${page} has no ${start}`);
}

/** A folder in which the page was followed up to the generated codec. */
async function generated(block: Block): Promise<Workshop> {
  const workshop = await Workshop.make();
  await workshop.write('hello_world.ksy', await sibling(block, 'meta:'));
  // The package is there, as if npm had installed it; test/package sees whether npm can.
  await workshop.shell((await sibling(block, GENERATE)).replace(GENERATE, ''));
  return workshop;
}

/** What `main.ts` prints, in a folder of these files and of what is generated from the specification among them. */
async function printedBy(files: Readonly<Record<string, string>>): Promise<string> {
  const workshop = await Workshop.make();
  for (const [name, text] of Object.entries(files)) await workshop.write(name, text);
  await workshop.shell('ksy-codegen --target typescript --outdir . *.ksy');
  await compileTypeScript(workshop, 'main.ts');
  return workshop.shell('node main.js');
}

const FAILS = `declare const console: { log(text: unknown): void };
import { HelloWorld } from './generated/hello_world.js';
const hello = (...names: string[]) => HelloWorld.of({ stamp: 1n, people: names.map((name) => ({ name })) });
const show = (fail: () => unknown): void => {
  try {
    fail();
  } catch (error) {
    console.log(String(error));
  }
};
show(() => HelloWorld.fromBytes(hello('Ann', 'Bob').toBytes().subarray(0, 21)));
show(() => hello('Ann', 'x'.repeat(70_000)).toBytes());
`;

const REFUSED = `meta:
  id: spec
seq:
  - id: a
    type: b4
  - id: b
    type: b4le
`;

const REFUSED_OFFICIALLY = `meta: {id: spec}
seq:
# what the page has in the fourth line
  - {id: a, terminator: [13, 10]}
`;

const CHOOSES = `meta:
  id: shape
  encoding: ASCII
seq:
  - id: kind
    type: strz
  - id: figure
    size: 1
    type:
      switch-on: kind
      cases:
        '"circle"': circle
        '"square"': square
types:
  circle:
    seq: [{id: radius, type: u1}]
  square:
    seq: [{id: side, type: u1}]
`;

const MEASURES = `declare const console: { log(...texts: unknown[]): void };
import { area } from './area.js';
import { Shape } from './shape.js';
console.log(area(Shape.of({ kind: 'square', figure: { side: 3 } })));
try {
  area(Shape.of({ kind: 'star', figure: Uint8Array.of(5) }));
} catch (error) {
  console.log(String(error));
}
`;

const MAY_BE_ABSENT = `declare const console: { log(...texts: string[]): void };
import { Spec } from './spec.js';
const body = Uint8Array.of(7, 8);
console.log([...Spec.of({ hasBody: 1, body, note: 'hi' }).toBytes()].join());
console.log([...Spec.of({ hasBody: 0 }).toBytes()].join());
`;

const ASKS_FOR_WHAT_IS_NOT_THERE = `meta: {id: spec}
seq:
  - {id: b1, type: u1}
  - {id: b2, type: u1, if: b1 >= 0x80}
  - {id: b3, type: u1, if: 'b2 >= 0x80'}
`;

const ASKS_FIRST = `declare const console: { log(...texts: unknown[]): void };
import { Spec } from './spec.js';
const [short, long] = [Uint8Array.of(1), Uint8Array.of(0x80, 0x80, 7, ...new Uint8Array(0x7d))];
for (const bytes of [short, long]) console.log(Spec.fromBytes(bytes).b3);
`;

const USES_OWN_PROCESS = `meta:
  id: spec
seq:
  - id: data
    size-eos: true
    process: my.own_process(5)
`;

const USES_OPAQUE_TYPE = `meta:
  id: spec
  ks-opaque-types: true
seq:
  - id: where
    type: my_point(3)
`;

const READ_AND_WRITE = `declare const console: { log(...texts: string[]): void };
import { Spec } from './spec.js';
const spec = Spec.fromBytes(Uint8Array.of(0x3f, 0x80, 0, 0, 0x40, 0, 0, 0, 0x40, 0x40, 0, 0));
spec.where.at[0] = 2;
console.log(spec.where.at.join(), [...spec.toBytes().subarray(0, 4)].join());
`;

const ROUND_TRIP = `declare const console: { log(...texts: string[]): void };
import { Spec } from './spec.js';
const data = Uint8Array.of(0, 1, 255);
const bytes = Spec.of({ data }).toBytes();
console.log([...bytes].join(), [...Spec.fromBytes(bytes).data].join());
`;

export const codegen: Checks = {
  'meta:': quotes('test/package/hello_world.ksy'),

  [GENERATE]: async (block) => {
    const workshop = await generated(block);
    const code = await readFile(workshop.path('src/generated/hello_world.ts'), 'utf8');
    expect(code).toContain('class HelloWorld');
  },

  "import { HelloWorld } from './generated/hello_world.js';": async (block) => {
    const workshop = await generated(block);
    await workshop.write('src/main.ts', withShownValues(block.text));
    await compileTypeScript(workshop, 'src/main.ts');
    expectAsShown(await workshop.shell('node src/main.js'));
  },

  'EOFError: people[1].name: at byte 20: requested 3 bytes, but only 1 bytes available': async (block) => {
    const workshop = await generated(block);
    await workshop.write('src/fails.ts', FAILS);
    await compileTypeScript(workshop, 'src/fails.ts');
    expect((await workshop.shell('node src/fails.js')).trim()).toBe(block.text);
  },

  "import type { Shape } from './shape.js';": async ({ text }) => {
    const printed = await printedBy({ 'area.ts': text, 'shape.ksy': CHOOSES, 'main.ts': MEASURES });
    expect(printed).toBe('9\nError: star: 1 bytes that nobody knows\n');
  },

  "spec.ksy:5:29: /seq/2/if: warning: 'b2' is asked for, and has no value unless 'b1 >= 0x80': then this cannot be read":
    async ({ text }) => {
      const workshop = await Workshop.make();
      await workshop.write('spec.ksy', ASKS_FOR_WHAT_IS_NOT_THERE);
      const printed = await workshop.shell('ksy-codegen --target typescript --outdir . spec.ksy 2>&1');
      expect(printed.trim()).toBe(text);
    },

  'meta: {id: spec, encoding: ASCII}': async ({ text }) => {
    expect(await printedBy({ 'spec.ksy': text, 'main.ts': ASKS_FIRST })).toBe('undefined\n7\n');
  },

  'seq:': async ({ text }) => {
    const spec = `meta: {id: spec, endian: be, encoding: UTF-8}\n${text}\n`;
    expect(await printedBy({ 'spec.ksy': spec, 'main.ts': MAY_BE_ABSENT })).toBe(
      '1,0,2,7,8,2,104,105\n0,0\n',
    );
  },

  "import { isDecodable, strToBytes } from 'kaitai-chat/runtime';": async ({ text }) => {
    const [, seq] = /^\/\/ (seq: .*)$/m.exec(text) ?? expect.fail('there is no specification');
    const workshop = await Workshop.make();
    await workshop.write('note.ksy', `meta: {id: note}\n${seq}\n`);
    await workshop.shell('ksy-codegen --target typescript --text lossless --outdir . note.ksy');
    await workshop.write('main.ts', withShownValues(text));
    await compileTypeScript(workshop, 'main.ts');
    expectAsShown(await workshop.shell('node main.js'));
  },

  "import type { CustomProcess } from 'kaitai-chat/runtime';": async ({ text }) => {
    const printed = await printedBy({
      'my/own_process.ts': text,
      'spec.ksy': USES_OWN_PROCESS,
      'main.ts': ROUND_TRIP,
    });
    const [bytes, data] = printed.trim().split(' ');
    expect(data).toBe('0,1,255');
    expect(bytes).not.toBe(data);
  },

  "import type { KaitaiStream, OpaqueObject } from 'kaitai-chat/runtime';": async ({ text }) => {
    const files = { 'my_point.ts': text, 'spec.ksy': USES_OPAQUE_TYPE, 'main.ts': READ_AND_WRITE };
    expect(await printedBy(files)).toBe('2,2,3 64,0,0,0\n');
  },

  "spec.ksy:6:5: /seq/1: 'b' takes bits in the other order than 'a', and may share a byte with it: not supported":
    async ({ text }) => {
      const workshop = await Workshop.make();
      await workshop.write('spec.ksy', REFUSED);
      const printed = await workshop.shell(
        'ksy-codegen --target typescript --outdir . spec.ksy 2>&1 || echo refused',
      );
      expect(printed.split('\n').slice(0, 2)).toEqual([text, 'refused']);
    },

  'spec.ksy:4:25: /seq/0/terminator: warning: the official compiler 0.11 refuses this: expected int; parsers for other languages cannot be made from it':
    async ({ text }) => {
      const workshop = await Workshop.make();
      await workshop.write('spec.ksy', REFUSED_OFFICIALLY);
      const printed = await workshop.shell('ksy-codegen --target typescript --outdir . spec.ksy 2>&1');
      expect(printed.split('\n')).toContain(text);
      expect(await readFile(workshop.path('spec.ts'), 'utf8')).toContain('class Spec');
    },
};
