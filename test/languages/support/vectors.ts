import { isDeepStrictEqual } from 'node:util';
import { type FieldValue, frameExamples, readExample, storyExamples } from '../../examples/files.js';
import type { Language } from '../languages.js';
import { acceptedBy, readingOf } from './differences.js';
import { dump, type Outcome, RecordingFiles } from './dump.js';

/** Bytes of a recording, and what has to be read from them. */
export interface Vector {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: { readonly records: FieldValue } | { readonly error: string };
}

/** The byte before a frame of a recording, and a field of its record. */
const SIDES = { client_frame: 0, server_frame: 1 } as const;

/** All examples. A single frame becomes a recording of one frame, which is what every language reads. */
export function exampleVectors(): Vector[] {
  const frames = frameExamples.map(({ name, type, hex, fields, error }): Vector => {
    const bytes = Buffer.from(hex, 'hex');
    if (type === 'chat') return { name, bytes, expected: { error: error?.kind ?? '' } };
    const side = SIDES[type];
    const expected =
      fields === undefined ? { error: error?.kind ?? '' } : { records: [{ side, frame: fields }] };
    return { name, bytes: Buffer.from([side, ...bytes]), expected };
  });
  const stories = storyExamples.map(({ file, records }) => ({
    name: file,
    bytes: readExample(file),
    expected: { records: records.map(({ fields }) => fields) },
  }));
  return [...frames, ...stories];
}

/** Has a language read all vectors, and tells where it does not agree. */
export async function complaints(language: Language, vectors: readonly Vector[]): Promise<string[]> {
  const files = await RecordingFiles.write(vectors.map(({ bytes }) => bytes));
  try {
    const outcomes = await dump(language, files.paths);
    return vectors.flatMap((vector, index) => complaint(language, vector, outcomes[index]) ?? []);
  } finally {
    await files.remove();
  }
}

function complaint(language: Language, { name, expected }: Vector, outcome?: Outcome): string | undefined {
  if (outcome === undefined) return `${name}: nothing was written`;
  if ('error' in expected) {
    const tolerated = acceptedBy(language.name, name, expected.error) !== undefined;
    return 'error' in outcome || tolerated
      ? undefined
      : `${name}: read as ${short(outcome)}, and is to be refused with ${expected.error}`;
  }
  if ('error' in outcome) return `${name}: refused with ${JSON.stringify(outcome.error)}, and is to be read`;
  const difference = firstDifference(outcome.records, readingOf(language.name, expected.records), 'records');
  return difference === undefined ? undefined : `${name}: ${difference}`;
}

/** The path of the first field that is not the same, and what was read and should have been. */
function firstDifference(read: unknown, right: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(read, right)) return undefined;
  if (isObject(read) && isObject(right) && Array.isArray(read) === Array.isArray(right)) {
    for (const key of new Set([...Object.keys(right), ...Object.keys(read)])) {
      const below = firstDifference(read[key], right[key], `${path}.${key}`);
      if (below !== undefined) return below;
    }
  }
  return `${path} is read as ${short(read)}, and is ${short(right)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
