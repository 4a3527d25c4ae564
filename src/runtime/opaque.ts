/**
 * Objects of opaque types: their classes are somebody else's, and no specification says what is in them.
 */
import { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';
import { ConsistencyError } from './validation-errors.js';

/**
 * What the class of an opaque type may have beside its constructor, which gets `(io, parent, root, ...arguments)` and
 * reads the object from `io`. Parent and root are null. Of a type without a size,
 * it leaves `io` behind the object.
 *
 * A class that has neither of these only reads; to write its objects is then an error.
 */
export interface OpaqueObject {
  /** Writes the object at the position of a stream. */
  _write?(io: KaitaiStream): void;
  /** The object as bytes, for a class that knows no streams. */
  toBytes?(): Uint8Array;
}

const WRITABLE = 'an object of a class with _write() or toBytes()';

/** Of objects with a size: the bytes behind them that they left unread. */
const rests = new WeakMap<object, Uint8Array>();

/** Reads an object that has a stream of its own, and keeps what it leaves of it. */
export function readOpaque<T extends object>(io: KaitaiStream, make: (io: KaitaiStream) => T): T {
  const object = make(io);
  if (object instanceof KaitaiStruct) return object._keepRest();
  if (io.pos < io.size) rests.set(object, io.readBytesFull());
  return object;
}

/**
 * Writes an object that has no stream of its own.
 *
 * @param id the field, for messages
 * @throws ConsistencyError if it can only be read
 */
export function writeOpaque(id: string, io: KaitaiStream, object: OpaqueObject): void {
  if (object instanceof KaitaiStruct) object._write__seq(io);
  else if (object._write !== undefined) object._write(io);
  else if (object.toBytes !== undefined) io.writeBytes(object.toBytes());
  else throw new ConsistencyError(id, WRITABLE, object);
}

/** How many bytes {@link writeOpaque} writes. */
export function opaqueLength(id: string, object: OpaqueObject): number {
  return object instanceof KaitaiStruct ? object._byteLength() : ownBytes(id, object).length;
}

/** The bytes that {@link writeOpaque} writes. */
export function ownBytes(id: string, object: OpaqueObject): Uint8Array {
  const io = KaitaiStream.growing();
  writeOpaque(id, io, object);
  return io.toByteArray();
}

/**
 * The bytes of an object that has a stream of its own.
 *
 * @param room bytes that it has to fill: behind it comes what it left unread, then zeros
 * @throws ConsistencyError if it can only be read
 */
export function opaqueBytes(id: string, object: OpaqueObject, room = 0): Uint8Array {
  if (object instanceof KaitaiStruct) return object._partBytes(room);
  const own = ownBytes(id, object);
  const rest = rests.get(object) ?? new Uint8Array();
  const bytes = new Uint8Array(Math.max(room, own.length + rest.length));
  bytes.set(own);
  bytes.set(rest, own.length);
  return bytes;
}

/**
 * An object must be of the right class, and such that it can be written.
 *
 * @throws ConsistencyError
 */
export function checkOpaque(
  id: string,
  value: unknown,
  type: abstract new (...args: never[]) => object,
): void {
  if (!(value instanceof type)) throw new ConsistencyError(id, `an object of class ${type.name}`, value);
  const { _write, toBytes }: OpaqueObject = value;
  if (_write === undefined && toBytes === undefined) throw new ConsistencyError(id, WRITABLE, value);
}
