import type { Annotator } from './annotations.js';
import { BitCounter } from './bit-counter.js';
import type { Computed } from './computed.js';
import { withPath } from './failing-field.js';
import { fieldsOf } from './field-paths.js';
import { KaitaiStream } from './kaitai-stream.js';
import { type Kept, whileClosing } from './kept.js';
import { checkRest, heldValue } from './leaving.js';
import { checkTerminators } from './lookahead.js';
import { leaveAll } from './nesting.js';
import { beginWriting, endWriting } from './unchecked.js';
import { ConsistencyNotCheckedError } from './validation-errors.js';

/**
 * Base of all generated classes.
 *
 * Reading is the business of the constructor. To write an object: `toBytes()`, or `appendTo(io)` for many in a row.
 *
 * `_read`, `_check`, `_write` and `_fetchInstances` are those of the official runtimes. What is marked `@internal`
 * is for generated code alone, and is left out of the pages of the API.
 */
export abstract class KaitaiStruct {
  /** The stream that the object was read from or written to last; undefined before either. */
  declare _io: KaitaiStream | undefined;

  /**
   * The object that this one is a field of, or the one that the specification names instead; undefined for the outermost,
   * and null for one that does not know what it is part of: `parent: false`, or a type from another file.
   */
  declare _parent: unknown;

  /**
   * The object of the file's own type that everything is part of; undefined for a part that was made alone, and null for
   * one that does not know it.
   */
  declare _root: unknown;

  /** Whether the object has changed since it was read or checked. */
  declare _dirty: boolean;

  /**
   * Bytes behind the fields that no field has read: of an object with a size, and of what `fromBytes` made. They are kept,
   * and written again by `toBytes()`, and `undefined` leaves them out.
   */
  declare _rest: Uint8Array | undefined;

  /**
   * Of classes with fields that may need it: what was read and is in no value, to be written again.
   *
   * @internal
   */
  declare _kept: Kept | undefined;

  /**
   * Of types that may be inside themselves, while something is done to the object: how deep it is in others of such types.
   *
   * @internal
   */
  declare _level: number | undefined;

  protected constructor(io: KaitaiStream | undefined, parent: unknown) {
    this._io = io;
    this._parent = parent;
    this._dirty = true;
    this._rest = undefined;
  }

  /** The stream to read from. @internal */
  protected _stream(): KaitaiStream {
    if (this._io === undefined) throw new ConsistencyNotCheckedError('the object has no stream to read from');
    return this._io;
  }

  /** Makes an object, or each in an array of objects, a part of this one, and prepares it. @internal */
  protected _adopt(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this._adopt(item);
    } else if (value instanceof KaitaiStruct) {
      value._parent = this;
      value._root = this._root;
      value._prepare();
    }
  }

  /**
   * The same where the parent is another object than this one, or none. One that is not known yet stays as it is.
   *
   * @internal
   */
  protected _adoptAs(value: unknown, parent: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this._adoptAs(item, parent);
    } else if (value instanceof KaitaiStruct) {
      if (parent !== undefined) value._parent = parent;
      value._root = this._root;
      value._prepare();
    }
  }

  /** `_prepare()` of an object that keeps its parent, or of each in an array of objects. @internal */
  protected _preparePart(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this._preparePart(item);
    else if (value instanceof KaitaiStruct) value._prepare();
  }

  /** Called on an object that has a stream of its own, or all bytes that were given, when it has been read. @internal */
  _keepRest(): this {
    const io = this._io;
    if (io !== undefined && io.pos < io.size) {
      const end = io.pos;
      this._rest = io.readBytesFull();
      io.seek(end);
    }
    return this;
  }

  /**
   * How many bytes must be behind the object for it to be read: a terminator that it does not consume.
   *
   * @internal
   */
  _lookahead(): number {
    return 0;
  }

  /** Length in bytes with what is behind the fields. @internal */
  _partLength(): number {
    return this._byteLength() + Math.max(this._lookahead(), this._rest === undefined ? 0 : this._rest.length);
  }

  /**
   * Tells a counter of all fields of the sequence: what `_byteLength()` is for objects that may share a byte with what is
   * before or behind them.
   *
   * @internal
   */
  _count(counter: BitCounter): void {
    counter.written((io) => this._write__seq(io));
  }

  /** `_byteLength()` where fields share bytes. @internal */
  protected _counted(): number {
    const counter = new BitCounter();
    this._count(counter);
    return counter.size;
  }

  /**
   * Writes it to a stream of its own, and behind it as much as there is room for of what was behind it.
   *
   * @internal
   */
  _writePart(io: KaitaiStream): void {
    this._write__seq(io);
    this._writeRest(io);
    checkTerminators(io);
  }

  /** Writes what was behind it as far as there is room, and goes back to its end. @internal */
  protected _writeRest(io: KaitaiStream): void {
    if (this._rest === undefined) return;
    checkRest(this._rest, io);
    const end = io.mark();
    io.writeBytes(this._rest.subarray(0, io.size - io.pos));
    io.reset(end);
  }

  /** What it writes to a stream of its own that is as long as it needs, and at least `size` bytes. @internal */
  _partBytes(size = 0): Uint8Array {
    const io = KaitaiStream.fixed(Math.max(size, this._partLength()));
    this._writePart(io);
    return io.toByteArray();
  }

  /**
   * What `JSON.stringify` makes of it: an object of its fields by name, with the instances at positions that were asked for
   * or set. A bigint is a text, and a byte array an array of numbers. What it is part of, and its stream, are left out.
   */
  toJSON(): Record<string, unknown> {
    const values = Object.keys(fieldsOf(this)).map((name) => [name, jsonOf(heldValue(this, name))]);
    return Object.fromEntries(values) as Record<string, unknown>;
  }

  /** Reads all fields of the sequence from `_io`. */
  abstract _read(): void;

  /** The same, and reports each field. @internal */
  abstract _readAnnotated(annotator: Annotator): void;

  /**
   * Makes the object ready to be checked: links its children to it, drops values that were cached, derives
   * the lengths, counts and constants that follow from other fields; recursively.
   *
   * @internal
   */
  abstract _prepare(): void;

  /**
   * Checks that this one object is valid and its parts agree, and marks it as clean.
   *
   * @throws ConsistencyError, ValidationFailedError
   */
  abstract _check(): void;

  /** `_check()` of this object and all below it. @internal */
  abstract _checkAll(): void;

  /** Tells what each field that is computed must be. @internal */
  _compute(_computed: Computed): void {}

  /** Length in bytes that the object will have when written. @internal */
  abstract _byteLength(): number;

  /**
   * Writes all fields of the sequence.
   *
   * @throws ConsistencyNotCheckedError from children that were not checked
   * @internal
   */
  abstract _write__seq(io: KaitaiStream): void;

  /**
   * Reads all instances that were not asked for yet, of this object and of all below it, or while writing, writes
   * them. Call it before an object that was read is written to another stream.
   */
  _fetchInstances(): void {}

  /** `_fetchInstances()` of an object, or of each in an array of objects. @internal */
  protected _fetchPart(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this._fetchPart(item);
    else if (value instanceof KaitaiStruct) value._fetchInstances();
  }

  /** Writes the sequence, and what else the object has. @internal */
  protected _writeWhole(io: KaitaiStream): void {
    this._write__seq(io);
  }

  /**
   * Writes the object at the position of a stream.
   *
   * @throws ConsistencyNotCheckedError if it, or a part of it, was not checked since it was made
   * @throws EOFError if the stream does not grow and is too short
   */
  _write(io: KaitaiStream): void {
    const { pos, size, isGrowing } = io;
    try {
      this._writeTo(io);
    } catch (error) {
      throw this._failed(error, () => {
        const again = isGrowing ? KaitaiStream.growing() : KaitaiStream.fixed(size);
        again.seek(pos);
        this._writeTo(again);
      });
    }
  }

  /** What is thrown when it could not be written. @internal */
  private _failed(error: unknown, again: () => void): unknown {
    const placed = withPath(error, this, again);
    leaveAll(this);
    return placed;
  }

  /** `_write()`, of which an error does not say yet where it is. @internal */
  protected _writeTo(io: KaitaiStream): void {
    if (this._dirty) {
      throw new ConsistencyNotCheckedError();
    }
    const outer = beginWriting();
    try {
      this._writeWhole(io);
    } finally {
      endWriting(outer);
    }
    io.writeAlignToByte();
    checkTerminators(io);
  }

  /**
   * The object as bytes, in memory of their own. One with instances at positions that was read is written over a copy of
   * what it was read from, so that what the specification does not reach stays.
   *
   * @throws ConsistencyError, ValidationFailedError, IntegerRangeError, EncodeError
   */
  toBytes(): Uint8Array {
    try {
      return whileClosing(() => this._bytes());
    } catch (error) {
      throw this._failed(error, () => this._bytes());
    }
  }

  /** `toBytes()`, of which an error does not say yet where it is. @internal */
  protected _bytes(): Uint8Array {
    this._prepare();
    this._checkAll();
    // Of fixed size, so that what the specification says of the end of the stream holds while writing.
    const io = KaitaiStream.fixed(this._partLength());
    this._writeTo(io);
    this._writeRest(io);
    return io.toByteArray();
  }

  /**
   * Writes what `toBytes()` returns to the end of a growing stream, without an array of its own: for many short
   * objects in a row. If it throws, the stream is as it was.
   *
   * @throws ConsistencyError, ValidationFailedError, IntegerRangeError, EncodeError
   */
  appendTo(io: KaitaiStream): void {
    try {
      const end = io.size;
      whileClosing(() => {
        io.truncate(end);
        this._append(io);
      });
    } catch (error) {
      throw this._failed(error, () => this._append(KaitaiStream.growing()));
    }
  }

  /** `appendTo()`, of which an error does not say yet where it is. @internal */
  protected _append(io: KaitaiStream): void {
    this._prepare();
    this._checkAll();
    const end = io.size;
    io.seek(end);
    try {
      const part = io.substream(this._partLength());
      this._writeTo(part);
      this._writeRest(part);
    } catch (error) {
      io.truncate(end);
      throw error;
    }
  }
}

function jsonOf(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (value instanceof Uint8Array) return [...value];
  return Array.isArray(value) ? value.map(jsonOf) : value;
}
