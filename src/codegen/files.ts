/**
 * Specifications on disk, and generated files written there.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import type { OutputFile } from './compile.js';
import type { SourceHost } from './resolve/load.js';

/**
 * Reads files, and looks for imports beside the file that imports them, then in the given folders.
 *
 * @param importPaths folders, first come first searched
 */
export function diskHost(importPaths: readonly string[]): SourceHost {
  return {
    // A folder of that name is no file.
    read: (file) =>
      statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined,
    candidates(name, from) {
      const relative = name.startsWith('/') ? [] : [dirname(from)];
      return [...relative, ...importPaths].map((folder) => normalize(join(folder, `${name}.ksy`)));
    },
  };
}

/** Writes the files of which the content is new, so that nothing is built again for nothing. */
export function writeFiles(folder: string, files: readonly OutputFile[]): number {
  let written = 0;
  for (const { name, text } of files) {
    const path = resolve(folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    written++;
  }
  return written;
}
