/**
 * What the command `ksy-codegen` does. See options.ts for how it is called.
 */
import { normalize } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { messageOf } from '../system/errors.js';
import {
  type AnalysisOptions,
  analyse,
  type CompileOptions,
  compile,
  type OutputFile,
  OWN_TARGETS,
  type OwnTarget,
} from './compile.js';
import { Diagnostics, type SpecError, SpecErrors, type SpecWarning } from './diagnostics.js';
import { checkFiles, diskHost, refuseOthers, STDIN, writeFiles } from './files.js';
import { compileOfficially, OFFICIAL_VERSION } from './official.js';
import { asPackage } from './official-packages.js';
import { describeCommand, type Options, type Surroundings } from './options.js';
import { reconcile } from './reconcile.js';
import type { SourceHost } from './resolve/load.js';

/** What the command needs of the process that it runs in; a test passes its own. */
export interface CommandHost extends Surroundings {
  /** All of the standard input. */
  input(): Promise<Buffer>;
}

/**
 * Runs the command. Only one may be under way.
 *
 * @param args what follows the name of the command
 * @returns the exit status: 0 all is done, 1 a specification is wrong or a file cannot be written, 2 wrong usage
 */
export async function runCommand(args: readonly string[], host: CommandHost): Promise<number> {
  try {
    await describeCommand(host, (files, options, command) =>
      generateAll(files, options, command, host),
    ).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    host.err(`${error instanceof SpecErrors ? '' : 'ksy-codegen: '}${messageOf(error)}\n`);
    return 1;
  }
}

const isOwn = (target: string): target is OwnTarget => OWN_TARGETS.some((own) => own === target);

async function generateAll(
  given: readonly string[],
  described: Options,
  command: Command,
  process: CommandHost,
): Promise<void> {
  // Several targets find the same.
  const warnings = new Set<string>();
  const options = { ...described, warn: ({ message }: SpecWarning) => warnings.add(message) };
  if (new Set(options.target).size > 1 && !options.outdir.includes('{target}')) {
    command.error("error: several targets need {target} in --outdir, as in --outdir 'generated/{target}'", {
      exitCode: 2,
    });
  }
  // A file that is given twice, by two names too, is one.
  const files = [...new Set(given.map((file) => (file === '-' ? STDIN : normalize(file))))];
  checkFiles(files);
  const input = files.includes(STDIN) ? await process.input() : undefined;
  const host = diskHost(options.importPath, files, input);
  await checkOfficially(files, host, options);
  const outputs: { folder: string; files: OutputFile[] }[] = [];
  for (const target of options.target) {
    const folder = options.outdir.replaceAll('{target}', target);
    outputs.push({ folder, files: await generate(target, files, host, options) });
  }
  for (const warning of warnings) process.err(`${warning}\n`);
  // Only now, when no specification can be wrong any more.
  for (const output of outputs) refuseOthers(output.folder, output.files);
  for (const output of outputs) writeFiles(output.folder, output.files);
}

async function generate(
  target: string,
  files: readonly string[],
  host: SourceHost,
  options: Options & CompileOptions,
): Promise<OutputFile[]> {
  if (isOwn(target)) return compile(files, target, host, options);
  const byName = new Map<string, OutputFile>();
  for (const file of files) {
    for (const output of await compileOfficially(target, file, host, options))
      byName.set(output.name, output);
  }
  const unique = [...byName.values()];
  return options.package === undefined ? unique : asPackage(target, options.package, unique);
}

/**
 * Our passes decide what is an error. The official compiler sees every specification as well, for its words; what it
 * alone complains of is a limit of its own, such as a terminator of several bytes, and an error only for its targets.
 */
async function checkOfficially(
  files: readonly string[],
  host: SourceHost,
  options: Options & AnalysisOptions,
): Promise<void> {
  const complaints: SpecError[] = [];
  for (const file of files)
    complaints.push(...(await errorsOf(() => compileOfficially('javascript', file, host, options))));
  if (complaints.length === 0) return;
  const own = await errorsOf(async () => analyse(files, host, options));
  const { agreed, official } = reconcile(own, complaints);
  const errors = options.target.every(isOwn) ? agreed : [...agreed, ...official];
  if (errors.length > 0) throw new SpecErrors(errors);
  const warnings = new Diagnostics(options.warn);
  for (const { location, text } of official) {
    const consequence = 'parsers for other languages cannot be made from it';
    warnings.warn(
      location,
      `the official compiler ${OFFICIAL_VERSION} refuses this: ${text}; ${consequence}`,
    );
  }
}

async function errorsOf(work: () => Promise<unknown>): Promise<SpecErrors['errors']> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof SpecErrors) return error.errors;
    throw error;
  }
}
