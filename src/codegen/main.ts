#!/usr/bin/env node
/**
 * The command `ksy-codegen`.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
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
import { diskHost, writeFiles } from './files.js';
import { INT64, type Int64 } from './model/types.js';
import { compileOfficially, OFFICIAL_TARGETS, OFFICIAL_VERSION } from './official.js';
import { asPackage, PACKAGE_NAME } from './official-packages.js';
import { reconcile } from './reconcile.js';
import type { SourceHost } from './resolve/load.js';

interface Options {
  readonly target: readonly string[];
  readonly out: string;
  readonly importPath?: readonly string[];
  readonly runtime: string;
  readonly codec: string;
  readonly package?: string;
  readonly external: string;
  readonly opaqueTypes: boolean;
  readonly debug: boolean;
  readonly int64: Int64;
}

const TARGETS = [...OWN_TARGETS, ...OFFICIAL_TARGETS];

const isOwn = (target: string): target is OwnTarget => OWN_TARGETS.some((own) => own === target);

const collect = (value: string, all: readonly string[] = []): string[] => [...all, value];

function collectTarget(value: string, all: readonly string[] = []): string[] {
  if (TARGETS.includes(value)) return [...all, value];
  throw new InvalidArgumentError(`Expected one of: ${TARGETS.join(', ')}.`);
}

function toBoolean(value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new InvalidArgumentError('Expected true or false.');
}

function checkPackage(name: string): string {
  if (PACKAGE_NAME.test(name)) return name;
  throw new InvalidArgumentError('Expected small letters and digits, a letter first.');
}

const program = new Command('ksy-codegen')
  .description(
    'Generates code from Kaitai Struct specifications. Target typescript reads and writes; target arbitraries ' +
      "makes random values for fast-check; every other target is the official compiler's.",
  )
  .argument('<file.ksy...>', 'the specifications; what they import is found and generated too')
  .requiredOption('-t, --target <target>', 'what to generate; may be given several times', collectTarget)
  .requiredOption('-o, --out <dir>', 'the folder to write to; {target} in it stands for the target')
  .option('-I, --import-path <dir>', 'a folder to look for imports in; may be given several times', collect)
  .option(
    '--runtime <specifier>',
    'where generated TypeScript imports the runtime from',
    'kaitai-chat/runtime',
  )
  .option(
    '--package <name>',
    'the package that Go and Java files are in; Go cannot do without one',
    checkPackage,
  )
  .option('--codec <dir>', 'where arbitraries import the generated TypeScript from', '../typescript')
  .option(
    '--external <dir>',
    "where generated TypeScript imports what is somebody else's from: the classes of custom processes " +
      'and of opaque types',
    '.',
  )
  .option(
    '--debug',
    'classes that do not read by themselves and note in _debug where each field was, as with ks-debug',
    false,
  )
  .option(
    '--opaque-types <boolean>',
    "whether a type that is not defined is somebody else's class, in specifications that do not say so " +
      'themselves with ks-opaque-types',
    toBoolean,
    false,
  )
  .addOption(
    new Option(
      '--int64 <type>',
      'what integers of more than 53 bits are in TypeScript. number: a value that it cannot hold is an ' +
        'error; double: it is rounded, as in the official JavaScript target',
    )
      .choices(INT64)
      .default('bigint'),
  )
  .addHelpText(
    'after',
    `
Targets:
  ${OWN_TARGETS.join(', ')}
  ${OFFICIAL_TARGETS.join(', ')} (official compiler)

Examples:
  ksy-codegen -t typescript -o src/generated hello_world.ksy
      writes src/generated/hello_world.ts with \`export class HelloWorld\`
  ksy-codegen -t typescript -t python -o 'generated/{target}' -I spec/common spec/*.ksy
      writes generated/typescript/*.ts and generated/python/*.py

Exit status: 0 when everything is written; 1 when a specification has an error or is more than the target
can do, then nothing is written and each error is on a line FILE:LINE:COL: PATH: TEXT; 2 for wrong usage.`,
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`${text.trimEnd()}\nTry 'ksy-codegen --help'.\n`) });

async function run(files: readonly string[], given: Options): Promise<void> {
  // Several targets find the same.
  const warnings = new Set<string>();
  const options = { ...given, warn: ({ message }: SpecWarning) => warnings.add(message) };
  if (options.target.length > 1 && !options.out.includes('{target}')) {
    program.error("error: several targets need {target} in --out, as in --out 'generated/{target}'", {
      exitCode: 2,
    });
  }
  const host = diskHost(options.importPath ?? []);
  await checkOfficially(files, host, options);
  const outputs: { folder: string; files: OutputFile[] }[] = [];
  for (const target of options.target) {
    const folder = options.out.replaceAll('{target}', target);
    outputs.push({ folder, files: await generate(target, files, host, options) });
  }
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  // Only now, when nothing can fail any more.
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

// Whoever read our output has seen enough: `ksy-codegen --help | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program.action((files: string[], options: Options) => run(files, options)).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof SpecErrors) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`ksy-codegen: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
