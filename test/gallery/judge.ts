/** What becomes of one real file: read by both, written back, edited. */
import { readFileSync } from 'node:fs';
import { KaitaiError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import { compareTrees } from './compare.js';
import { type Edits, tryEdits } from './edits.js';
import { type Gallery, officialStream } from './gallery.js';

export type Reading =
  | 'same'
  | 'differs'
  | 'only ours refuses'
  | 'only the official one refuses'
  | 'both refuse';

export interface Verdict {
  readonly size: number;
  readonly reading: Reading;
  /** What ours says where it refuses, the first differences otherwise. */
  readonly ours?: string;
  readonly official?: string;
  readonly differences: readonly string[];
  /** Instances that neither can read. */
  readonly unreadable: readonly string[];
  /** After nothing but reading; after every instance was asked for. */
  readonly written?: Written;
  readonly writtenWhole?: Written;
  readonly edits?: Edits;
}

export type Written =
  | { readonly kind: 'same' }
  /** The specification ends before the file does. */
  | { readonly kind: 'beginning'; readonly length: number }
  | { readonly kind: 'other'; readonly at: number }
  | { readonly kind: 'error'; readonly error: string; readonly isMeant: boolean };

const LARGE = 1_000_000;

export async function judge(gallery: Gallery, format: string, file: string): Promise<Verdict> {
  const bytes = Uint8Array.from(readFileSync(file));
  const Ours = gallery.ourClass(format);
  const Official = await gallery.officialClass(format);
  const official = (of: Uint8Array) => new Official(officialStream(of));
  const ours = attempt(() => new Ours(new KaitaiStream(bytes)));
  const theirs = attempt(() => official(bytes));
  if (!('value' in ours) || !('value' in theirs)) {
    const refused = { size: bytes.length, differences: [], unreadable: [] };
    if ('value' in ours)
      return { ...refused, reading: 'only the official one refuses', official: text(theirs) };
    if ('value' in theirs) return { ...refused, reading: 'only ours refuses', ours: text(ours) };
    return { ...refused, reading: 'both refuse', ours: text(ours), official: text(theirs) };
  }
  const written = writtenBack(new Ours(new KaitaiStream(bytes)), bytes);
  const { differences, unreadable } = compareTrees(ours.value, theirs.value);
  return {
    size: bytes.length,
    reading: differences.length === 0 ? 'same' : 'differs',
    differences,
    unreadable: unreadable.slice(0, 5),
    written,
    writtenWhole: writtenBack(ours.value, bytes),
    edits: tryEdits(Ours, official, bytes, bytes.length > LARGE ? 4 : 12),
  };
}

function writtenBack(object: KaitaiStruct, bytes: Uint8Array): Written {
  const written = attempt(() => object.toBytes());
  if (!('value' in written))
    return { kind: 'error', error: text(written), isMeant: written.error instanceof KaitaiError };
  const { value } = written;
  const at = value.findIndex((byte, i) => byte !== bytes[i]);
  if (at >= 0) return { kind: 'other', at };
  return value.length === bytes.length ? { kind: 'same' } : { kind: 'beginning', length: value.length };
}

type Attempt<T> = { readonly value: T } | { readonly error: unknown };

function attempt<T>(task: () => T): Attempt<T> {
  try {
    return { value: task() };
  } catch (error) {
    return { error };
  }
}

function text(attempt: Attempt<unknown>): string {
  const error = 'error' in attempt ? attempt.error : undefined;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
