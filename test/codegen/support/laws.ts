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

/** An annotated read yields the same, and says of each byte at most once which field it belongs to. */
export function checkAnnotations(type: GeneratedClass, bytes: Uint8Array, fields: Plain): void {
  const { value, annotations, error } = annotate((io) => new type(io), bytes);
  expect(error === undefined ? plain(value) : FAILS).toEqual(fields);
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
    expect(plain(found)).toEqual(
      plain((value as unknown as Record<string, unknown>)[propertyOf(type, field)]),
    );
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
  for (let end = 0; end <= bytes.length; end++) {
    const needed = type.frameLength(shifted, 2, end + 2);
    expect(type.frameLength(bytes.subarray(0, end))).toBe(needed);
    if (end >= length) expect(needed).toBe(length);
    else {
      expect(needed).toBeGreaterThan(end);
      expect(needed).toBeLessThanOrEqual(length);
    }
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
