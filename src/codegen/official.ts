/**
 * The official compiler, `kaitai-struct-compiler` from npm: it checks every specification, and makes the
 * parsers for other languages. It is a tool of build time; nothing of it is in what it generates.
 */
import { createRequire } from 'node:module';
import type { OutputFile } from './compile.js';
import { type Location, SpecError, SpecErrors } from './diagnostics.js';
import type { SourceHost } from './resolve/load.js';
import type { YamlNode } from './yaml/reader.js';
import { readYaml } from './yaml/reader.js';

/** Asked by the path of an import relative to the main specification, or (mode `abs`) to the folders for imports. */
interface Importer {
  importYaml(name: string, mode: 'rel' | 'abs'): Promise<unknown>;
}

interface OfficialCompiler {
  readonly languages: readonly string[];
  readonly version: string;
  compile(target: string, spec: unknown, importer: Importer, debug: boolean): Promise<Record<string, string>>;
}

// A CommonJS module without types. Loading it takes a while, so only what needs it does.
const compiler = createRequire(import.meta.url)('kaitai-struct-compiler') as OfficialCompiler;

/** What its command line has as options. */
export interface OfficialOptions {
  /** Whether a type that is not defined is somebody else's, in files that do not say. */
  readonly opaqueTypes?: boolean | undefined;
  /** Whether what it generates is made for debugging. */
  readonly debug?: boolean | undefined;
}

/** The targets of the official compiler. */
export const OFFICIAL_TARGETS: readonly string[] = [...compiler.languages].sort();

/** Its version, without the patch: `0.11`. */
export const OFFICIAL_VERSION = compiler.version.replace(/^(\d+\.\d+).*/, '$1');

/** A specification that the compiler has been given. */
interface Source {
  readonly file: string;
  readonly root: YamlNode;
}

/**
 * Compiles one specification, with what it imports. Only one call may be under way.
 *
 * @throws SpecErrors with the official message and our position
 */
export async function compileOfficially(
  target: string,
  file: string,
  host: SourceHost,
  options: OfficialOptions = {},
): Promise<OutputFile[]> {
  const main: Source = { file, root: readYaml(host.read(file) ?? '', file) };
  const imported = new Map<string, Source>();
  const importer: Importer = {
    async importYaml(name, mode) {
      const found = findImport(mode === 'abs' ? `/${name}` : name, file, host);
      const source = { file: found, root: readYaml(host.read(found) ?? '', found) };
      imported.set(name, source);
      return withOptions(plain(source.root), options);
    },
  };
  try {
    const spec = withOptions(plain(main.root), options);
    const files = await orCrash(() => compiler.compile(target, spec, importer, options.debug === true));
    return Object.entries(files).map(([name, text]) => ({
      name: name.replace(/^\/+/, ''),
      text: endInNewline(text),
    }));
  } catch (error) {
    if (error instanceof SpecErrors) throw error;
    throw new SpecErrors([located(error, main, imported)]);
  }
}

/**
 * On some errors of its own the compiler prints a stack trace and never settles its promise. That is seen when there is
 * nothing left to do that could settle it; the first line of what it printed then is the error.
 */
async function orCrash<T>(work: () => Promise<T>): Promise<T> {
  const { error: print } = console;
  const printed: string[] = [];
  console.error = (text: unknown) => printed.push(String(text));
  let giveUp = () => {};
  const silence = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error(`it crashed: ${printed.join('\n').split('\n')[0]}`));
  });
  process.once('beforeExit', giveUp);
  try {
    return await Promise.race([work(), silence]);
  } finally {
    process.off('beforeExit', giveUp);
    console.error = print;
  }
}

/** The compiler from npm has no options of its own but that for debugging, so what they mean goes into `meta`. */
function withOptions(spec: unknown, { opaqueTypes = false }: OfficialOptions): unknown {
  if (!opaqueTypes || !isMap(spec) || !isMap(spec.meta)) return spec;
  return { ...spec, meta: { 'ks-opaque-types': true, ...spec.meta } };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function findImport(name: string, from: string, host: SourceHost): string {
  const candidates = host.candidates(name, from);
  const found = candidates.find((candidate) => host.read(candidate) !== undefined);
  if (found === undefined) throw new Error(`cannot find import '${name}', tried ${candidates.join(', ')}`);
  return found;
}

function endInNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/**
 * The plain objects that the compiler takes. Integers beyond 32 bits go as text, which it reads as an
 * expression: as a number it would take them for floats.
 */
function plain(node: YamlNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ keyText, value }) => [keyText, plain(value)]));
    case 'seq':
      return node.items.map(plain);
    case 'scalar':
      if (typeof node.value !== 'bigint') return node.value;
      return BigInt.asIntN(32, node.value) === node.value ? Number(node.value) : String(node.value);
  }
}

/** `foo: /types/bar/seq/0/type: error: text` -> the place of that path in what was imported as `foo`, and the text. */
function located(error: unknown, main: Source, imported: ReadonlyMap<string, Source>): SpecError {
  const message = error instanceof Error ? error.message : String(error);
  const match = /^(?:([^:\n]*): )?(\/[^:\n]*):\s*(?:error:\s*)?(?:Error:\s*)?([\s\S]*)$/.exec(message);
  const [source, path, text] = [match?.[1] ?? '', match?.[2] ?? '/', match?.[3] ?? message];
  const { file, root } = imported.get(source) ?? main;
  const place = locate(root, path) ?? { file, line: 1, col: 1, path: '/' };
  return new SpecError(place, withoutInsides(text.trim().replace(/\s*\n\s*/g, ' ')));
}

/** `expected int, got Some(List(13, 10)) (class scala.Some)` says at its end what only the compiler's authors know. */
function withoutInsides(text: string): string {
  return text.replace(/^(expected .*?), (?:got|found) .*$/, '$1');
}

/** The place of the deepest node on the path; the compiler names some steps by its own inner names. */
function locate(root: YamlNode, path: string): Location | undefined {
  let at: YamlNode = root;
  const found: string[] = [];
  for (const step of path.split('/').filter((part) => part !== '')) {
    const next: YamlNode | undefined =
      at.kind === 'map' ? at.get(step) : at.kind === 'seq' ? at.items[Number(step)] : undefined;
    if (next === undefined) break;
    found.push(step);
    at = next;
  }
  return { ...at.location, path: `/${found.join('/')}` };
}
