/**
 * The public gallery of formats (github.com/kaitai-io/kaitai_struct_formats), read from where it lies, and its formats as
 * classes: by our generator, and by the official compiler with its runtime as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import type { GeneratedClass } from '../codegen/support/generated.js';
import { compileOfficially, type OfficialClass } from '../codegen/support/official.js';
import { Formats, type SpecFolder } from '../conformance/formats.js';

const officialRuntime = createRequire(import.meta.url)('kaitai-struct/KaitaiStream') as new (
  bytes: Uint8Array,
) => object;

export class Gallery implements SpecFolder {
  readonly importPaths: readonly string[];
  private readonly files: ReadonlyMap<string, string>;
  private readonly ours: Formats;
  private readonly official = new Map<string, Promise<OfficialClass>>();

  /** @throws Error if no specification is in the folder */
  constructor(folder: string) {
    const root = resolve(folder);
    this.importPaths = [root];
    this.files = new Map(
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ksy') && !name.startsWith('_'))
        .map((name) => [basename(name, '.ksy'), join(root, name)]),
    );
    if (this.files.size === 0) {
      throw new Error(
        `${root} has no specification. Get them with: git clone https://github.com/kaitai-io/kaitai_struct_formats`,
      );
    }
    this.ours = new Formats(this);
  }

  get formats(): string[] {
    return [...this.files.keys()].sort();
  }

  /** @throws Error if the gallery has no such format */
  specOf(id: string): string {
    const file = this.files.get(id);
    if (file === undefined) throw new Error(`the gallery has no format ${id}`);
    return file;
  }

  /** @throws SpecErrors */
  ourClass(id: string): GeneratedClass {
    return this.ours.classOf(id);
  }

  officialClass(id: string): Promise<OfficialClass> {
    const known = this.official.get(id);
    if (known !== undefined) return known;
    const source = (name: string) => readFileSync(this.specOf(basename(name)), 'utf8');
    const compiled = compileOfficially(source(id), source, false, officialRuntime);
    this.official.set(id, compiled);
    return compiled;
  }
}

export function officialStream(bytes: Uint8Array): object {
  return new officialRuntime(bytes);
}
