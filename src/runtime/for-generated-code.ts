/**
 * What generated code calls, and nobody else has a use for: the arithmetic, comparisons and checks that a specification asks
 * for, one call each. Generated code imports them from `kaitai-chat/runtime` with everything else. They change with the
 * generator: what you write yourself should not lean on them.
 *
 * @module runtime/for generated code
 */
export { AnnotationTree, type Annotator } from './annotations.js';
export * from './arithmetic.js';
export { BitCounter } from './bit-counter.js';
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
export * from './casts.js';
export * from './checksums.js';
export { type Computation, type Computed, checkComputed, readComputed, writesComputed } from './computed.js';
export * from './consistency.js';
export { type Debugged, DebugNotes, fullyRead, readDebugged } from './debug.js';
export { emptyElement, maxEmptyElements, tooManyEmpty } from './empty-elements.js';
export { type Encoding, findEncoding, lookUpEncoding, strByteLength } from './encodings.js';
export * from './endian.js';
export { checkEnds } from './endless.js';
export { withPathOfInstance, withPathOfValue, withPlace, withPlaceOfInstance } from './failing-read.js';
export * from './initial-values.js';
export {
  type Kept,
  keepBits,
  keepBytes,
  noteEnd,
  readFloat,
  trimmed,
  writeKeptBits,
  writeKeptFloat,
} from './kept.js';
export { mayBeLeft } from './leaving.js';
export * from './lookahead.js';
export { enterObject, leaveObject, maxNesting, tooDeep } from './nesting.js';
export { checkOpaque, opaqueBytes, opaqueLength, readOpaque, writeOpaque } from './opaque.js';
export * from './padding.js';
export * from './peek.js';
export { PositionedStruct } from './positioned-struct.js';
export { decodeCustom, encodeCustom, processRotateLeft, processXor } from './process.js';
export * from './raw-bytes.js';
export { computeEarly, writeComputed } from './settling.js';
export * from './shifts.js';
export { beginItem, beginSpan, bytesBetween, endSpan, type Span, spanOf } from './spans.js';
export * from './tags.js';
export {
  childStream,
  currentRound,
  isToWrite,
  leaveStream,
  streamToWrite,
  type WriteRound,
  writablePart,
} from './write-round.js';
