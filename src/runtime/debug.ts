/**
 * Classes made for debugging (`ks-debug`): they do not read by themselves, so that an object can be looked at of which
 * reading failed, and note where each field was.
 */
import type { Annotator, FieldInfo } from './annotations.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';

/** Where a field was, as the official JavaScript target has it. Of a value that is computed, only `enumName`. */
export interface DebugInfo {
  /** Position of the field in its stream, in bytes. */
  start?: number;
  /** Position behind it; missing if reading failed in it. */
  end?: number;
  /** Offset in bytes of its stream in the outermost one. */
  ioOffset?: number;
  /** The name of its enum: `Chat.Command`. */
  enumName?: string;
  /** The same of each element of a repeated field. */
  arr?: DebugInfo[];
}

/** What is known of each field by the name of the property; of an instance with `_m_` before it. */
export type DebugMap = Record<string, DebugInfo>;

/** An object of a class that was generated with `ks-debug: true` or `--debug`. */
export interface Debugged extends KaitaiStruct {
  _debug: DebugMap;
}

/** `_read()` of a class that was generated with `ks-debug: true` or `--debug`. */
export function readDebugged(object: Debugged, io: KaitaiStream): void {
  object._debug = {};
  object._readAnnotated(new DebugNotes(object, io.annotator));
}

/** An object of a class that does not read by itself is read. */
export function fullyRead<T extends KaitaiStruct>(object: T): T {
  if (object._dirty && object._io !== undefined) object._read();
  return object;
}

/** Fills the `_debug` of one object while it is read, and passes on what it hears. */
export class DebugNotes implements Annotator {
  private readonly stack: DebugInfo[] = [];

  constructor(
    private readonly object: Debugged,
    private readonly next: Annotator | undefined,
  ) {}

  begin(object: object): void {
    this.next?.begin(object);
  }

  condition(field: FieldInfo, io: KaitaiStream): void {
    this.next?.condition(field, io);
  }

  failInstance(field: FieldInfo, object: object): void {
    this.next?.failInstance(field, object);
  }

  open(field: FieldInfo, io: KaitaiStream, index?: number): void {
    const note = noteOf(field, io);
    const around = this.stack.at(-1);
    if (index === undefined || around === undefined) this.object._debug[this.nameOf(field)] = note;
    else around.arr = [...(around.arr ?? []), note];
    this.stack.push(note);
    this.next?.open(field, io, index);
  }

  openInstance(field: FieldInfo, io: KaitaiStream, object: object): void {
    const note = noteOf(field, io);
    this.object._debug[`_m_${this.nameOf(field)}`] = note;
    this.stack.push(note);
    this.next?.openInstance(field, io, object);
  }

  close(value: unknown, io: KaitaiStream): void {
    const note = this.stack.pop();
    if (note !== undefined) note.end = io.pos;
    if (note !== undefined && Array.isArray(value)) note.arr ??= [];
    this.next?.close(value, io);
  }

  private nameOf(field: FieldInfo): string {
    const { fields } = this.object.constructor as unknown as { readonly fields: Record<string, FieldInfo> };
    return Object.keys(fields).find((name) => fields[name] === field) ?? field.id;
  }
}

function noteOf(field: FieldInfo, io: KaitaiStream): DebugInfo {
  const name = field.enum === undefined ? {} : { enumName: field.enum };
  return { start: io.pos, ioOffset: io.baseOffset, ...name };
}
