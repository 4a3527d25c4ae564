/**
 * What those who know `kaitai-struct-compiler`, or other compilers, type by habit and `ksy-codegen` has not: each is
 * answered with what there is instead.
 */

const READS_AND_WRITES = 'TypeScript that is generated here reads and writes in any case.';
const DEBUG = '--debug does both, as in the official compiler.';
const LINES = 'Each error is a line FILE:LINE:COL: PATH: TEXT on standard error.';
const PACKAGE = '--package names the package of Go and of Java.';
const NO_OPTIONS =
  'Other languages are left to the official compiler as it is in npm, which has no such option; its own command line has.';

const HINTS: Readonly<Record<string, string>> = {
  '-w': READS_AND_WRITES,
  '--read-write': READS_AND_WRITES,
  '--no-auto-read': DEBUG,
  '--read-pos': DEBUG,
  '--ksc-json-output': LINES,
  '--ksc-exceptions': LINES,
  '--verbose': 'Nothing is printed but errors and warnings.',
  '--zero-copy-substream': 'TypeScript that is generated here does not copy substreams.',
  '--go-package': PACKAGE,
  '--java-package': PACKAGE,
  '--java-from-file-class': NO_OPTIONS,
  '--python-package': NO_OPTIONS,
  '--php-namespace': NO_OPTIONS,
  '--dotnet-namespace': NO_OPTIONS,
  '--cpp-namespace': NO_OPTIONS,
  '--cpp-standard': NO_OPTIONS,
  '--nim-module': NO_OPTIONS,
  '--nim-opaque': NO_OPTIONS,
  '-o': 'The folder to write to is -d, --outdir.',
  '--watch': 'Run it from your build: what is up to date is not written again.',
};

/**
 * What to say of an option that there is not.
 *
 * @param message of the parser of the command line, with the option in quotes
 * @returns a sentence; `undefined` where the message is about something else, or the option is one that nobody knows
 */
export function hintFor(message: string): string | undefined {
  const option = /unknown option '(-[^'=]+)/.exec(message)?.[1];
  return option === undefined ? undefined : HINTS[option];
}
