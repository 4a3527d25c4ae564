import { describe, expect, it } from 'vitest';
import type { OutputFile } from '../../src/codegen/compile.js';
import { compileOfficially } from '../../src/codegen/official.js';
import { asPackage, PACKAGE_NAME } from '../../src/codegen/official-packages.js';
import type { SourceHost } from '../../src/codegen/resolve/load.js';

const SPECS = new Map([
  ['one.ksy', 'meta: { id: one, imports: [two] }\nseq: [{ id: part, type: two }]\n'],
  ['two.ksy', 'meta: { id: two }\nseq: [{ id: value, type: u1 }]\n'],
]);

const host: SourceHost = {
  read: (file) => SPECS.get(file),
  candidates: (name) => [`${name}.ksy`],
};

const compiled = (target: string): Promise<OutputFile[]> => compileOfficially(target, 'one.ksy', host);
const byName = (files: readonly OutputFile[]) => new Map(files.map(({ name, text }) => [name, text]));

/** The lines of a text that are not empty. */
const lines = (text = ''): string[] => text.split('\n').filter((line) => line !== '');

describe('the output of the official compiler as a package', () => {
  it.each([
    ['go', 'package demo'],
    ['java', 'package demo;'],
  ])('has in each file of %s the clause that is missing, behind the line that says it is generated', async (target, clause) => {
    const files = await compiled(target);
    const packaged = asPackage(target, 'demo', files).filter(({ name }) => name !== 'go.mod');
    expect(files.length).toBe(2);
    for (const [index, { text }] of files.entries()) {
      const [header = '', ...rest] = lines(text);
      expect(header).toMatch(/^\/\/ .*generated/);
      expect(rest).not.toContain(clause);
      expect(lines(packaged[index]?.text)).toEqual([header, clause, ...rest]);
    }
  });

  it('is for Go a module, which names the runtime', async () => {
    const files = byName(asPackage('go', 'demo', await compiled('go')));
    expect([...files.keys()].sort()).toEqual(['go.mod', 'one.go', 'two.go']);
    expect(files.get('go.mod')).toMatch(/^module demo\n/);
    expect(files.get('go.mod')).toContain('require github.com/kaitai-io/kaitai_struct_go_runtime v0.11.');
  });

  it('lies for Java in the folder of its package', async () => {
    const files = byName(asPackage('java', 'demo', await compiled('java')));
    expect([...files.keys()].sort()).toEqual(['demo/One.java', 'demo/Two.java']);
  });

  it('says for JavaScript that it is CommonJS, and changes nothing else', async () => {
    const files = await compiled('javascript');
    const manifest = { name: 'package.json', text: '{ "type": "commonjs" }\n' };
    expect(asPackage('javascript', 'demo', files)).toEqual([...files, manifest]);
  });

  it.each(['python', 'rust', 'ruby'])('is for %s what the compiler made', async (target) => {
    const files = await compiled(target);
    expect(asPackage(target, 'demo', files)).toEqual(files);
  });
});

it('a name of a package is one in every language', () => {
  for (const name of ['chat', 'a', 'http2']) expect(name).toMatch(PACKAGE_NAME);
  for (const name of ['', 'Chat', '2chat', 'my-chat', 'my_chat', 'a.b', 'a/b', '..', 'a b']) {
    expect(name).not.toMatch(PACKAGE_NAME);
  }
});
