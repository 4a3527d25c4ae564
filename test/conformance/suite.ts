/**
 * The official test suite (github.com/kaitai-io/kaitai_struct_tests), read from where it lies.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** What of the suite the runners read. */
const PARTS = [
  'formats',
  'formats_err',
  'helpers/javascript',
  'src',
  'spec/javascript',
  'spec/ks',
  'spec/python/specwrite',
];

export class Suite {
  readonly folder: string;

  /** @throws Error saying what is missing, if the folder is not the suite. */
  constructor(folder: string) {
    this.folder = resolve(folder);
    const missing = PARTS.filter((part) => !existsSync(join(this.folder, part)));
    if (missing.length > 0) {
      throw new Error(
        `${this.folder} is not the Kaitai Struct test suite: it has no ${missing.join(', no ')}.\n` +
          'Get it with: git clone https://github.com/kaitai-io/kaitai_struct_tests',
      );
    }
  }

  /** Where imports are found that start with a slash: also in the public gallery of formats, if it lies beside. */
  get importPaths(): string[] {
    const beside = ['formats', 'kaitai_struct_formats'].map((name) => this.path('..', name));
    return [this.path('formats', 'ks_path'), ...beside];
  }

  specOf(id: string): string {
    return this.path('formats', `${id}.ksy`);
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  read(...parts: readonly string[]): string {
    return readFileSync(this.path(...parts), 'utf8');
  }

  has(...parts: readonly string[]): boolean {
    return existsSync(this.path(...parts));
  }

  /** The bytes of a sample file, of a kind that no result can be taken from by accident: not a Node Buffer. */
  sample(name: string): Uint8Array {
    return Uint8Array.from(readFileSync(this.path('src', name)));
  }

  /** The names of the files of a folder, without the extension, in order. */
  list(folder: string, extension: string): string[] {
    return readdirSync(this.path(folder))
      .filter((file) => file.endsWith(extension))
      .map((file) => basename(file, extension))
      .sort();
  }

  /** The ids of all formats. */
  get formats(): string[] {
    return this.list('formats', '.ksy');
  }
}
