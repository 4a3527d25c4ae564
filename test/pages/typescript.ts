import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { expect } from 'vitest';
import type { Workshop } from './workshop.js';

/** As strict as a reader's project may be. Without types of Node: they take longer than all the rest. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  skipLibCheck: true,
};

/** The declarations of the package and of the language. They are the same for all, and are read once. */
const declarations = new Map<string, ts.SourceFile | undefined>();

function hostFor(workshop: Workshop): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (name.startsWith(workshop.folder)) return read(name, ...rest);
    if (!declarations.has(name)) declarations.set(name, read(name, ...rest));
    return declarations.get(name);
  };
  return host;
}

/** Compiles a file of the workshop and what it imports, each beside itself. Fails if the compiler complains. */
export async function compileTypeScript(workshop: Workshop, file: string): Promise<void> {
  const program = ts.createProgram([workshop.path(file)], OPTIONS, hostFor(workshop));
  const complaints = ts.getPreEmitDiagnostics(program).map(({ file: where, start = 0, messageText }) => {
    const line = where === undefined ? '' : `${where.getLineAndCharacterOfPosition(start).line + 1}: `;
    return line + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
  expect(complaints).toEqual([]);
  program.emit();
}

/**
 * A statement with a comment behind it that says what it gives:
 *
 *     read.numPeople; // 2
 *     const bytes = message.toBytes(); // 02 00 02 48 69: nobody counts
 */
const SHOWN = /^(?:const (\w+) = )?(.+); \/\/ (.+?)(?:: .*)?$/gm;

/** Bytes as a comment has them: `02 00 02 48 69`. */
const BYTES = /^[0-9a-f]{2}( [0-9a-f]{2})+$/;

/** Makes byte arrays of any kind the same in JSON. */
const PLAIN = `
declare const console: { log(text: string): void };
function plain(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { bytes: [...value] } : value;
}
`;

/** The code, printing beside each value what its comment says. Fails if no comment says anything. */
export function withShownValues(code: string): string {
  expect(code).toMatch(SHOWN);
  const shown = code.replace(SHOWN, (_, name: string | undefined, expression: string, comment: string) => {
    const said = BYTES.test(comment)
      ? `Uint8Array.of(${comment.split(' ').map((digits) => `0x${digits}`)})`
      : comment;
    const statement = name === undefined ? '' : `const ${name} = ${expression}; `;
    return `${statement}console.log(JSON.stringify([${name ?? expression}, ${said}], plain));`;
  });
  return shown + PLAIN;
}

/** Fails for each value that a comment does not say as it is. @param printed by code of {@link withShownValues} */
export function expectAsShown(printed: string): void {
  const pairs = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [unknown, unknown]);
  for (const [is, said] of pairs) {
    if (!isDeepStrictEqual(is, said)) expect(is, 'what the page says of it').toEqual(said);
  }
}
