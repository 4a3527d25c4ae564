import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { runCommand } from '../../../src/codegen/command.js';

/** `ksy-codegen`, compiled. */
export const commandFile = (): string => join(inject('dist'), 'src/codegen/main.js');

/** A folder of its own for one test. */
export async function folderWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ksy-codegen-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** What a run of the command came to. */
export interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder as a user does. */
export function ksyCodegen(cwd: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [commandFile(), ...args], { cwd }, (error, stdout, stderr) =>
      resolve({ exit: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/**
 * The same in this process, which saves the second that it takes to load the official compiler.
 *
 * @param input what it finds on its standard input
 * @param importPath what it finds as KSPATH
 */
export async function ksyCodegenHere(
  cwd: string,
  args: readonly string[],
  { input = '', importPath = '' } = {},
): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const back = process.cwd();
  process.chdir(cwd);
  try {
    const exit = await runCommand(args, {
      out: (text) => {
        said.stdout += text;
      },
      err: (text) => {
        said.stderr += text;
      },
      input: async () => Buffer.from(input),
      importPath,
    });
    return { exit, ...said };
  } finally {
    process.chdir(back);
  }
}

/** The files below a folder, with `/` between the parts of a name; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
