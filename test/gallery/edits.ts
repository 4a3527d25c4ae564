/**
 * Edits: one field of a file gets another value, and the file is written. Every byte outside the field is to be as it
 * was, and both readers are to agree on the result.
 */

import { lowerCamel } from '../../src/codegen/typescript/names.js';
import {
  annotate,
  type FlatAnnotation,
  flatten,
  KaitaiError,
  KaitaiStream,
} from '../../src/runtime/index.js';
import type { GeneratedClass } from '../codegen/support/generated.js';
import { brief, compareTrees } from './compare.js';

export interface Edits {
  /** Written, with every other byte as it was, and read alike by both. */
  readonly good: number;
  /** The first of these: `header.width: 64 -> 65`. */
  readonly example?: string;
  /** Written and read alike by both; other bytes follow from the field. */
  readonly moved: number;
  /** Refused with an error of the runtime, since the specification allows no other value. */
  readonly refused: number;
  /** The field follows from others, and came back. */
  readonly derived: number;
  /** What must not be: an error of another kind, a file that ours cannot read again, readers that disagree. */
  readonly faults: readonly string[];
}

type Outcome = 'good' | 'moved' | 'refused' | 'derived' | { readonly fault: string };

/** Values compared of each edited file. */
const COMPARED = 60_000;

/** @param official reads the result, or throws */
export function tryEdits(
  type: GeneratedClass,
  official: (bytes: Uint8Array) => object,
  bytes: Uint8Array,
  count: number,
): Edits {
  const read = () => new type(new KaitaiStream(bytes));
  const { annotations } = annotate((io) => new type(io), bytes, { instances: true });
  const leaves = chosen(flatten(annotations).filter(isEditable), count);
  const result = { good: 0, moved: 0, refused: 0, derived: 0, faults: [] as string[] };
  let example: string | undefined;
  for (const { path, annotation } of leaves) {
    const object = read();
    const place = find(object, path);
    if (place === undefined) continue;
    const before = current(place);
    const after = another(before);
    if (after === undefined) continue;
    const what = `${path}: ${brief(before)} -> ${brief(after)}`;
    place.owner[place.name] = after;
    const outcome = edited(object, type, official, bytes, annotation, path);
    if (typeof outcome === 'object') result.faults.push(`${what}: ${outcome.fault}`);
    else result[outcome]++;
    if (outcome === 'good') example ??= what;
  }
  return { ...result, ...(example === undefined ? {} : { example }) };
}

function edited(
  object: { toBytes(): Uint8Array },
  type: GeneratedClass,
  official: (bytes: Uint8Array) => object,
  bytes: Uint8Array,
  { start, end }: { start: number; end: number },
  path: string,
): Outcome {
  let written: Uint8Array;
  try {
    written = object.toBytes();
  } catch (error) {
    return error instanceof KaitaiError ? 'refused' : { fault: `toBytes() throws ${text(error)}` };
  }
  if (Buffer.compare(written, bytes.subarray(0, written.length)) === 0) return 'derived';
  let ours: object;
  try {
    ours = new type(new KaitaiStream(written));
  } catch (error) {
    return { fault: `what was written cannot be read again: ${text(error)}` };
  }
  let theirs: object;
  try {
    theirs = official(written);
  } catch (error) {
    return { fault: `the official reader refuses what was written: ${text(error)}` };
  }
  const [difference] = compareTrees(ours, theirs, COMPARED).differences;
  if (difference !== undefined) return { fault: `the readers disagree on what was written: ${difference}` };
  const place = find(ours, path);
  const wanted = find(object, path);
  if (place === undefined || wanted === undefined) return 'moved';
  const [got, set] = [current(place), current(wanted)];
  if (brief(got) !== brief(set)) return { fault: `read again it is ${brief(got)}` };
  return isOnlyIn(start, end, written, bytes) ? 'good' : 'moved';
}

/** Whether two files are the same outside a place of the second; what is behind the shorter one was not described. */
function isOnlyIn(start: number, end: number, written: Uint8Array, bytes: Uint8Array): boolean {
  return (
    Buffer.compare(written.subarray(0, start), bytes.subarray(0, start)) === 0 &&
    Buffer.compare(written.subarray(end), bytes.subarray(end, written.length)) === 0
  );
}

function isEditable({ annotation: { value, start, end, processed } }: FlatAnnotation): boolean {
  return !processed && end > start && another(value) !== undefined;
}

/** Spread evenly over the file, each kind of field in its turn first. */
function chosen(leaves: readonly FlatAnnotation[], count: number): FlatAnnotation[] {
  const kinds = new Map(leaves.map((leaf) => [leaf.annotation.field.path, leaf]));
  const first = [...kinds.values()];
  const pool = first.length >= count ? first : [...first, ...leaves.filter((leaf) => !first.includes(leaf))];
  if (first.length < count) return pool.slice(0, count);
  return Array.from(
    { length: count },
    (_, i) => first[Math.floor((i * first.length) / count)] as FlatAnnotation,
  );
}

/** Another value of the same length: one letter, one bit. */
function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'bigint') return value ^ 1n;
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? value ^ 1 : value * 2;
  if (typeof value === 'string' && /^[ -~]/.test(value))
    return (value[0] === 'x' ? 'y' : 'x') + value.slice(1);
  if (value instanceof Uint8Array && value.length > 0) {
    const copy = Uint8Array.from(value);
    copy[copy.length - 1] = (copy[copy.length - 1] as number) ^ 1;
    return copy;
  }
  return undefined;
}

type Members = Record<string, unknown>;

interface Place {
  readonly owner: Members;
  readonly name: string;
}

function current({ owner, name }: Place): unknown {
  try {
    return owner[name];
  } catch {
    return undefined;
  }
}

/** The object that has the field of a path such as `records[0].frame.len_message`, and the name there. */
function find(object: object, path: string): Place | undefined {
  try {
    return findIn(object, path);
  } catch {
    // On the way is an instance that cannot be read.
    return undefined;
  }
}

function findIn(object: object, path: string): Place | undefined {
  const steps = path.split('.').flatMap((part) => {
    const [, id = '', indexes = ''] = /^([^[]*)(.*)$/.exec(part) ?? [];
    return [id, ...[...indexes.matchAll(/\d+/g)].map(([index]) => index)];
  });
  let at: unknown = object;
  for (const [i, step] of steps.entries()) {
    if (typeof at !== 'object' || at === null) return undefined;
    const owner = at as Members;
    const name = Array.isArray(at) ? step : nameOf(owner, step);
    if (name === undefined) return undefined;
    if (i === steps.length - 1) return { owner, name };
    at = owner[name];
  }
  return undefined;
}

function nameOf(owner: Members, id: string): string | undefined {
  const name = id.startsWith('_') ? id : lowerCamel(id);
  return [name, `${name}_`].find((each) => each in owner);
}

function text(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
