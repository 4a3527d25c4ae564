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

interface Importer {
  importYaml(name: string, mode: string): Promise<unknown>;
}

interface OfficialCompiler {
  readonly languages: readonly string[];
  compile(target: string, spec: unknown, importer: Importer, debug: boolean): Promise<Record<string, string>>;
}

// A CommonJS module without types. Loading it takes a while, so only what needs it does.
const compiler = createRequire(import.meta.url)('kaitai-struct-compiler') as OfficialCompiler;

/** The targets of the official compiler. */
export const OFFICIAL_TARGETS: readonly string[] = [...compiler.languages].sort();

/**
 * Compiles one specification, with what it imports.
 *
 * @throws SpecErrors with the official message and our position
 */
export async function compileOfficially(
  target: string,
  file: string,
  host: SourceHost,
): Promise<OutputFile[]> {
  const root = readYaml(host.read(file) ?? '', file);
  // The names under which imports are asked for do not say who asks, so each is looked for beside the
  // file that named it first.
  const importer: Importer = {
    async importYaml(name) {
      const found = findImport(name, file, host);
      return plain(readYaml(host.read(found) ?? '', found));
    },
  };
  try {
    const files = await compiler.compile(target, plain(root), importer, false);
    return Object.entries(files).map(([name, text]) => ({
      name: name.replace(/^\/+/, ''),
      text: endInNewline(text),
    }));
  } catch (error) {
    throw new SpecErrors([located(error, root, file)]);
  }
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

/** `chat: /types/foo/seq/0/type: error: text` -> the place of that path, and the text. */
function located(error: unknown, root: YamlNode, file: string): SpecError {
  const message = error instanceof Error ? error.message : String(error);
  const match = /^(?:[^:\n]*: )?(\/[^:\n]*):\s*(?:error:\s*)?([\s\S]*)$/.exec(
    message.replace(/^\(main\): /, ''),
  );
  const [path, text] = [match?.[1] ?? '/', match?.[2] ?? message];
  const place = locate(root, path) ?? { file, line: 1, col: 1, path: '/' };
  return new SpecError(place, text.trim().replace(/\s*\n\s*/g, ' '));
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
