/**
 * What holds for the code that is made of every specification, whichever it is.
 */
import { expect } from 'vitest';
import {
  annotate,
  type FieldInfo,
  flatten,
  KaitaiError,
  KaitaiStruct,
  PositionedStruct,
} from '../../../src/runtime/index.js';
import type { GeneratedClass } from './generated.js';
import { type OfficialClass, officialStream, readTop } from './official.js';
import { type Plain, plain, THROWS } from './plain.js';
import { expectSame } from './same.js';

/** How bytes are shown that cannot be read. */
export const FAILS = '(fails)';

/** @throws what is no error of the runtime, and so a mistake of the generator */
export function readOurs(type: GeneratedClass, bytes: Uint8Array): { object?: KaitaiStruct; fields: Plain } {
  try {
    const object = type.fromBytes(bytes);
    return { object, fields: plain(object) };
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
    return { fields: FAILS };
  }
}

export function readOfficially(type: OfficialClass, bytes: Uint8Array): Plain {
  try {
    return plain(readTop(new type(officialStream(bytes))));
  } catch {
    return FAILS;
  }
}

/** What `to-string` says of an object that can be read. */
export function shownOfficially(type: OfficialClass, bytes: Uint8Array): string {
  return String(readTop(new type(officialStream(bytes))));
}

/** An annotated read yields the same, and says of each byte at most once which field it belongs to. */
export function checkAnnotations(type: GeneratedClass, bytes: Uint8Array, fields: Plain): void {
  const { value, annotations, error } = annotate((io) => new type(io), bytes);
  expectSame(error === undefined ? plain(value) : FAILS, fields);
  // What stands at positions is in any order.
  if (type.prototype instanceof PositionedStruct) {
    checkAnnotatedInstances(type, bytes);
    return;
  }
  let before = 0;
  for (const { annotation } of flatten(annotations)) {
    expect(annotation.start).toBeGreaterThanOrEqual(annotation.bits ? before - 1 : before);
    expect(annotation.end).toBeGreaterThanOrEqual(annotation.start);
    expect(annotation.end).toBeLessThanOrEqual(bytes.length);
    before = annotation.end;
  }
}

/** Every instance is annotated with its value, between the ends of the stream. */
function checkAnnotatedInstances(type: GeneratedClass, bytes: Uint8Array): void {
  const { value, annotations, error } = annotate((io) => new type(io), bytes, { instances: true });
  if (error !== undefined) return;
  for (const { field, value: found } of annotations) {
    expectSame(plain(found), plain((value as unknown as Record<string, unknown>)[propertyOf(type, field)]));
  }
  for (const { annotation } of flatten(annotations)) {
    expect(annotation.end).toBeGreaterThanOrEqual(annotation.start);
    expect(annotation.end).toBeLessThanOrEqual(bytes.length);
  }
}

function propertyOf(type: GeneratedClass, field: FieldInfo): string {
  const entry = Object.entries(type.fields).find(([, info]) => info === field);
  if (entry === undefined) throw new Error(`${field.path} is no field of ${type.name}`);
  return entry[0];
}

/** Whether a getter failed, somewhere in it. */
export function hasThrown(fields: Plain): boolean {
  return JSON.stringify(fields, (_, value) => (typeof value === 'bigint' ? String(value) : value)).includes(
    THROWS,
  );
}

/**
 * From any beginning of the bytes, `frameLength` says that more are needed and never too many, and from all of them how
 * long the object is; nothing around them counts.
 *
 * @param length bytes that the object takes
 */
export function checkFrameLength(type: GeneratedClass, bytes: Uint8Array, length: number): void {
  if (type.frameLength === undefined) return;
  const shifted = new Uint8Array(bytes.length + 3).fill(0xee);
  shifted.set(bytes, 2);
  // Of many bytes not at each: to find a terminator behind all of them takes as long as there are bytes, for each end.
  const step = Math.ceil((bytes.length + 1) / 500);
  const ends = Array.from({ length: Math.ceil((bytes.length + 1) / step) }, (_, i) => i * step);
  for (const end of [...ends, Math.max(0, length - 1), length, bytes.length]) {
    const needed = type.frameLength(shifted, 2, end + 2);
    const isSame = type.frameLength(bytes.subarray(0, end)) === needed;
    const isRight = end >= length ? needed === length : needed > end && needed <= length;
    if (!isSame || !isRight) expect({ end, needed, isSame }).toEqual({ end, needed: length, isSame: true });
  }
}

/** What `of()` takes, from an object that was read: its own fields as plain data. */
export function initOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(initOf);
  if (!(value instanceof KaitaiStruct)) return value;
  const { fields } = value.constructor as unknown as { readonly fields: object };
  const own = Object.keys(value).filter((name) => !name.startsWith('_') && !name.endsWith('Enabled'));
  const names = new Set([...own, ...Object.keys(fields)]);
  return Object.fromEntries([...names].map((name) => [name, initOf(value[name as keyof KaitaiStruct])]));
}
