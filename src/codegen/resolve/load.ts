/**
 * Pass 1 and 2 over a file and everything that it imports: read YAML, build the spec tree.
 */
import { type Diagnostics, type Location, SpecErrors } from '../diagnostics.js';
import type { SpecFile } from '../model/spec.js';
import { readSpec } from '../reader/spec-reader.js';
import { readYaml } from '../yaml/reader.js';

/** Where specifications come from: the file system on the command line, an editor in the browser. */
export interface SourceHost {
  /**
   * The text of a file, or `undefined` if there is none.
   *
   * @throws SpecErrors if what is there is no text
   */
  read(file: string): string | undefined;
  /** The candidates for an import, best first, as names for `read`. */
  candidates(importName: string, importingFile: string): readonly string[];
}

/**
 * The files that belong together, the given ones first; each is there once.
 *
 * @throws SpecErrors if the whole of a file is missing: nothing can be said about what uses it
 */
export function load(files: readonly string[], host: SourceHost, diagnostics: Diagnostics): SpecFile[] {
  const loader = new Loader(host, diagnostics);
  for (const file of files) loader.add(file);
  return loader.finish();
}

class Loader {
  private readonly byFile = new Map<string, SpecFile | undefined>();

  constructor(
    private readonly host: SourceHost,
    private readonly diagnostics: Diagnostics,
  ) {}

  add(file: string): void {
    if (this.byFile.has(file)) return;
    this.byFile.set(file, undefined);
    const text = this.host.read(file);
    if (text === undefined) {
      this.diagnostics.report({ file, line: 1, col: 1, path: '/' }, 'no such file');
      return;
    }
    const spec = this.parse(file, text);
    if (spec === undefined) return;
    this.byFile.set(file, spec);
    for (const { name, location } of spec.meta.imports) this.addImport(name, location, file);
  }

  private parse(file: string, text: string): SpecFile | undefined {
    try {
      return readSpec(readYaml(text, file), file, this.diagnostics);
    } catch (error) {
      if (!(error instanceof SpecErrors)) throw error;
      for (const { location, text } of error.errors) this.diagnostics.report(location, text);
      return undefined;
    }
  }

  private addImport(name: string, location: Location, from: string): void {
    const candidates = this.host.candidates(name, from);
    const found = candidates.find((file) => this.byFile.has(file) || this.host.read(file) !== undefined);
    if (found !== undefined) this.add(found);
    else {
      this.byFile.set(`${name} of ${from}`, undefined);
      const hint = name.endsWith('.ksy') ? `, did you mean '${name.slice(0, -'.ksy'.length)}'?` : '';
      this.diagnostics.report(
        location,
        `cannot find import '${name}', tried ${candidates.join(', ')}${hint}`,
      );
    }
  }

  finish(): SpecFile[] {
    const specs = [...this.byFile.values()].filter((spec) => spec !== undefined);
    const byId = new Map<string, SpecFile>();
    for (const spec of specs) {
      const first = byId.get(spec.id);
      byId.set(spec.id, first ?? spec);
      if (first !== undefined)
        this.diagnostics.report(spec.idLocation, `'${spec.id}' is already the id of ${first.file}`);
    }
    if (specs.length < this.byFile.size) this.diagnostics.throwIfAny();
    return specs;
  }
}
