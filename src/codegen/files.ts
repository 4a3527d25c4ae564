/**
 * Specifications on disk, and generated files written there.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { codeOf, reasonOf } from '../system/errors.js';
import { makeFolder } from '../system/make-folder.js';
import type { OutputFile } from './compile.js';
import { SpecError, SpecErrors } from './diagnostics.js';
import type { SourceHost } from './resolve/load.js';

/** The name of the standard input among files, and in what is said of it. What it imports is looked for in `.`. */
export const STDIN = '<stdin>';

/**
 * Reads files, each once, and looks for imports beside the file that imports them, then in the given folders.
 *
 * @param importPaths folders, first come first searched
 * @param given files whose names are kept: an import that finds one of them has the same name for it
 * @param input what is in {@link STDIN}
 */
export function diskHost(
  importPaths: readonly string[],
  given: readonly string[] = [],
  input?: Buffer,
): SourceHost {
  const names = new Map(given.map((file) => [resolve(file), file]));
  const texts = new Map<string, string | undefined>();
  const read = (file: string): string | undefined => {
    const bytes = file === STDIN ? input : bytesOf(file);
    return bytes === undefined ? undefined : textOf(bytes, file);
  };
  return {
    read(file) {
      if (!texts.has(file)) texts.set(file, read(file));
      return texts.get(file);
    },
    candidates(name, from) {
      const relative = name.startsWith('/') ? [] : [dirname(from)];
      return [...relative, ...importPaths].map((folder) => {
        const file = normalize(join(folder, `${name}.ksy`));
        return names.get(resolve(file)) ?? file;
      });
    },
  };
}

/**
 * Says of files that were asked for by name why there is none, with a name that may have been meant.
 *
 * @throws SpecErrors
 */
export function checkFiles(files: readonly string[]): void {
  const errors = files.flatMap((file) => (file === STDIN ? [] : (whyNone(file) ?? [])));
  if (errors.length > 0) throw new SpecErrors(errors);
}

function whyNone(file: string): readonly SpecError[] | undefined {
  try {
    const found = isFolder(file);
    if (found === false) return undefined;
    const text = found ? 'this is a folder, not a specification' : 'no such file';
    const meant = ['.ksy', 'sy', 'y'].map((rest) => file + rest).find((name) => isFolder(name) === false);
    return [error(file, meant === undefined ? text : `${text}, did you mean '${meant}'?`)];
  } catch (thrown) {
    if (thrown instanceof SpecErrors) return thrown.errors;
    throw thrown;
  }
}

/** @returns `undefined` where nothing has that name */
function isFolder(file: string): boolean | undefined {
  return attempt(file, () => {
    try {
      return statSync(file).isDirectory();
    } catch (error) {
      // Not by `throwIfNoEntry`: in newer versions of Node that says nothing of a file that is taken for a folder either.
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  });
}

/** @returns `undefined` where there is nothing to be read; a folder of that name is no file */
function bytesOf(file: string): Buffer | undefined {
  return isFolder(file) === false ? attempt(file, () => readFileSync(file)) : undefined;
}

/** @throws SpecErrors for what the system does not do with the file */
function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw new SpecErrors([error(file, `cannot be read: ${reasonOf(thrown)}`)]);
  }
}

function error(file: string, text: string, line = 1, col = 1): SpecError {
  return new SpecError({ file, line, col, path: '/' }, text);
}

/** @throws SpecErrors if it is not UTF-8: whatever else would be said of it, this is what is wrong */
function textOf(bytes: Buffer, file: string): string {
  const utf16 = isUtf16(bytes);
  if (isUtf8(bytes) && !utf16) return bytes.toString('utf8');
  const which = utf16 ? 'this is UTF-16, not UTF-8' : 'this is not UTF-8';
  const text = `${which}, which a specification has to be written in`;
  if (utf16) throw new SpecErrors([error(file, text)]);
  let start = 0;
  for (let line = 1; ; line++) {
    const lineFeed = bytes.indexOf('\n', start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) {
      const col = part.toString('utf8').indexOf('\uFFFD') + 1;
      throw new SpecErrors([error(file, text, line, col)]);
    }
    start = end + 1;
  }
}

/** Whether it begins as UTF-16 does: with its mark, or with a character of ASCII, of which one byte is 0. */
function isUtf16(bytes: Buffer): boolean {
  return /^(?:\xff\xfe|\xfe\xff|\0[\n -~]|[\n -~]\0)/.test(bytes.toString('latin1', 0, 2));
}

/** How much of its beginning tells a file that was generated before: `// Generated`, `// This is a`, `module chat`. */
const BEGINNING = 12;

/**
 * Sees that no file is in the place of a generated one that somebody wrote, such as the `package.json` of a project.
 *
 * @throws Error with the path, for the first that begins in another way than what is to be written there
 */
export function refuseOthers(folder: string, files: readonly OutputFile[]): void {
  for (const { name, text } of files) {
    const there = contentOf(folder, name) ?? '';
    if (there === '' || there.slice(0, BEGINNING) === text.slice(0, BEGINNING)) continue;
    const path = join(folder, name);
    throw new Error(`${path} is in the way: it does not look generated; delete it if it may be lost`);
  }
}

function contentOf(folder: string, name: string): string | undefined {
  const path = resolve(folder, name);
  return orCannotWrite(join(folder, name), () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined));
}

/**
 * Writes the files of which the content is new, so that nothing is built again for nothing.
 *
 * @returns how many were written
 * @throws Error with the path and the reason, if one cannot be written; those before it are
 */
export function writeFiles(folder: string, files: readonly OutputFile[]): number {
  let count = 0;
  for (const { name, text } of files) {
    if (contentOf(folder, name) === text) continue;
    const path = resolve(folder, name);
    orCannotWrite(join(folder, name), () => {
      makeFolder(dirname(path));
      writeFileSync(path, text);
    });
    count++;
  }
  return count;
}

function orCannotWrite<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw new Error(`cannot write ${name}: ${reasonOf(thrown)}`);
  }
}
