/**
 * Which field of which object an error of writing is about: while it is written once more, each object tells which of its
 * fields is asked for.
 */
import type { FieldInfo } from './annotations.js';
import { KaitaiError } from './errors.js';
import { type Follower, mayBePlaced, placed } from './failing.js';
import { fieldsOf, isStruct, pathTo } from './field-paths.js';
import type { KaitaiStruct } from './kaitai-struct.js';
import { ConsistencyError, ValidationFailedError } from './validation-errors.js';

/** An object by the names of its properties. */
type Members = Record<string, unknown>;

/** A field that was asked for. */
interface Asked {
  readonly field: FieldInfo;
  /** From the object that was to be written: `records[3].frame.text`. */
  readonly path: string;
  readonly value: unknown;
  /** Of the element that was asked for last, if it is an array. */
  index?: number | undefined;
}

/**
 * The error with the path of the field that it is about.
 *
 * @param object the one that could not be written
 * @param again does again what failed, to a stream of its own
 */
export function withPath(error: unknown, object: KaitaiStruct, again: () => void): unknown {
  const lacksPath = mayBePlaced(error) ? error.path === undefined : error instanceof TypeError;
  return lacksPath ? placed(error as Error, new Trail(object), again) : error;
}

/** Notes of all objects from one on which fields are asked for, until it ends. */
class Trail implements Follower {
  /** Each field as it was asked for last, the last of all at the end. */
  private readonly asked = new Map<FieldInfo, Asked>();
  private readonly undo: (() => void)[] = [];

  constructor(object: KaitaiStruct) {
    const rest = [{ object, path: '' }];
    const seen = new Set<KaitaiStruct>([object]);
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      for (const part of this.follow(next.object, next.path)) {
        if (!seen.has(part.object)) rest.push(part);
        seen.add(part.object);
      }
    }
  }

  end(): void {
    for (const action of this.undo) action();
  }

  /** Has an object tell. @returns the objects that are in its fields */
  private follow(object: KaitaiStruct, path: string): { object: KaitaiStruct; path: string }[] {
    const { _io } = object;
    this.undo.push(() => {
      object._io = _io;
    });
    const members = object as unknown as Members;
    const accessors = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object));
    return Object.entries(fieldsOf(object)).flatMap(([name, field]) => {
      const at = pathTo(path, field.id);
      // What stands at a position is kept elsewhere.
      const key = name in accessors ? `_m_${name}` : name;
      const value = members[key];
      this.watch(members, key, field, at);
      if (Array.isArray(value)) return value.flatMap((item, i) => part(item, `${at}[${i}]`));
      return part(value, at);
    });
  }

  private watch(object: Members, key: string, field: FieldInfo, path: string): void {
    const isKept = Object.hasOwn(object, key);
    let value = object[key];
    const get = () => {
      const asked: Asked = { field, path, value };
      this.note(asked);
      return Array.isArray(value) ? this.watchItems(value, asked) : value;
    };
    const set = (other: unknown) => {
      value = other;
    };
    Object.defineProperty(object, key, { get, set, configurable: true, enumerable: true });
    this.undo.push(() => {
      delete object[key];
      if (isKept || value !== undefined) object[key] = value;
    });
  }

  private note(asked: Asked): void {
    this.asked.delete(asked.field);
    this.asked.set(asked.field, asked);
  }

  /** The array, telling which element is asked for. Before the next, or at the end, it is asked for its length. */
  private watchItems(items: unknown[], asked: Asked): unknown[] {
    const get = (target: unknown[], name: string | symbol, receiver: unknown) => {
      asked.index = typeof name === 'string' && /^\d+$/.test(name) ? Number(name) : undefined;
      this.note(asked);
      return Reflect.get(target, name, receiver);
    };
    return new Proxy(items, { get });
  }

  /** The error, or the one that it should be, with its path; as it is if no field was asked for. */
  place(error: Error): Error {
    const all = [...this.asked.values()].reverse();
    const [last] = all;
    if (last === undefined) return error;
    if (error instanceof ConsistencyError) {
      const [, id, inside = ''] = /^(\w+)(.*)$/.exec(error.id) ?? [];
      const asked = all.find(({ field }) => field.id === id);
      if (asked !== undefined) error.place(inside === '' ? withIndex(asked) : asked.path + inside);
    } else if (error instanceof ValidationFailedError) {
      const asked = all.find(({ field }) => field.path === error.srcPath);
      if (asked !== undefined) error.place(withIndex(asked));
    } else if (error instanceof KaitaiError) {
      error.place(withIndex(last));
    } else if (last.value === undefined || last.value === null) {
      const missing = new ConsistencyError(last.field.id, 'a value', last.value);
      missing.place(last.path);
      return missing;
    }
    return error;
  }
}

function part(value: unknown, path: string): { object: KaitaiStruct; path: string }[] {
  return isStruct(value) ? [{ object: value, path }] : [];
}

function withIndex({ path, index }: Asked): string {
  return index === undefined ? path : `${path}[${index}]`;
}
