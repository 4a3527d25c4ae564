/**
 * Formats as classes: compiled by our generator when one is asked for, each module once.
 */
import { type CompileOptions, compile, type OutputFile } from '../../src/codegen/compile.js';
import { diskHost } from '../../src/codegen/files.js';
import type { SourceHost } from '../../src/codegen/resolve/load.js';
import { upperCamel } from '../../src/codegen/typescript/names.js';
import * as hashes from '../../src/runtime/hashes/index.js';
import * as runtime from '../../src/runtime/index.js';
import * as zlib from '../../src/runtime/zlib/index.js';
import { type GeneratedClass, RUNTIME, runModule, transpile } from '../codegen/support/generated.js';
import { processModule } from './processes/index.js';

/** Where specifications lie. */
export interface SpecFolder {
  /** Where imports are found that start with a slash. */
  readonly importPaths: readonly string[];
  /** The file of a format. */
  specOf(id: string): string;
}

type Options = Omit<CompileOptions, 'runtime' | 'codec'>;
type Module = Record<string, GeneratedClass>;

const RUNTIME_MODULES: Readonly<Record<string, object>> = {
  [RUNTIME]: runtime,
  [`${RUNTIME}/hashes`]: hashes,
  [`${RUNTIME}/zlib`]: zlib,
};

export class Formats {
  private readonly output = new Map<string, OutputFile[]>();
  private readonly code = new Map<string, string>();
  private readonly loaded = new Map<string, { exports: Module }>();
  private readonly host: SourceHost;

  /** @param changed formats of which the text is not that of the suite, by id */
  constructor(
    private readonly specs: SpecFolder,
    private readonly options: Options = {},
    private readonly changed: ReadonlyMap<string, string> = new Map(),
  ) {
    const disk = diskHost(specs.importPaths);
    this.host = {
      read: (file) => this.textOf(file) ?? disk.read(file),
      candidates: (name, from) => disk.candidates(name, from),
    };
  }

  private textOf(file: string): string | undefined {
    for (const [id, text] of this.changed) if (file === this.specs.specOf(id)) return text;
    return undefined;
  }

  /**
   * The TypeScript of a format and of all that it imports.
   *
   * @throws SpecErrors
   */
  compile(id: string): OutputFile[] {
    const known = this.output.get(id);
    if (known !== undefined) return known;
    const options = { ...this.options, runtime: RUNTIME, codec: '.' };
    const files = compile([this.specs.specOf(id)], 'typescript', this.host, options);
    this.output.set(id, files);
    return files;
  }

  /**
   * The module of a format.
   *
   * @throws SpecErrors
   */
  load(id: string): Module {
    if (!this.code.has(id)) {
      for (const { name, text } of this.compile(id)) {
        const module = name.replace(/\.ts$/, '');
        if (!this.code.has(module)) this.code.set(module, transpile(text));
      }
    }
    return this.module(id);
  }

  /** The class of a format's own type. */
  classOf(id: string): GeneratedClass {
    const type = this.load(id)[upperCamel(id)];
    if (type === undefined) throw new Error(`the module of ${id} exports no ${upperCamel(id)}`);
    return type;
  }

  private module(id: string): Module {
    const known = this.loaded.get(id);
    if (known !== undefined) return known.exports;
    const code = this.code.get(id);
    // What a format does not import but names is an opaque type.
    if (code === undefined) return this.load(id);
    const module: { exports: Module } = { exports: {} };
    this.loaded.set(id, module);
    const resolve = (name: string) =>
      RUNTIME_MODULES[name] ?? processModule(name) ?? this.module(moduleId(name));
    runModule(code, module, resolve);
    return module.exports;
  }
}

function moduleId(specifier: string): string {
  return specifier.replace(/^\.\//, '').replace(/\.js$/, '');
}
