/**
 * What a language asks of a package, and the official compiler in npm leaves out: it takes no options, so its
 * Go has no package clause and its Java no package. This file is the only place that changes official output.
 *
 * | target | what is added |
 * | --- | --- |
 * | go | `package NAME` in each file, and `go.mod`, without which no other module can use the folder |
 * | java | `package NAME;` in each file, and the folder of that name: a class without a package cannot be imported |
 * | javascript | `package.json`, which says that the files are CommonJS, whatever the package around them is |
 *
 * Python and Rust need nothing: a Python module is used by its folder being on the path, and a Rust file by
 * `#[path = "..."] mod`.
 */
import type { OutputFile } from './compile.js';

/** The release of the official compiler and of the runtimes that fit it. */
const RELEASE = '0.11.0';

/** A name that is one in each of the languages. */
export const PACKAGE_NAME = /^[a-z][a-z0-9]*$/;

/** How a target becomes a package. */
interface Packaging {
  file(name: string, file: OutputFile): OutputFile;
  manifest?(name: string): OutputFile;
}

const PACKAGINGS: Readonly<Record<string, Packaging>> = {
  go: {
    file: (name, { name: path, text }) => ({ name: path, text: afterHeader(text, `package ${name}`) }),
    manifest: (name) => ({
      name: 'go.mod',
      text: `module ${name}\n\ngo 1.23.0\n\nrequire github.com/kaitai-io/kaitai_struct_go_runtime v${RELEASE}\n`,
    }),
  },
  java: {
    file: (name, { name: path, text }) => ({
      name: `${name}/${path}`,
      text: afterHeader(text, `package ${name};`),
    }),
  },
  javascript: {
    file: (_, file) => file,
    manifest: () => ({ name: 'package.json', text: '{ "type": "commonjs" }\n' }),
  },
};

/**
 * The files of an official target as a package.
 *
 * @param name of the package, as {@link PACKAGE_NAME} has it
 * @param files as the official compiler made them
 * @returns the same files for a target that needs nothing
 */
export function asPackage(target: string, name: string, files: readonly OutputFile[]): OutputFile[] {
  const packaging = PACKAGINGS[target];
  if (packaging === undefined) return [...files];
  const manifest = packaging.manifest?.(name);
  return [...files.map((file) => packaging.file(name, file)), ...(manifest === undefined ? [] : [manifest])];
}

/** The first line says that the file is generated, and has to stay the first for tools that look for it. */
function afterHeader(text: string, clause: string): string {
  return text.replace(/^(\/\/.*\n)\n*/, `$1\n${clause}\n\n`);
}
