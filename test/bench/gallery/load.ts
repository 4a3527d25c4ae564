/**
 * The classes of a format of the gallery, with all that it imports: ours as ksy-codegen makes them, and the official ones.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { compile } from '../../../src/codegen/compile.js';
import { diskHost } from '../../../src/codegen/files.js';
import { compileOfficially } from '../../../src/codegen/official.js';
import type { KaitaiStruct } from '../../../src/runtime/index.js';

const require = createRequire(import.meta.url);

/** A class that reads when it is made. */
export interface OurClass {
  fromBytes(bytes: Uint8Array): KaitaiStruct;
}

export type OfficialClass = new (io: object) => object;

const className = (name: string) =>
  name.replace(/(^|_)([a-z0-9])/g, (_, _start, letter: string) => letter.toUpperCase());

/**
 * @param ksy the file of the format
 * @param root the folder of the gallery, for its imports
 * @param folder where the JavaScript of it is put
 * @param runtime of that JavaScript: the file of its module
 */
export async function ourClass(
  ksy: string,
  root: string,
  folder: string,
  runtime: string,
  generate = compile,
): Promise<OurClass> {
  const files = generate([ksy], 'typescript', diskHost([root], [ksy]), {
    runtime: pathToFileURL(runtime).href,
    codec: '.',
  });
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  for (const { name, text } of files) {
    const path = join(folder, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  const id = files[0]?.name.replace(/\.ts$/, '') ?? '';
  const module = (await import(pathToFileURL(join(folder, `${id}.js`)).href)) as Record<string, OurClass>;
  const found = module[className(id)];
  if (found === undefined) throw new Error(`there is no class of ${id}`);
  return found;
}

/** The same of the official compiler, on the runtime from npm. */
export async function officialClass(ksy: string, root: string): Promise<OfficialClass> {
  const files = new Map(
    (await compileOfficially('javascript', ksy, diskHost([root], [ksy]))).map(({ name, text }) => [
      name,
      text,
    ]),
  );
  const loaded = new Map<string, Record<string, OfficialClass>>();
  const load = (name: string): Record<string, OfficialClass> => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const exports: Record<string, OfficialClass> = {};
    loaded.set(name, exports);
    const run = new Function('exports', 'require', `var define;\n${files.get(`${name}.js`)}`);
    run(exports, (wanted: string) =>
      wanted.startsWith('kaitai-struct') || wanted === 'zlib'
        ? require(wanted)
        : load(wanted.replace(/^.*\//, '')),
    );
    return exports;
  };
  const name = className(ksy.replace(/^.*\//, '').replace(/\.ksy$/, ''));
  const found = load(name)[name];
  if (found === undefined) throw new Error(`there is no class of ${name}`);
  return found;
}
