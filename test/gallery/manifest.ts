/** A folder of real files and the list of them; made by `make gallery-files`, or by anybody. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RealFile {
  /** The id of the specification. */
  readonly format: string;
  /** Its path below the folder. */
  readonly file: string;
  /** The program or package that it comes from. */
  readonly origin: string;
  readonly version: string;
  /** What is special about it. */
  readonly note?: string;
}

/** @throws Error when the folder has no `manifest.json`, or another one */
export function readManifest(folder: string): RealFile[] {
  const list: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  if (!Array.isArray(list)) throw new Error(`${folder}/manifest.json is no list`);
  return list.map((entry: unknown, i) => {
    if (isRealFile(entry)) return entry;
    throw new Error(`${folder}/manifest.json: entry ${i} lacks format, file, origin or version`);
  });
}

function isRealFile(entry: unknown): entry is RealFile {
  if (typeof entry !== 'object' || entry === null) return false;
  const given = entry as Readonly<Record<string, unknown>>;
  return ['format', 'file', 'origin', 'version'].every((key) => typeof given[key] === 'string');
}
