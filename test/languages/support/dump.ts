import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FieldValue } from '../../examples/files.js';
import type { Language } from '../languages.js';
import { start } from './commands.js';

/** What a language read from some bytes. */
export type Outcome = { readonly records: FieldValue } | { readonly error: string };

/** Recordings as files, since bytes cannot go through a line of input. */
export class RecordingFiles {
  private constructor(
    readonly folder: string,
    readonly paths: readonly string[],
  ) {}

  static async write(recordings: readonly Uint8Array[]): Promise<RecordingFiles> {
    const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
    const paths = recordings.map((_, index) => join(folder, `${index}.chat`));
    await Promise.all(recordings.map((bytes, index) => writeFile(paths[index] ?? '', bytes)));
    return new RecordingFiles(folder, paths);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** Reads all recordings with the parser of a language, in one process. */
export async function dump({ name, dump: command }: Language, paths: readonly string[]): Promise<Outcome[]> {
  const child = start(command);
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors] = [text(child.stdout), text(child.stderr)];
  child.stdin.end(paths.map((path) => `${path}\n`).join(''));
  if ((await exit) !== 0) throw new Error(`The dump of ${name} failed: ${await errors}`);
  const lines = (await output).split('\n').slice(0, -1);
  if (lines.length !== paths.length) {
    throw new Error(`The dump of ${name} wrote ${lines.length} lines for ${paths.length} recordings.`);
  }
  return lines.map((line) => JSON.parse(line) as Outcome);
}
