/**
 * Generated TypeScript, brought to life without a file: transpiled to CommonJS and evaluated, on the same
 * runtime that the tests import.
 */
import { transformSync } from 'esbuild';
import { compile, type OutputFile } from '../../../src/codegen/compile.js';
import type { SourceHost } from '../../../src/codegen/resolve/load.js';
import * as hashes from '../../../src/runtime/hashes/index.js';
import * as runtime from '../../../src/runtime/index.js';
import * as zlib from '../../../src/runtime/zlib/index.js';
import { Label, Point, Sealed } from './opaque-types.js';
import { RawDeflate } from './raw-deflate.js';
import { ShiftBy } from './shift-by.js';

export const RUNTIME = '@runtime';

/** Specifications by the name of their file. */
export function memoryHost(files: ReadonlyMap<string, string>): SourceHost {
  return { read: (file) => files.get(file), candidates: (name) => [`${name.replace(/^.*\//, '')}.ksy`] };
}

/** The TypeScript of a specification and of all that it imports; the specification's own file is the first. */
export function generate(file: string, files: ReadonlyMap<string, string>): OutputFile[] {
  return compile([file], 'typescript', memoryHost(files), { runtime: RUNTIME, codec: '.' });
}

/** What generated code imports beside other generated code. */
const GIVEN: Readonly<Record<string, object>> = {
  [RUNTIME]: runtime,
  [`${RUNTIME}/hashes`]: hashes,
  [`${RUNTIME}/zlib`]: zlib,
  './raw_deflate.js': { RawDeflate },
  './shift_by.js': { ShiftBy },
  './my/own/shift_by.js': { ShiftBy },
  './point.js': { Point },
  './label.js': { Label },
  './sealed.js': { Sealed },
};

/**
 * TypeScript to JavaScript in a CommonJS module: quickly, and without looking at types. That these are right too is seen
 * with the compiler of TypeScript, in strict.test.ts.
 */
export function transpile(text: string): string {
  return transformSync(text, { loader: 'ts', format: 'cjs', target: 'es2022' }).code;
}

/** Runs a CommonJS module, which may be asked for again before it has ended. */
export function runModule(
  code: string,
  module: { exports: object },
  require: (name: string) => object,
): void {
  new Function('module', 'exports', 'require', code)(module, module.exports, require);
}

/** A class of generated code, as far as the tests know it. */
export interface GeneratedClass {
  new (io?: runtime.KaitaiStream, ...rest: unknown[]): runtime.KaitaiStruct;
  readonly fields: Readonly<Record<string, runtime.FieldInfo>>;
  fromBytes(bytes: Uint8Array, ...params: unknown[]): runtime.KaitaiStruct;
  of(init: object, ...params: unknown[]): runtime.KaitaiStruct;
  frameLength?(bytes: Uint8Array, offset?: number, end?: number): number;
  readonly endsWithStream?: boolean;
}

type Module = Record<string, GeneratedClass>;

/**
 * Loads output files and returns the exports of the first.
 *
 * @param given the modules that they import beside each other
 */
export function loadGenerated<T extends object = Module>(
  files: readonly OutputFile[],
  given: Readonly<Record<string, object>> = {},
): T {
  const code = new Map(files.map(({ name, text }) => [name.replace(/\.ts$/, ''), transpile(text)]));
  const modules: Readonly<Record<string, object>> = { ...GIVEN, ...given };
  const loaded = new Map<string, { exports: object }>();
  const find = (name: string): object => {
    if (Object.hasOwn(modules, name)) return modules[name] as object;
    const id = name.replace(/^\.\//, '').replace(/\.js$/, '');
    const known = loaded.get(id);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(id, module);
    runModule(code.get(id) ?? `throw new Error('no module ${id}')`, module, find);
    return module.exports;
  };
  return find(files[0]?.name.replace(/\.ts$/, '') ?? '') as T;
}

/** The class of the file's own type. */
export function mainClass(files: readonly OutputFile[]): GeneratedClass {
  const [main] = Object.values(loadGenerated(files));
  if (main === undefined) throw new Error('the module exports nothing');
  return main;
}
