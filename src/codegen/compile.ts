/**
 * The generator: a compiler of which each pass is a function from one data structure to the next.
 *
 * 1. `readYaml`: text to YAML nodes with positions
 * 2. `readSpec`: nodes to the spec tree; `load` does both for a file and all that it imports
 * 3. `resolve`: names of types and enums to references
 * 4. `infer`: the type of every expression; with these, `checkEndless` finds types that contain themselves without
 *    end, and `checkOrder` fields that are asked for too early
 * 5. `checkEmptyElements`, `checkAbsent` and `checkNames`: warnings of repetitions that do not end, of values that may not
 *    be there, and of names that say something else than they mean
 * 6. `derive`: which fields follow from others
 * 7. a target: the classes to text
 *
 * The passes up to these report to one `Diagnostics` and go on after an error, so that one run shows as many as it can;
 * nothing behind them sees a specification that has one.
 */

import { checkAbsent } from './analyse/absent.js';
import { derive } from './analyse/derive.js';
import { checkEmptyElements } from './analyse/empty-elements.js';
import { checkEndless } from './analyse/endless.js';
import { checkOrder } from './analyse/order.js';
import { checkNames } from './analyse/style.js';
import { arbitrariesModule } from './arbitraries/module.js';
import { Diagnostics, type Warn } from './diagnostics.js';
import { infer } from './infer/infer.js';
import type { TypeTable } from './infer/table.js';
import type { ModuleModel } from './model/class.js';
import type { TextMode } from './model/encoding.js';
import type { Int64 } from './model/types.js';
import { load, type SourceHost } from './resolve/load.js';
import { resolve } from './resolve/resolver.js';
import { typescriptModule } from './typescript/module.js';

/** What the generated modules import. */
export interface CompileOptions extends AnalysisOptions {
  /** Where generated TypeScript imports the runtime from: a package name or a relative path. */
  readonly runtime: string;
  /** Where generated arbitraries import the generated codec from: a relative folder. */
  readonly codec: string;
  /** What becomes of bytes that are no text of their encoding; `strict` unless given. */
  readonly text?: TextMode | undefined;
  /** Whether all classes are made for debugging, and not just those of files with `ks-debug`. */
  readonly debug?: boolean | undefined;
  /** Where generated code imports what is somebody else's from, custom processes and opaque types; beside it unless given. */
  readonly external?: string | undefined;
}

/** How to read the specifications. */
export interface AnalysisOptions {
  /** What integers of more than 53 bits become; `bigint` unless given. */
  readonly int64?: Int64 | undefined;
  /** Whether a type that is not defined is somebody else's, in files that do not say; false unless given. */
  readonly opaqueTypes?: boolean | undefined;
  /** Called for each warning, while compiling. */
  readonly warn?: Warn | undefined;
}

/** A file to be written: its name below the output folder, and what is in it. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** The targets of this generator; the others of `ksy-codegen` are the official compiler's. */
export const OWN_TARGETS = ['typescript', 'arbitraries'] as const;
/** One of {@link OWN_TARGETS}. */
export type OwnTarget = (typeof OWN_TARGETS)[number];

/** Everything that is known of the specifications, for a target to print. */
export interface Program {
  readonly modules: readonly ModuleModel[];
  readonly table: TypeTable;
}

/**
 * Reads and understands specifications.
 *
 * @param files the names of the specifications, as `host` knows them
 * @throws SpecErrors
 */
export function analyse(
  files: readonly string[],
  host: SourceHost,
  { int64 = 'bigint', opaqueTypes = false, warn }: AnalysisOptions = {},
): Program {
  const diagnostics = new Diagnostics(warn);
  const specs = load(files, host, diagnostics);
  const resolution = resolve(specs, { int64, opaqueTypes }, diagnostics);
  const table = infer(resolution, diagnostics);
  checkEndless(resolution, table, diagnostics);
  checkOrder(resolution, table, diagnostics);
  diagnostics.throwIfAny();
  checkEmptyElements(resolution, diagnostics);
  checkAbsent(resolution, table, diagnostics);
  checkNames(resolution, table, diagnostics);
  derive(resolution, table);
  return { modules: resolution.modules, table };
}

/**
 * Compiles specifications, imports included, to one file each.
 *
 * @throws SpecErrors
 */
export function compile(
  files: readonly string[],
  target: OwnTarget,
  host: SourceHost,
  options: CompileOptions,
): OutputFile[] {
  const { modules, table } = analyse(files, host, options);
  const emit = target === 'typescript' ? typescriptModule : arbitrariesModule;
  return modules.map((module) => ({ name: `${module.spec.id}.ts`, text: emit(module, table, options) }));
}
