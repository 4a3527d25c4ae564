/**
 * The runtime library of generated code: streams that read and write, and the errors that they throw. It has
 * no dependency and runs in Node and in browsers. (`process: zlib` needs one; it is in a module of its own.)
 *
 * @module
 */
export * from './annotations.js';
export * from './arithmetic.js';
export { BitCounter } from './bit-counter.js';
export { BitStream } from './bit-stream.js';
export {
  byteArrayCompare,
  byteArrayEquals,
  bytesStripRight,
  bytesTerminate,
  bytesTerminateMulti,
  copyOfBytes,
  isBytes,
} from './byte-arrays.js';
export * from './byte-rules.js';
export { ByteStream } from './byte-stream.js';
export * from './consistency.js';
export { type Debugged, type DebugInfo, type DebugMap, DebugNotes, readDebugged } from './debug.js';
export { type Decodable, Decoder, type DecoderOptions } from './decoder.js';
export * from './encodings.js';
export * from './endian.js';
export { checkEnds } from './endless.js';
export * from './errors.js';
export { KaitaiStream } from './kaitai-stream.js';
export { KaitaiStruct } from './kaitai-struct.js';
export * from './lookahead.js';
export { NumberReader } from './number-reader.js';
export { NumberWriter } from './number-writer.js';
export {
  checkOpaque,
  type OpaqueObject,
  opaqueBytes,
  opaqueLength,
  readOpaque,
  writeOpaque,
} from './opaque.js';
export * from './peek.js';
export { PositionedStruct } from './positioned-struct.js';
export * from './process.js';
export * from './raw-bytes.js';
export * from './shifts.js';
export { showValue } from './show.js';
export { StreamCore } from './stream-core.js';
export * from './validation-errors.js';
export {
  childStream,
  currentRound,
  isToWrite,
  streamToWrite,
  type WriteRound,
  writablePart,
} from './write-round.js';
