/**
 * What the emitter of one module shares: the tables of the passes before it, the options, and the
 * symbols that the code turned out to use, from which the imports are made at the end.
 */

import { hasInstances } from '../analyse/instances.js';
import type { TypeTable } from '../infer/table.js';
import type { ClassModel, ModuleModel } from '../model/class.js';
import { runtimeName, type TextMode } from '../model/encoding.js';
import type { EnumSpec, SpecFile, TypeSpec } from '../model/spec.js';
import { type Int64, isBigEnum, isSafe, type Range, type ValueType } from '../model/types.js';
import { allClasses } from '../resolve/resolver.js';
import { byteArray, quote } from './code.js';
import { className, classPath, enumName, enumPath } from './names.js';

/** Longer byte arrays are numbered. */
const MOST_BYTES_IN_NAME = 8;

export interface TypeScriptOptions {
  /** Where the runtime is imported from, as it is written in the import. */
  readonly runtime: string;
  readonly int64?: Int64 | undefined;
  readonly text?: TextMode | undefined;
  /** Whether all classes are made for debugging, and not just those of files that say so. */
  readonly debug?: boolean | undefined;
  /** The folder of the classes that are somebody else's; that of the generated file unless given. */
  readonly external?: string | undefined;
}

/** `kaitai-chat/runtime` -> `kaitai-chat/runtime/zlib`; a path to a file keeps the file's name. */
export function runtimeModule(runtime: string, module: string): string {
  return runtime.replace(/(\/index\.[jt]s)?$/, (file) => `/${module}${file}`);
}

export class ModuleContext {
  private readonly runtimeNames = new Set<string>();
  private readonly runtimeTypes = new Set<string>();
  private readonly moduleNames = new Map<string, Set<string>>();
  private readonly processes = new Map<string, string>();
  private readonly modules = new Map<string, { readonly name: string; readonly isOpaque: boolean }>();
  private readonly constants = new Map<string, string>();
  private readonly ownNames: ReadonlySet<string>;

  readonly file: SpecFile;
  /** Whether any type of the file has instances with a position, and so writes in two steps. */
  readonly isPositioned: boolean;

  constructor(
    module: ModuleModel,
    readonly table: TypeTable,
    readonly options: TypeScriptOptions,
  ) {
    this.file = module.spec;
    this.isPositioned = [...allClasses(module.root)].some(hasInstances);
    this.ownNames = namesIn(module.spec.root);
  }

  /** Whether objects of a class are made for debugging: they do not read by themselves, and note where their fields are. */
  isDebugged({ file, isOpaque }: ClassModel): boolean {
    return !isOpaque && (file.meta.debug === true || this.options.debug === true);
  }

  /** A value of the runtime. */
  use(name: string): string {
    this.runtimeNames.add(name);
    return name;
  }

  /** A type of the runtime, of which nothing is left when it runs. */
  useType(name: string): string {
    this.runtimeTypes.add(name);
    return name;
  }

  /** A value of a module of the runtime that needs a package. */
  useModule(module: string, name: string): string {
    const names = this.moduleNames.get(module) ?? new Set();
    this.moduleNames.set(module, names.add(name));
    return name;
  }

  /** The class of a custom process. */
  useProcess(path: string, name: string): string {
    // No generated name has a `$`, so nothing in this module can hide it.
    const alias = `${name}$${[...this.processes.keys(), path].indexOf(path)}`;
    this.processes.set(path, `${name} as ${alias}`);
    return alias;
  }

  /**
   * A byte array that is only looked at. It is made once, when the module is loaded: to make it where it is used
   * takes longer than to write a short text.
   */
  bytes(value: Uint8Array): string {
    const literal = byteArray(value);
    const known = this.constants.get(literal);
    if (known !== undefined) return known;
    // No class, and nothing of the runtime, has a name of this form.
    const hex = Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const short = value.length <= MOST_BYTES_IN_NAME;
    const name = short ? `BYTES_${hex.toUpperCase()}` : `BYTES_NO_${this.constants.size}`;
    this.constants.set(literal, name);
    return name;
  }

  /** The encoding of that name, for the runtime. */
  encoding(name: string): string {
    return quote(runtimeName(name, this.options.text));
  }

  /** How the bytes of a field end, see `ByteRules` of the runtime: an object that is made once. */
  rules(members: readonly string[]): string {
    const literal = `{ ${members.join(', ')} }`;
    const name = this.constants.get(literal) ?? `RULES_NO_${this.constants.size}`;
    this.constants.set(literal, name);
    return name;
  }

  class(model: ClassModel): string {
    return this.imported(model.spec, classPath(model.spec), model.isOpaque);
  }

  enum(spec: EnumSpec): string {
    return this.imported(spec.outer, enumPath(spec));
  }

  private imported(spec: TypeSpec, path: string, isOpaque = false): string {
    const top = topOf(spec);
    if (top === this.file.root) return path;
    const name = className(top);
    // No generated name has a `$`, so nothing in this module can hide the alias.
    const alias = this.ownNames.has(name) ? `${name}$` : name;
    this.modules.set(top.id, { name: alias === name ? name : `${name} as ${alias}`, isOpaque });
    return alias + path.slice(name.length);
  }

  /** Whether integers of that range are bigint. */
  readonly isBig = (range: Range): boolean => this.options.int64 !== 'double' && !isSafe(range);

  /** The TypeScript type of a value. */
  typeOf(type: ValueType): string {
    switch (type.kind) {
      case 'int':
        return this.isBig(type.range) ? 'bigint' : 'number';
      case 'float':
        return 'number';
      case 'bool':
        return 'boolean';
      case 'str':
        return 'string';
      case 'bytes':
        return 'Uint8Array';
      case 'enum':
        return this.typeOfEnum(type);
      case 'user':
        return this.class(type.class);
      case 'struct':
        return this.use('KaitaiStruct');
      case 'io':
        return this.use('KaitaiStream');
      case 'any':
        return 'unknown';
      case 'array': {
        const element = this.typeOf(type.element);
        return element.includes('|') ? `(${element})[]` : `${element}[]`;
      }
      case 'union':
        return [...new Set(type.members.map((member) => this.typeOf(member)))].join(' | ');
    }
  }

  /** A value that no member has is the integer that was read. */
  private typeOfEnum({ enum: spec, closed, range }: ValueType & { kind: 'enum' }): string {
    const name = this.enum(spec);
    if (closed) return name;
    if (isBigEnum(spec)) return `${name} | bigint`;
    return this.isBig(range) ? `${name} | number | bigint` : `${name} | number`;
  }

  /** What was asked for on the way to code that was not needed in the end is neither imported nor made. */
  forgetUnused(code: string): void {
    const asked = [...this.runtimeNames, ...this.runtimeTypes, ...this.constants.values()];
    const pattern = new RegExp(`(?<![\\w$])(?:${asked.join('|')})(?![\\w$])`, 'g');
    const words = new Set(code.match(pattern));
    for (const names of [this.runtimeNames, this.runtimeTypes])
      for (const name of names) if (!words.has(name)) names.delete(name);
    // Each may have those in it that were asked for before it.
    for (const [literal, name] of [...this.constants].reverse()) {
      if (!words.has(name)) this.constants.delete(literal);
      else for (const word of literal.match(/\w+/g) ?? []) words.add(word);
    }
  }

  /** The import of the runtime, its names sorted; nothing if there is none. */
  runtimeImport(): string[] {
    const types = [...this.runtimeTypes]
      .filter((name) => !this.runtimeNames.has(name))
      .map((name) => `type ${name}`);
    const plain = (name: string) => name.replace(/^type /, '');
    const names = [...this.runtimeNames, ...types].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
    const main = names.length === 0 ? [] : [`import { ${names.join(', ')} } from '${this.options.runtime}';`];
    const modules = [...this.moduleNames].map(
      ([module, used]) =>
        `import { ${[...used].sort().join(', ')} } from '${runtimeModule(this.options.runtime, module)}';`,
    );
    return [...main, ...modules];
  }

  /** The folder of the classes that are somebody else's, from the generated TypeScript. */
  private get external(): string {
    return this.options.external ?? '.';
  }

  /** The imports of the classes of custom processes. */
  processImports(): string[] {
    return [...this.processes].map(
      ([path, name]) => `import { ${name} } from '${this.external}/${path}.js';`,
    );
  }

  /** The byte arrays and rules that are used, each made once. */
  constantCode(): string[] {
    return [...this.constants].map(([literal, name]) => `const ${name} = ${literal};`);
  }

  /**
   * The imports of the classes of other modules that are used.
   *
   * @param folder of the generated TypeScript
   */
  otherImports(folder: string): string[] {
    const sorted = [...this.modules].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([id, { name, isOpaque }]) => {
      const from = isOpaque ? within(folder, this.external) : folder;
      return `import { ${name} } from '${from}/${id}.js';`;
    });
  }
}

/** A folder as one beside another names it; a package has its own name. */
function within(folder: string, path: string): string {
  if (!path.startsWith('.')) return path;
  return folder === '.' ? path : `${folder}/${path}`.replace(/\/\.$/, '');
}

/** The names of all classes and enums of a file. */
function namesIn(spec: TypeSpec): Set<string> {
  const inner = [...spec.types.values()].flatMap((type) => [...namesIn(type)]);
  return new Set([className(spec), ...[...spec.enums.values()].map(enumName), ...inner]);
}

function topOf(spec: TypeSpec): TypeSpec {
  return spec.outer === undefined ? spec : topOf(spec.outer);
}
