/** The options of `ksy-codegen`: those that users of the official compiler know, and wrong ones. */
import { expect, it } from 'vitest';
import { hintFor } from '../../src/codegen/habits.js';
import { packageVersion } from '../../src/system/version.js';
import { folderWith, ksyCodegenHere } from './support/command.js';

it('tells its version, and that of the official compiler', async () => {
  const { exit, stdout } = await ksyCodegenHere('.', ['--version']);
  expect(stdout).toBe(`ksy-codegen ${packageVersion()}, official compiler 0.11\n`);
  expect(exit).toBe(0);
});

it.each([
  [['x.ksy'], /^error: required option '-t, --target <target>' not specified\n/],
  [['-t', 'typescript'], /^error: missing required argument 'file\.ksy'\n/],
  [['-t', 'all', 'x.ksy'], /argument 'all' is invalid\. Expected one of: typescript, /],
  [
    ['-t', 'typescript', '-t', 'python', 'x.ksy'],
    /^error: several targets need \{target\} in --outdir, as in /,
  ],
  [['-t', 'typescript', '-d', '', 'x.ksy'], /argument '' is invalid\. Expected a name\.\n/],
  [['-t', 'typescript', '--text', 'lossy', 'x.ksy'], /Allowed choices are strict, lossless\.\n/],
  [['-t', 'typescript', '--opaque-types', 'maybe', 'x.ksy'], /Expected true or false\.\n/],
  [
    ['-t', 'java', '--java-package=org.example', 'x.ksy'],
    /^error: unknown option '--java-package=org\.example'\n(?:.*\n)?--package names the package of Go and of Java\.\n/,
  ],
])('wrong usage is said, nothing is read, and it exits with 2: %s', async (args, said) => {
  const { exit, stdout, stderr } = await ksyCodegenHere(await folderWith({}), args);
  expect(stderr).toMatch(said);
  expect(stderr).toMatch(/\nTry 'ksy-codegen --help'\.\n$/);
  expect(stdout).toBe('');
  expect(exit).toBe(2);
});

it('whoever knows the official compiler is told what there is instead of each option that there is not', () => {
  // Those of kaitai-struct-compiler 0.11 that are not options here.
  const OFFICIAL = [
    [
      '-w',
      '--read-write',
      '--no-auto-read',
      '--read-pos',
      '--ksc-json-output',
      '--ksc-exceptions',
      '--verbose',
    ],
    ['--zero-copy-substream', '--go-package', '--java-package', '--java-from-file-class', '--python-package'],
    [
      '--php-namespace',
      '--dotnet-namespace',
      '--cpp-namespace',
      '--cpp-standard',
      '--nim-module',
      '--nim-opaque',
    ],
  ].flat();
  for (const option of OFFICIAL) expect(hintFor(`error: unknown option '${option}'`)).toMatch(/^[A-Z-].*\.$/);
  expect(hintFor("error: unknown option '--fancy'")).toBeUndefined();
  expect(hintFor("error: unknown option 'constructor'")).toBeUndefined();
});
