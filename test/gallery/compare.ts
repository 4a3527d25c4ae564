/** Whether an object of our class and one of the official class say the same of a file, in every field and instance. */
import { memberNames } from '../codegen/support/plain.js';

export interface Comparison {
  /** `path: what differs`, the first few. */
  readonly differences: readonly string[];
  /** Paths of instances that neither can read. */
  readonly unreadable: readonly string[];
  /** How many values were compared; the limit ends it where a format has no end, such as folders that hold themselves. */
  readonly compared: number;
}

const MAX_DEPTH = 40;
const MAX_SHOWN = 8;

/** What a getter threw. */
class Thrown {
  constructor(readonly reason: string) {}
}

export function compareTrees(ours: object, official: object, limit = 400_000): Comparison {
  const differences: string[] = [];
  const unreadable: string[] = [];
  let compared = 0;
  const differs = (path: string, text: string) => {
    if (differences.length < MAX_SHOWN) differences.push(`${path}: ${text}`);
  };
  const walk = (a: unknown, b: unknown, path: string, depth: number): void => {
    compared++;
    if (compared > limit || depth > MAX_DEPTH || differences.length >= MAX_SHOWN) return;
    if (a instanceof Thrown || b instanceof Thrown) {
      if (a instanceof Thrown && b instanceof Thrown) unreadable.push(path);
      else if (a instanceof Thrown) differs(path, `only ours refuses: ${a.reason}`);
      else differs(path, `only the official one refuses: ${(b as Thrown).reason}`);
    } else if (isEmpty(a) || isEmpty(b)) {
      if (!(isEmpty(a) && isEmpty(b))) differs(path, `${brief(a)}, official ${brief(b)}`);
    } else if (a instanceof Uint8Array) {
      const same = isBytes(b) && Buffer.compare(a, Uint8Array.from(b)) === 0;
      if (!same) differs(path, `${brief(a)}, official ${brief(b)}`);
    } else if (Array.isArray(a)) {
      const list = Array.isArray(b) ? (b as unknown[]) : [];
      if (list.length !== a.length) differs(path, `${a.length} elements, official ${list.length}`);
      else for (const [i, item] of a.entries()) walk(item, list[i], `${path}[${i}]`, depth + 1);
    } else if (typeof a === 'object' && typeof b === 'object') {
      if ('readBytesFull' in a) return;
      for (const name of memberNames(a)) {
        const member = path === '' ? name : `${path}.${name}`;
        walk(get(a, name), get(b as object, name.replace(/_$/, '')), member, depth + 1);
      }
    } else if (!sameValue(a, b)) differs(path, `${brief(a)}, official ${brief(b)}`);
  };
  walk(ours, official, '', 0);
  return { differences, unreadable, compared };
}

function get(object: object, name: string): unknown {
  try {
    return (object as Readonly<Record<string, unknown>>)[name];
  } catch (error) {
    return new Thrown(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

function isEmpty(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isBytes(value: unknown): value is ArrayLike<number> {
  return value instanceof Uint8Array || Array.isArray(value);
}

/** The official target has doubles where ours has exact integers. */
function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'bigint' ? Number(a) : a) === b;
}

export function brief(value: unknown): string {
  if (isEmpty(value)) return 'nothing';
  if (value instanceof Uint8Array)
    return `${value.length} bytes ${Buffer.from(value.subarray(0, 12)).toString('hex')}`;
  if (Array.isArray(value)) return `${value.length} elements`;
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
