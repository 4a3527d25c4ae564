import type { Annotation } from '../runtime/index.js';

/** A field without fields of its own, or bytes that belong to no field; with the bytes that it stands on. */
export interface Row {
  /** From the object that was inspected, ids as in the specification: `message.line.sender`, `entries[2]`. */
  readonly path: string;
  /** Offset of the first of the bytes. */
  readonly start: number;
  /** The bytes that no row before has shown. */
  readonly bytes: Uint8Array;
  /** The field; undefined for bytes that belong to none. */
  readonly annotation: Annotation | undefined;
}

/** Fields whose bytes are to be shown, and those bytes. */
export interface Extent {
  readonly annotations: readonly Annotation[];
  /** What the offsets of the annotations count in; all of it is shown. */
  readonly bytes: Uint8Array;
  /** Where the first of the bytes is in what is shown as a whole. */
  readonly offset: number;
}

/**
 * The fields in the order in which they were read, each with its bytes, so that every byte of the extent is in
 * exactly one row: bytes that two fields share (bit fields do) go to the first of them, and bytes that no field
 * has read get rows of their own.
 */
export function rowsOf({ annotations, bytes, offset }: Extent): Row[] {
  const rows: Row[] = [];
  let shown = 0;
  const showUpTo = (end: number, path: string, annotation?: Annotation): void => {
    const to = Math.min(Math.max(end, shown), bytes.length);
    rows.push({ path, start: offset + shown, bytes: bytes.subarray(shown, to), annotation });
    shown = to;
  };
  const skipUpTo = (end: number): void => {
    if (end > shown) showUpTo(end, '');
  };
  for (const { path, annotation } of leaves(annotations)) {
    skipUpTo(Math.min(annotation.start, bytes.length));
    showUpTo(annotation.end, path, annotation);
  }
  skipUpTo(bytes.length);
  return rows;
}

interface Leaf {
  readonly path: string;
  readonly annotation: Annotation;
}

/** The fields without fields of their own, each with its way from the top. */
export function leaves(annotations: readonly Annotation[]): Leaf[] {
  const found: Leaf[] = [];
  const walk = (annotation: Annotation, path: string): void => {
    if (annotation.children.length === 0) found.push({ path, annotation });
    for (const child of annotation.children) walk(child, join(path, annotation, child));
  };
  for (const annotation of annotations) walk(annotation, annotation.name);
  return found;
}

/** An element stands in for its array: `entries[2]`, not `entries.entries[2]`. */
export function join(path: string, parent: Annotation, child: Annotation): string {
  if (child.field !== parent.field) return `${path}.${child.name}`;
  return path.slice(0, path.length - parent.name.length) + child.name;
}
