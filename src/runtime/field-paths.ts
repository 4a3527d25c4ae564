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

/** The way from the outermost object that is known; undefined if the object is in no field of its parent. */
export function wayTo(object: KaitaiStruct): string | undefined {
  const ids: string[] = [];
  for (let part = object; isStruct(part._parent); part = part._parent) {
    const id = idIn(part._parent, part);
    if (id === undefined) return undefined;
    ids.unshift(id);
  }
  return ids.join('.');
}

/** What the part is called in an object: `id`, or `id[3]`. */
function idIn(object: KaitaiStruct, part: KaitaiStruct): string | undefined {
  const members = object as unknown as Record<string, unknown>;
  for (const [name, { id }] of Object.entries(fieldsOf(object))) {
    // What stands at a position is kept elsewhere, and not to be read for this.
    const value = Object.hasOwn(members, name) ? members[name] : members[`_m_${name}`];
    if (value === part) return id;
    const index = Array.isArray(value) ? value.indexOf(part) : -1;
    if (index >= 0) return `${id}[${index}]`;
  }
  return undefined;
}
