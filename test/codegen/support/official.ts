/**
 * The official compiler and runtime for JavaScript, as the reference for what reading yields.
 */
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { bytesToStr } from '../../../src/runtime/index.js';
import { Label, Point } from './opaque-types.js';
import { RawDeflate } from './raw-deflate.js';
import { ShiftBy } from './shift-by.js';

const require = createRequire(import.meta.url);

interface Importer {
  importYaml(name: string): Promise<unknown>;
}

interface OfficialCompiler {
  compile(
    language: string,
    spec: unknown,
    importer: Importer,
    debug: boolean,
  ): Promise<Record<string, string>>;
}

/** What generated parsers of the official compiler are made of, as far as the tests care. */
export type OfficialClass = new (io: object, ...rest: unknown[]) => object;

const compiler = require('kaitai-struct-compiler') as OfficialCompiler;
interface OfficialStream {
  pos: number;
  readBytesTerm(terminator: number, include: boolean, consume: boolean, eosError: boolean): Uint8Array;
}

interface OfficialStreams {
  new (bytes: Uint8Array): OfficialStream;
  readonly prototype: OfficialStream;
  bytesToStr(bytes: Uint8Array, encoding: string): string;
}

/** A copy of the official runtime that nobody else has, since it is changed below. */
function privateRuntime(): OfficialStreams {
  const path = require.resolve('kaitai-struct/KaitaiStream');
  const shared = require.cache[path];
  delete require.cache[path];
  const copy = require(path) as OfficialStreams;
  if (shared === undefined) delete require.cache[path];
  else require.cache[path] = shared;
  return copy;
}

const KaitaiStream = privateRuntime();

// Two differences are meant and would show everywhere: bytes that are no text are an error and not replaced,
// and ISO-8859-1 is not windows-1252. So both decode alike here; `test/runtime/encodings.test.ts` has the rest.
KaitaiStream.bytesToStr = bytesToStr;

// A known mistake of the official runtime would hide all others behind it: it passes over an included terminator once more
// than it should, since that is among the bytes that were taken already.
const { prototype } = KaitaiStream;
const { readBytesTerm } = prototype;
prototype.readBytesTerm = function (terminator, include, consume, eosError) {
  const bytes = readBytesTerm.call(this, terminator, include, consume, eosError);
  if (include && bytes.at(-1) === terminator) this.pos -= 1;
  return bytes;
};

/** A specification as the official compiler takes it. Integers that a number cannot hold are texts. */
export function officialYaml(text: string): unknown {
  // YAML 1.2 core, so that `y` and `on` stay strings; the official compiler's own web page does the same.
  return parse(text, { version: '1.2', schema: 'core' });
}

/**
 * Compiles with the official compiler.
 *
 * @param source the specification of that name, for imports
 * @param debug whether its classes note in `_debug` where their fields are
 * @param runtime what its classes are to read with, if not the runtime with the changes above
 * @returns the parser of the file's own type
 * @throws what the compiler says against the specification
 */
export async function compileOfficially(
  text: string,
  source: (name: string) => string,
  debug = false,
  runtime: unknown = KaitaiStream,
): Promise<OfficialClass> {
  const importer = { importYaml: async (name: string) => officialYaml(source(name)) };
  const files = await compiler.compile('javascript', officialYaml(text), importer, debug);
  return load(files, idOf(officialYaml(text)), runtime);
}

/** On some errors its promise is never settled. It needs a few milliseconds otherwise. */
const PATIENCE_MS = 2000;

/** What the official compiler does with a specification. */
export async function officialVerdict(
  text: string,
  source: (name: string) => string,
): Promise<'accepts' | 'refuses' | 'never answers'> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'never answers'>((resolve) => {
    timer = setTimeout(() => resolve('never answers'), PATIENCE_MS);
  });
  const answer = compileOfficially(text, source).then(
    () => 'accepts' as const,
    () => 'refuses' as const,
  );
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** As the official compiler names classes. */
function upperCamel(id: string): string {
  return id.replace(/(^|_)([a-z0-9])/g, (_, _start, letter: string) => letter.toUpperCase());
}

function idOf(spec: unknown): string {
  return (spec as { meta: { id: string } }).meta.id;
}

function load(files: Record<string, string>, id: string, runtime: unknown): OfficialClass {
  const loaded = new Map<string, object>();
  const find = (name: string): unknown => {
    if (name.startsWith('kaitai-struct')) return runtime;
    if (name.endsWith('ShiftBy')) return { ShiftBy };
    if (name.endsWith('RawDeflate')) return { RawDeflate };
    if (/\/(Point|Label)$/.test(name)) return { Point, Label };
    const id = name.replace(/^\.\//, '');
    const known = loaded.get(id);
    if (known !== undefined) return known;
    const code = files[`${id}.js`];
    if (code === undefined) throw new Error(`the official output asks for ${name}`);
    const exports = {};
    loaded.set(id, exports);
    new Function('exports', 'require', 'module', `var define;\n${code}`)(exports, find, { exports });
    return exports;
  };
  const className = upperCamel(id);
  const main = (find(className) as Record<string, OfficialClass>)[className];
  if (main === undefined) throw new Error(`no class in ${className}`);
  return main;
}

export function officialStream(bytes: Uint8Array): object {
  return new KaitaiStream(bytes);
}

/** An object of a class that is made for debugging does not read by itself. */
export function readTop<T extends object>(object: T & { _debug?: object; _read?(): void }): T {
  if (object._debug !== undefined) object._read?.();
  return object;
}
