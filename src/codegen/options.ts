/**
 * The options of `ksy-codegen`. Those that `kaitai-struct-compiler` has too have its names.
 */
import { delimiter } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../system/version.js';
import { OWN_TARGETS } from './compile.js';
import { hintFor } from './habits.js';
import { TEXT, type TextMode } from './model/encoding.js';
import { INT64, type Int64 } from './model/types.js';
import { OFFICIAL_TARGETS, OFFICIAL_VERSION } from './official.js';
import { PACKAGE_NAME } from './official-packages.js';

/** What the options of the command line come to. */
export interface Options {
  readonly target: readonly string[];
  readonly outdir: string;
  /** Those of `--import-path`, then those of `KSPATH`. */
  readonly importPath: readonly string[];
  readonly runtime: string;
  readonly codec: string;
  readonly package?: string;
  readonly external: string;
  readonly opaqueTypes: boolean;
  readonly debug: boolean;
  readonly int64: Int64;
  readonly text: TextMode;
}

const TARGETS: readonly string[] = [...OWN_TARGETS, ...OFFICIAL_TARGETS];

function collectTarget(value: string, all: readonly string[] = []): string[] {
  if (TARGETS.includes(value)) return [...all, value];
  throw new InvalidArgumentError(`Expected one of: ${TARGETS.join(', ')}.`);
}

/** Folders as a shell has them in `PATH`; an empty name is none. */
function foldersOf(list: string): string[] {
  return list.split(delimiter).filter((folder) => folder !== '');
}

function toBoolean(value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new InvalidArgumentError('Expected true or false.');
}

function checkPackage(name: string): string {
  if (PACKAGE_NAME.test(name)) return name;
  throw new InvalidArgumentError('Expected small letters and digits, a letter first.');
}

function notEmpty(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError('Expected a name.');
}

/** Where the command prints, and what it finds in its environment. */
export interface Surroundings {
  out(text: string): void;
  err(text: string): void;
  /** The environment's `KSPATH`. */
  readonly importPath: string;
}

/**
 * Describes the command.
 *
 * @param action gets the files and what the options come to; it may call `Command.error` of what it is given last
 */
export function describeCommand(
  { out, err, importPath }: Surroundings,
  action: (files: string[], options: Options, command: Command) => Promise<void>,
): Command {
  return new Command('ksy-codegen')
    .description(
      'Generates code from Kaitai Struct specifications. Target typescript reads and writes; target arbitraries ' +
        "makes random values for fast-check; every other target is the official compiler's.",
    )
    .argument(
      '<file.ksy...>',
      'the specifications; what they import is found and generated too; - is standard input',
    )
    .requiredOption('-t, --target <target>', 'what to generate; may be given several times', collectTarget)
    .option(
      '-d, --outdir <dir>',
      'the folder to write to; {target} in it stands for the target',
      notEmpty,
      '.',
    )
    .option(
      '-I, --import-path <dirs>',
      `folders to look for imports in, with '${delimiter}' between them; may be given several times; those of the ` +
        'environment variable KSPATH come behind',
      (value, all: readonly string[]) => [...all, ...foldersOf(value)],
      [],
    )
    .option(
      '--runtime <specifier>',
      'where generated TypeScript imports the runtime from',
      notEmpty,
      'kaitai-chat/runtime',
    )
    .option(
      '--package <name>',
      'the package that Go and Java files are in; Go cannot do without one',
      checkPackage,
    )
    .option(
      '--codec <dir>',
      'where arbitraries import the generated TypeScript from',
      notEmpty,
      '../typescript',
    )
    .option(
      '--external <dir>',
      "where generated TypeScript imports what is somebody else's from: the classes of custom processes " +
        'and of opaque types',
      notEmpty,
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
    .addOption(
      new Option(
        '--text <mode>',
        'what becomes of text that is none of its encoding. strict: an error; lossless: its bytes are kept in the ' +
          'string, and written again',
      )
        .choices(TEXT)
        .default('strict'),
    )
    .version(
      `ksy-codegen ${packageVersion()}, official compiler ${OFFICIAL_VERSION}`,
      '--version',
      'show the version, and that of the official compiler',
    )
    .helpOption('-h, --help', 'show this page')
    .addHelpText('after', MORE_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: err,
      outputError(text, write) {
        const hint = hintFor(text);
        write(`${text.trimEnd()}\n${hint === undefined ? '' : `${hint}\n`}Try 'ksy-codegen --help'.\n`);
      },
    })
    .action((files: string[], given: Options, command: Command) =>
      action(files, { ...given, importPath: [...given.importPath, ...foldersOf(importPath)] }, command),
    );
}

const MORE_HELP = `
Targets:
  ${OWN_TARGETS.join(', ')}
  ${OFFICIAL_TARGETS.join(', ')} (official compiler)

Examples:
  ksy-codegen -t typescript -d src/generated hello_world.ksy
      writes src/generated/hello_world.ts with \`export class HelloWorld\`
  ksy-codegen -t typescript -t python -d 'generated/{target}' -I spec/common spec/*.ksy
      writes generated/typescript/*.ts and generated/python/*.py

A file that has the right content already is not written again, and one that was not generated is not written
over. Exit status: 0 when all is done; 1 when a specification has an error or is more than the target can do,
then nothing is written and each error is on a line FILE:LINE:COL: PATH: TEXT, and when a file cannot be
written; 2 for wrong usage.`;
