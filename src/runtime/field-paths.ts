/** The fields of an object, and how one is called from further out. */
import type { FieldInfo } from './annotations.js';
import type { KaitaiStruct } from './kaitai-struct.js';

/** What the specification says of each field of the object, by the names of its properties. */
export function fieldsOf(object: object): Readonly<Record<string, FieldInfo>> {
  const { fields = {} } = object.constructor as { readonly fields?: Record<string, FieldInfo> };
  return fields;
}

/**
 * @param path to the object; empty for the outermost
 * @param id of its field
 */
export function pathTo(path: string, id: string): string {
  return path === '' ? id : `${path}.${id}`;
}

/** What is `instanceof KaitaiStruct`, for modules that its own needs. */
export function isStruct(value: unknown): value is KaitaiStruct {
  return typeof value === 'object' && value !== null && '_write__seq' in value;
}
