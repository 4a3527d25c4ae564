import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Files that programs leave beside their logs. */
const NO_LOGS = new Set([
  '.class',
  '.pyc',
  '.o',
  '.so',
  '.exe',
  '.jar',
  '.py',
  '.java',
  '.c',
  '.h',
  '.cpp',
  '.go',
  '.js',
  '.mjs',
  '.ts',
  '.rs',
  '.cs',
  '.rb',
  '.md',
  '.lock',
  '.toml',
  '.xml',
  '.sock',
  '.pid',
]); // prettier-ignore
const NO_FOLDERS = new Set([
  'node_modules',
  '.git',
  '__pycache__',
  '.venv',
  'venv',
  'target',
  '.idea',
  '.gradle',
]);
const MOST_BYTES = 4 * 1024 * 1024;
const DEEPEST = 4;

/** A file that a program has written while it ran, as lines. */
export interface LogFile {
  readonly path: string;
  readonly lines: readonly string[];
  /** Whether its last line has no end, as where a buffer was not written. */
  readonly torn: boolean;
}

/** Finds the files that a program writes in a folder, by what was there before. */
export class LogFiles {
  readonly #folder: string;
  readonly #before: ReadonlyMap<string, { size: number; mtimeMs: number }>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#before = new Map(
      filesIn(folder, DEEPEST).map(({ path, size, mtimeMs }) => [path, { size, mtimeMs }]),
    );
  }

  /** The text files that are new or have changed, what was added to them. */
  written(): LogFile[] {
    return filesIn(this.#folder, DEEPEST).flatMap(({ path, size, mtimeMs }) => {
      const before = this.#before.get(path);
      if (before !== undefined && before.size === size && before.mtimeMs === mtimeMs) return [];
      if (NO_LOGS.has(extname(path).toLowerCase())) return [];
      const bytes = readFileSync(path);
      const added = before !== undefined && size > before.size ? bytes.subarray(before.size) : bytes;
      const part = added.subarray(0, MOST_BYTES);
      if (part.includes(0) && !part.includes(0x0a)) return [];
      const text = part.toString('utf8');
      return [
        {
          path,
          lines: text.split(/\r?\n/).filter((line) => line !== ''),
          torn: size > 0 && !/\n$/.test(text),
        },
      ];
    });
  }
}

function filesIn(folder: string, depth: number): { path: string; size: number; mtimeMs: number }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory())
        return depth > 0 && !NO_FOLDERS.has(entry.name) ? filesIn(path, depth - 1) : [];
      if (!entry.isFile()) return [];
      const { size, mtimeMs } = statSync(path);
      return [{ path, size, mtimeMs }];
    });
  } catch {
    // A folder that is not there, or that went while it was looked at, has no files.
    return [];
  }
}
