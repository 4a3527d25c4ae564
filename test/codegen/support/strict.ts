/** The TypeScript compiler, with the project's own strict options, on files that exist in memory alone. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

function strictOptions(project: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(project, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: ['-'] }, ts.sys, project).options;
}

/** What a project may ask for beside the options of this one. */
export const STRICTEST: ts.CompilerOptions = {
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  isolatedDeclarations: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
};

/** What the compiler itself and the runtime consist of: they are the same each time, and are read once. */
const onDisk = new Map<string, ts.SourceFile | undefined>();

/**
 * What the compiler finds in these files, and not in what they import.
 *
 * @param files text by absolute path, inside the project
 * @param project the folder with `tsconfig.json`
 * @param more options beside those of the project
 * @returns by file, each complaint with the line that it is about
 */
export function complaints(
  files: ReadonlyMap<string, string>,
  project: string,
  more: ts.CompilerOptions = {},
): Map<string, string[]> {
  // Generated code and its runtime are for browsers too, so they need no types of Node, which take seconds.
  const options = { ...strictOptions(project), types: [], ...more };
  const folders = new Set([...files.keys()].map((path) => dirname(path)));
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => files.has(path) || existsSync(path);
  host.directoryExists = (path) => folders.has(path) || existsSync(path);
  const readOnDisk = host.readFile;
  host.readFile = (path) => files.get(path) ?? readOnDisk(path);
  const parseOnDisk = host.getSourceFile;
  host.getSourceFile = (path, options, ...rest) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, options);
    if (!onDisk.has(path)) onDisk.set(path, parseOnDisk(path, options, ...rest));
    return onDisk.get(path);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const found = new Map<string, string[]>();
  // File by file: asked for the program, it would look at all of the runtime as well.
  const all = [...files.keys()].flatMap((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)),
  );
  for (const { file, start, messageText } of all) {
    const { line } = file?.getLineAndCharacterOfPosition(start ?? 0) ?? { line: 0 };
    const code = file?.text.split('\n')[line]?.trim();
    const text = `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} >> ${code}`;
    found.set(file?.fileName ?? '', [...(found.get(file?.fileName ?? '') ?? []), text]);
  }
  return found;
}
