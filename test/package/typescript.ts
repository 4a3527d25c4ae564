/** The compiler of TypeScript in the project of a stranger. */
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './support.js';

/** As strict as `tsc --strict`, and without `skipLibCheck`: the declarations of the package have to be right too. */
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'], // without that of browsers, which is large
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
};

/**
 * Compiles `src/main.ts` of a project and what it imports, to `out`.
 *
 * @returns what the compiler has against any file of the project or of its packages; those of TypeScript and Node
 *    themselves, which take seconds, are none of it
 */
export function compile(project: string): string[] {
  const options = { ...OPTIONS, rootDir: join(project, 'src'), outDir: join(project, 'out') };
  const program = ts.createProgram([join(project, 'src/main.ts')], options);
  const files = program.getSourceFiles().filter(({ fileName }) => !fileName.startsWith(ROOT));
  const complaints = files.flatMap((file) => [...ts.getPreEmitDiagnostics(program, file)]);
  // File by file: for the whole program it would look at all of them after all.
  for (const file of files) if (!file.isDeclarationFile) program.emit(file);
  return complaints.map(({ file, start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${file?.fileName ?? project}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
