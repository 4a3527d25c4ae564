/**
 * The generated parsers, made when the benchmark starts: ours as ksy-codegen writes it, and that of the official
 * compiler, each on its own runtime.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { parse } from 'yaml';
import { compile } from '../../../src/codegen/compile.js';
import type { KaitaiStruct } from '../../../src/runtime/index.js';
import { type Codec, OFFICIAL, OURS } from './subject.js';

const require = createRequire(import.meta.url);

/** A class that ksy-codegen made. */
export interface GeneratedClass {
  fromBytes(bytes: Uint8Array): KaitaiStruct;
  of(init: object): KaitaiStruct;
}

/** A class that the official compiler made. */
export type OfficialClass = new (io: object) => object;

/**
 * The class of a specification.
 *
 * @param folder where the JavaScript of it is put
 */
export async function generatedClass(ksy: string, name: string, folder: string): Promise<GeneratedClass> {
  const runtime = pathToFileURL(join(import.meta.dirname, '../../../src/runtime/index.js')).href;
  const host = { read: () => readFileSync(ksy, 'utf8'), candidates: () => [] };
  const [file] = compile([ksy], 'typescript', host, { runtime, codec: '.' });
  if (file === undefined) throw new Error(`nothing was generated from ${ksy}`);
  const target = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, file.name.replace(/\.ts$/, '.js'));
  writeFileSync(path, ts.transpileModule(file.text, { compilerOptions: target }).outputText);
  const module = (await import(pathToFileURL(path).href)) as Record<string, GeneratedClass>;
  return present(module[name], name);
}

interface OfficialCompiler {
  compile(language: string, spec: unknown, importer: null, debug: boolean): Promise<Record<string, string>>;
}

const officialRuntime = require('kaitai-struct/KaitaiStream') as new (
  bytes: ArrayBufferLike,
  offset: number,
) => object;

/** A stream of the official runtime. */
export function officialStream(bytes: Uint8Array): object {
  return new officialRuntime(bytes.buffer, bytes.byteOffset);
}

/** The same class of the official compiler. */
export async function officialClass(ksy: string, name: string): Promise<OfficialClass> {
  const compiler = require('kaitai-struct-compiler') as OfficialCompiler;
  const files = await compiler.compile('javascript', parse(readFileSync(ksy, 'utf8')), null, false);
  const exports: Record<string, OfficialClass> = {};
  const load = new Function('exports', 'require', `var define;\n${files[`${name}.js`]}`);
  load(exports, () => officialRuntime);
  return present(exports[name], name);
}

function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`there is no class ${name}`);
  return value;
}

/**
 * Our codec of a format.
 *
 * @param name of the specification
 * @param toInit makes of the plain data what `of()` takes
 * @param plain the other way round
 */
export async function generatedCodec(
  formats: string,
  name: string,
  work: string,
  toInit: (data: never) => object,
  plain: (read: never) => unknown,
): Promise<Codec> {
  const Class = await generatedClass(join(formats, `${name}.ksy`), classNameOf(name), work);
  return {
    name: OURS,
    read: (bytes) => Class.fromBytes(bytes),
    write: (data) => Class.of(toInit(data as never)).toBytes(),
    plain: (read) => plain(read as never),
  };
}

/** The official parser of it. */
export async function officialCodec(
  formats: string,
  name: string,
  plain: (read: never) => unknown,
): Promise<Codec> {
  const Class = await officialClass(join(formats, `${name}.ksy`), classNameOf(name));
  return {
    name: OFFICIAL,
    read: (bytes) => new Class(officialStream(bytes)),
    plain: (read) => plain(read as never),
  };
}

function classNameOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
