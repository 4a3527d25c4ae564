/**
 * Whether bytes that were written are read as what was to be written. Positions are free to overlap, so nothing
 * short of reading tells.
 */
import type { Annotator } from './annotations.js';
import { byteArrayEquals } from './byte-arrays.js';
import { KaitaiError } from './errors.js';
import { fieldsOf, pathTo } from './field-paths.js';
import { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';
import { heldValue, isLeft } from './leaving.js';
import { ownBytes } from './opaque.js';
import { ConsistencyError } from './validation-errors.js';

/** What is named where no field is to blame. */
const WHOLE = 'the object';

/** An object by the names of its properties. */
type Members = Record<string, unknown>;

/**
 * Reads the bytes as an object of the same class and compares all fields and instances that are enabled.
 *
 * @throws ConsistencyError naming the first that differs, or cannot be read
 */
export function checkReadAgain(written: KaitaiStruct, bytes: Uint8Array, annotator?: Annotator): void {
  compareObjects('', written, readAgain(written, bytes, annotator));
}

/** Reads the bytes as an object of the same class, and of its instances those that another has. */
export function readLike(written: KaitaiStruct, bytes: Uint8Array, annotator: Annotator): void {
  touch(written, readAgain(written, bytes, annotator));
}

function touch(written: unknown, again: unknown): void {
  if (Array.isArray(written) && Array.isArray(again)) {
    for (const [i, item] of written.entries()) touch(item, again[i]);
  } else if (written instanceof KaitaiStruct && again instanceof KaitaiStruct) {
    for (const name of Object.keys(fieldsOf(written))) {
      if (!isLeft(written, name)) touch(heldValue(written, name), (again as unknown as Members)[name]);
    }
  }
}

/**
 * Reads the bytes as an object of the same class.
 *
 * @throws ConsistencyError if its sequence cannot be read
 */
export function readAgain<T extends KaitaiStruct>(written: T, bytes: Uint8Array, annotator?: Annotator): T {
  const io = new KaitaiStream(bytes);
  io.annotator = annotator;
  const again = emptyLike(written, io);
  attempt(WHOLE, () => (annotator === undefined ? again._read() : again._readAnnotated(annotator)));
  return again;
}

/** An object of the same class, with the same parameters and the same place in others. */
function emptyLike<T extends KaitaiStruct>(written: T, io: KaitaiStream): T {
  const again = Object.create(Object.getPrototypeOf(written)) as T;
  const fields = fieldsOf(written);
  for (const [name, value] of Object.entries(written)) {
    const isState = /^_[mw]_/.test(name);
    if (!isState && !Object.hasOwn(fields, name)) (again as unknown as Members)[name] = value;
  }
  again._io = io;
  again._rest = undefined;
  if (written._root === written) again._root = again;
  return again;
}

function compareObjects(path: string, written: KaitaiStruct, again: KaitaiStruct): void {
  const [expected, actual] = [written, again].map((object) => object as unknown as Members);
  for (const [name, { id }] of Object.entries(fieldsOf(written))) {
    if (expected?.[`${name}Enabled`] === false || isLeft(written, name)) continue;
    const at = pathTo(path, id);
    compare(
      at,
      expected?.[name],
      attempt(at, () => actual?.[name]),
    );
  }
}

function compare(path: string, written: unknown, again: unknown): void {
  if (written instanceof KaitaiStruct && again instanceof KaitaiStruct) {
    compareObjects(path, written, again);
  } else if (Array.isArray(written) && Array.isArray(again) && written.length === again.length) {
    for (const [i, item] of written.entries()) compare(`${path}[${i}]`, item, again[i]);
  } else if (isOpaque(written) && isOpaque(again)) {
    // All that is known of them is how they are written.
    compare(path, ownBytes(path, written), ownBytes(path, again));
  } else if (!isSame(written, again)) {
    throw placed(path, new ConsistencyError(path, written, `${showAgain(again)} when read again`));
  }
}

/** Whether it is an object of a class of somebody else's. */
function isOpaque(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function isSame(written: unknown, again: unknown): boolean {
  if (written instanceof Uint8Array && again instanceof Uint8Array) return byteArrayEquals(written, again);
  if (typeof written === 'number' && typeof again === 'number') {
    // A float of 4 bytes is the nearest that there is.
    return Object.is(written, again) || Math.fround(written) === again;
  }
  // biome-ignore lint/suspicious/noDoubleEquals: 5 may be given for a field that is read as 5n
  return written === again || (typeof written !== typeof again && written == again);
}

function placed(path: string, error: ConsistencyError): ConsistencyError {
  if (path !== WHOLE) error.place(path);
  return error;
}

function showAgain(value: unknown): string {
  return value instanceof KaitaiStruct ? value.constructor.name : String(value);
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
    throw placed(path, new ConsistencyError(path, 'what can be read again', error.message));
  }
}
