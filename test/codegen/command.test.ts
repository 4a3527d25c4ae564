/** `ksy-codegen` as a user runs it: what it prints, what it writes, how it exits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { commandFile, filesBelow, folderWith, ksyCodegen, type Run } from './support/command.js';

/** Runs the command in a folder with these files, on `x.ksy`. */
async function run(
  files: Record<string, string | Buffer>,
  ...args: string[]
): Promise<Run & { readonly written: readonly string[] }> {
  const cwd = await folderWith(files);
  const ran = await ksyCodegen(cwd, [...args, 'x.ksy']);
  return { ...ran, written: await filesBelow(join(cwd, 'out')) };
}

const TYPESCRIPT = ['--target', 'typescript', '--outdir', 'out'];
const WITH_PYTHON = ['--target', 'typescript', '--target', 'python', '--outdir', 'out/{target}'];

const TWO_BYTES = `
meta: {id: x}
seq:
  - {id: a, terminator: [13, 10]}
`;

it('what the official compiler alone cannot do is a warning that says so', async () => {
  const { exit, stderr, written } = await run({ 'x.ksy': TWO_BYTES }, ...TYPESCRIPT);
  expect(stderr).toMatch(
    /^x\.ksy:4:25: \/seq\/0\/terminator: warning: the official compiler 0\.11 refuses this: .*; parsers for other languages cannot be made from it\n$/,
  );
  expect(exit).toBe(0);
  expect(written).toEqual(['x.ts']);
});

it('and an error where a target of the official compiler is wanted too: then nothing is written', async () => {
  const { exit, stderr, written } = await run({ 'x.ksy': TWO_BYTES }, ...WITH_PYTHON);
  expect(stderr).toMatch(/^x\.ksy:4:25: \/seq\/0\/terminator: expected int/);
  expect(exit).toBe(1);
  expect(written).toEqual([]);
});

it('an error of an imported file stands in that file, in the official words and with our hint, beside what we alone see', async () => {
  const files = {
    'x.ksy': 'meta: {id: x, imports: [y]}\nseq:\n  - {id: a, type: y}\n',
    'y.ksy': 'meta: {id: y}\nseq:\n  - {id: a, size: "1.0"}\n  - {id: b, type: thin}\ntypes: {thing: {}}\n',
  };
  const { exit, stderr, written } = await run(files, ...TYPESCRIPT);
  expect(stderr.split('\n')).toEqual([
    "y.ksy:3:20: /seq/0/size: in '1.0': expected an integer, found a float",
    "y.ksy:4:19: /seq/1/type: unable to find type 'thin', searching from y, did you mean 'thing'?",
    '',
  ]);
  expect(exit).toBe(1);
  expect(written).toEqual([]);
});

it('a specification on which the official compiler crashes gets our message, and no stack trace', async () => {
  const spec = 'meta: {id: x}\nseq:\n  - {id: a, type: u1, valid: {in-enum: true}}\n';
  const { exit, stderr } = await run({ 'x.ksy': spec }, ...TYPESCRIPT);
  expect(stderr).toBe(
    "x.ksy:3:40: /seq/0/valid/in-enum: 'valid: in-enum' needs an 'enum', this is an integer\n",
  );
  expect(exit).toBe(1);
});

it('wrong usage exits with 2', async () => {
  const { exit, stderr } = await run({ 'x.ksy': TWO_BYTES }, '--target', 'typescipt', '--outdir', 'out');
  expect(stderr).toMatch(/Expected one of: .*typescript/s);
  expect(exit).toBe(2);
});

it('a file in another encoding is an error where the first such character is', async () => {
  const latin1 = Buffer.from('meta: {id: x}\ndoc: a caf\xe9\n', 'latin1');
  const { exit, stderr } = await run({ 'x.ksy': latin1 }, ...TYPESCRIPT);
  expect(stderr).toBe('x.ksy:2:11: /: this is not UTF-8, which a specification has to be written in\n');
  expect(exit).toBe(1);
});

it('ends in silence when nobody reads what it prints any more', async () => {
  const child = spawn(process.execPath, [commandFile(), '--help']);
  child.stdout.destroy();
  const said = text(child.stderr);
  const [exit] = await once(child, 'close');
  expect(await said).toBe('');
  expect(exit).toBe(0);
});
