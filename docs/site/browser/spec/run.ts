import ts from 'typescript';
import { analyse, compile, type SourceHost, SpecErrors } from '../../../../src/codegen/index.js';
import { allClasses } from '../../../../src/codegen/resolve/resolver.js';
import { classPath } from '../../../../src/codegen/typescript/names.js';
import * as hashes from '../../../../src/runtime/hashes/index.js';
import * as runtime from '../../../../src/runtime/index.js';
import * as zlib from '../../../../src/runtime/zlib/index.js';
import type { Job, Outcome, Reading } from './messages.js';
import { readTree } from './tree.js';

const FILE = 'spec.ksy';
const RUNTIME = 'kaitai-chat/runtime';

/** Compiles the specification and reads the bytes with the generated class. Whatever is wrong is in the result. */
export function run(job: Job): Outcome {
  const host: SourceHost = {
    read: (file) => (file === FILE ? job.spec : undefined),
    candidates: (name) => [`${name}.ksy`],
  };
  try {
    const [file] = compile([FILE], 'typescript', host, { runtime: RUNTIME, codec: '.' });
    const [module] = analyse([FILE], host).modules;
    if (file === undefined || module === undefined) throw new Error('The specification has no module.');
    const classes = [...allClasses(module.root)].filter(({ params }) => params.length === 0);
    const paths = new Map(classes.map(({ spec }) => [spec.fullName.join('::'), classPath(spec)]));
    const types = [...paths.keys()];
    const type = types.includes(job.type) ? job.type : types[0];
    const reading = type === undefined ? undefined : read(file.text, type, paths.get(type) ?? '', job.bytes);
    return { errors: [], typescript: file.text, types, reading };
  } catch (error) {
    if (!(error instanceof SpecErrors)) throw error;
    const errors = error.errors.map(({ location: { line, col, path }, text }) => ({ line, col, path, text }));
    return { errors, typescript: '', types: [], reading: undefined };
  }
}

function read(typescript: string, type: string, path: string, bytes: Uint8Array): Reading {
  return { type, ...readTree((io) => new (classAt(path, load(typescript)))(io), bytes) };
}

function classAt(path: string, exported: Readonly<Record<string, unknown>>): Constructor {
  return path
    .split('.')
    .reduce<unknown>(
      (found, name) => (found as Readonly<Record<string, unknown>>)[name],
      exported,
    ) as Constructor;
}

type Constructor = new (io: runtime.KaitaiStream) => runtime.KaitaiStruct;

/** What a generated module may import here. Processes and types of one's own are in files that this page does not have. */
const MODULES: Readonly<Record<string, unknown>> = {
  [RUNTIME]: runtime,
  [`${RUNTIME}/hashes`]: hashes,
  [`${RUNTIME}/zlib`]: zlib,
};

function required(name: string): unknown {
  const module = MODULES[name];
  if (module === undefined) throw new Error(`The generated code imports ${name}, which is a file of yours.`);
  return module;
}

/** Runs the generated module. TypeScript's own compiler takes the types away, as it does for whoever uses the generator. */
function load(typescript: string): Readonly<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(typescript, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported = {};
  // This is what the page is for. It happens in a worker, which has neither the page nor anything of the reader's.
  new Function('exports', 'require', outputText)(exported, required);
  return exported;
}
