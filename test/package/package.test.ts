import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCopy, Program, registryAnswers, run, temporary } from './support.js';
import { compile } from './typescript.js';

const online = await registryAnswers();
const required = process.env.CI === 'true';
if (!online && !required) console.log('test/package is skipped: the npm registry does not answer.');

const COMMANDS = ['chat-client', 'chat-grade', 'chat-inspect', 'chat-server', 'ksy-codegen'];

/** What the package may hold. */
const BELONGS = [
  /^(package\.json|README\.md|LICENSE)$/,
  /^spec\/(examples\/|gallery\/)?[\w.-]+\.(ksy|chat|json|md)$/,
  /^dist\/src\/[\w/.-]+\.(js|d\.ts)$/,
  /^dist\/generated\/typescript\/[\w-]+\.(js|d\.ts)$/,
];

/** Packs what a clone has, and installs that in an empty project elsewhere, as a stranger would. */
describe.skipIf(!online && !required)('the package', { timeout: 300_000 }, () => {
  const folders: string[] = [];
  let packed: string[] = [];
  let project = '';
  const command = (name: string) => join(project, 'node_modules/.bin', name);

  beforeAll(async () => {
    const copy = await builtCopy();
    project = await temporary('project');
    folders.push(copy, project);
    const [tarball] = JSON.parse(await run(copy, 'npm', 'pack', '--json', '--silent', '--ignore-scripts'));
    packed = tarball.files.map(({ path }: { path: string }) => path);
    await writeFile(
      join(project, 'package.json'),
      '{ "name": "elsewhere", "private": true, "type": "module" }\n',
    );
    const quick = ['--prefer-offline', '--no-audit', '--no-fund'];
    await run(project, 'npm', 'install', ...quick, join(copy, tarball.filename));
  }, 300_000);

  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  it('holds the program, its types and the specification, and nothing else', () => {
    expect(packed.filter((path) => !BELONGS.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const path of [
      'dist/src/index.js',
      'dist/src/index.d.ts',
      'spec/chat.ksy',
      'README.md',
      'LICENSE',
    ]) {
      expect(packed).toContain(path);
    }
  });

  it('runs no script when it is installed', async () => {
    const { scripts } = JSON.parse(
      await readFile(join(project, 'node_modules/kaitai-chat/package.json'), 'utf8'),
    );
    expect(Object.keys(scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([]);
  });

  it.each(COMMANDS)('has the command %s, which explains itself', async (name) => {
    expect(await run(project, command(name), '--help')).toContain(`Usage: ${name}`);
  });

  it('has a server and a client that chat, and an inspector that shows it', async () => {
    const server = new Program(project, command('chat-server'), '--host', '127.0.0.1', '--port', '0');
    const port = /:(\d+), logs in /.exec(await server.see('\n'))?.[1] ?? '';
    const ann = new Program(project, command('chat-client'), '--port', port, '127.0.0.1', 'Ann');
    await ann.see('**Ann is joining the chat**');
    const recording = ['--record', 'talk.chat'];
    const bob = new Program(
      project,
      command('chat-client'),
      '--port',
      port,
      ...recording,
      '127.0.0.1',
      'Bob',
    );
    bob.type('Hi\n');
    await ann.see('[Bob] Hi\n');
    ann.type('Hello\n');
    await bob.see('[Ann] Hello\n');
    for (const client of [ann, bob]) client.type('@exit\n');
    expect([await ann.exited, await bob.exited]).toEqual([0, 0]);
    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(await readFile(join(project, 'logs/chat.log'), 'utf8')).toContain(' [Bob] Hi\n');
    const shown = await run(project, command('chat-inspect'), 'talk.chat');
    for (const field of ['message.text', 'line.sender', 'status']) expect(shown).toContain(field);
  });

  it('generates a codec that compiles in strict mode and round-trips', async () => {
    await cp(join(import.meta.dirname, 'hello_world.ksy'), join(project, 'hello_world.ksy'));
    await mkdir(join(project, 'src'));
    await cp(join(import.meta.dirname, 'round-trip.txt'), join(project, 'src/main.ts'));
    await run(
      project,
      command('ksy-codegen'),
      '--target',
      'typescript',
      '--outdir',
      'src/generated',
      'hello_world.ksy',
    );
    const { version } = JSON.parse(
      await readFile(join(project, 'node_modules/kaitai-chat/package.json'), 'utf8'),
    );
    expect(await run(project, command('ksy-codegen'), '--version')).toContain(`ksy-codegen ${version},`);
    const generated = await readFile(join(project, 'src/generated/hello_world.ts'), 'utf8');
    expect(generated).toContain("from 'kaitai-chat/runtime'");

    expect(compile(project)).toEqual([]);
    expect(JSON.parse(await run(project, process.execPath, 'out/main.js'))).toEqual({
      hex: '48454c4f000000000000000102' + '0003416e6e' + '00054ac3b67267',
      stamp: '1',
      numPeople: 2,
      names: ['Ann', 'J\u00f6rg'],
      length: 5,
      fields: ['magic', 'stamp', 'num_people', 'people'],
      hi: [2, 0, 2, 0x48, 0x69],
      functions: ['function', 'function'],
    });
  });
});
