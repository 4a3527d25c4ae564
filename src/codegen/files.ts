/**
 * Specifications on disk, and generated files written there.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import type { OutputFile } from './compile.js';
import { SpecError, SpecErrors } from './diagnostics.js';
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
      statSync(file, { throwIfNoEntry: false })?.isFile() ? textOf(readFileSync(file), file) : undefined,
    candidates(name, from) {
      const relative = name.startsWith('/') ? [] : [dirname(from)];
      return [...relative, ...importPaths].map((folder) => normalize(join(folder, `${name}.ksy`)));
    },
  };
}

/** @throws SpecErrors if it is not UTF-8: whatever else would be said of it, this is what is wrong */
function textOf(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let start = 0;
  for (let line = 1; ; line++) {
    const lineFeed = bytes.indexOf('\n', start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) {
      const col = part.toString('utf8').indexOf('\uFFFD') + 1;
      const text = 'this is not UTF-8, which a specification has to be written in';
      throw new SpecErrors([new SpecError({ file, line, col, path: '/' }, text)]);
    }
    start = end + 1;
  }
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
