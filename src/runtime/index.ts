/**
 * The runtime library of generated code: streams that read and write, and the errors that they throw. It has
 * no dependency and runs in Node and in browsers. (`process: zlib` needs one, and so do
 * `sha1` and `sha256`; they are in modules of their own.)
 *
 * A program that uses generated code meets few of these:
 *
 * - {@link KaitaiStream}: bytes with a position. Every generated reader reads from one, and every writer writes to one.
 * - {@link KaitaiStruct}: what every generated class is.
 * - {@link Decoder}: takes bytes in the pieces in which they come, from a socket or a file, and gives whole objects.
 * - {@link annotate} and {@link flatten}: reads, and says of every byte which field it belongs to.
 * - {@link KaitaiError}: what a reader or a writer throws. {@link EOFError} says that bytes are missing,
 *   {@link ValidationFailedError} that a value is none that the specification allows, and {@link ConsistencyError} that an
 *   object to be written contradicts itself.
 * - {@link CustomProcess} and {@link OpaqueObject}: what you write yourself when a specification asks for more than the
 *   language has.
 *
 * The many small functions that only generated code calls are in a module of their own, *runtime/for generated code*.
 *
 * @module runtime
 */
export {
  type Annotated,
  type AnnotateOptions,
  type Annotation,
  annotate,
  type FieldInfo,
  type FlatAnnotation,
  flatten,
} from './annotations.js';
export { BitStream } from './bit-stream.js';
export { ByteStream } from './byte-stream.js';
export { acceptMismatches } from './computed.js';
export type { DebugInfo, DebugMap } from './debug.js';
export { type Decodable, Decoder, type DecoderOptions } from './decoder.js';
export { setMaxEmptyElements } from './empty-elements.js';
export { bytesToStr, encodingNames, isDecodable, strToBytes } from './encodings.js';
export * from './errors.js';
export * from './for-generated-code.js';
export { KaitaiStream } from './kaitai-stream.js';
export { KaitaiStruct } from './kaitai-struct.js';
export { setMaxNesting } from './nesting.js';
export { NumberReader } from './number-reader.js';
export { NumberWriter } from './number-writer.js';
export type { OpaqueObject } from './opaque.js';
export type { OtherBigInt, OtherInteger, OtherString } from './other-values.js';
export { type CustomProcess, ProcessError } from './process.js';
export { showValue } from './show.js';
export { StreamCore } from './stream-core.js';
export { refuseUnchecked } from './unchecked.js';
export * from './validation-errors.js';
