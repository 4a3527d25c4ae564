/**
 * The generator as a library: specifications in, text of modules out. It needs no file system and no
 * official compiler, so it runs in a browser too.
 *
 * @module
 */
export {
  type AnalysisOptions,
  analyse,
  type CompileOptions,
  compile,
  type OutputFile,
  OWN_TARGETS,
  type OwnTarget,
  type Program,
} from './compile.js';
export { type Location, SpecError, SpecErrors, type SpecWarning, type Warn } from './diagnostics.js';
export type { SourceHost } from './resolve/load.js';
