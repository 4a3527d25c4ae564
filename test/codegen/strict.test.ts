/** All generated code, of every feature and of the protocol, passes the compiler with the project's own options. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { features, outputOf } from './support/feature.js';
import { RUNTIME } from './support/generated.js';

const PROJECT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'generated-in-memory');

function strictOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: ['-'] }, ts.sys, PROJECT).options;
}

/** The errors that `tsc` finds in files that exist in memory alone. */
function complaints(files: ReadonlyMap<string, string>): string[] {
  const options = strictOptions();
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => files.has(path) || existsSync(path);
  host.directoryExists = (path) => path.startsWith(FOLDER) || existsSync(path);
  const onDisk = host.readFile;
  host.readFile = (path) => files.get(path) ?? onDisk(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((found) => {
    const { line } = found.file?.getLineAndCharacterOfPosition(found.start ?? 0) ?? { line: 0 };
    const code = found.file?.text.split('\n')[line]?.trim();
    return `${found.file?.fileName}:${line + 1}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')} >> ${code}`;
  });
}

it('has no error in strict TypeScript', { timeout: 60_000 }, () => {
  const files = new Map<string, string>();
  for (const feature of features) {
    for (const { name, text } of outputOf(feature)) {
      files.set(
        join(FOLDER, feature.name, name),
        text.replaceAll(`'${RUNTIME}'`, "'../../../../src/runtime/index.js'"),
      );
    }
  }
  expect(complaints(files)).toEqual([]);
});
