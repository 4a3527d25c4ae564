/**
 * Writing objects with fields that are computed: these may follow from how the others are written, and these from them.
 */
import { type Computed, isSame, isToSettle, isUnknown, whileSettling } from './computed.js';
import { KaitaiError } from './errors.js';
import type { KaitaiStream } from './kaitai-stream.js';
import type { KaitaiStruct } from './kaitai-struct.js';
import { findSpan } from './spans.js';
import { ConsistencyError } from './validation-errors.js';

/** So many times all is written before values that change each time are given up. */
const MOST_ROUNDS = 64;

/** How often a value has changed while objects were prepared. */
let changes = 0;

/**
 * Writes an object again and again until each value is the one that follows from what was written. Most values are right
 * after the first time, and the second shows it.
 *
 * @throws ConsistencyError if a value changes each time, as that of a checksum does which is a part of its own bytes
 */
export function writeComputed(object: KaitaiStruct, write: () => Uint8Array): Uint8Array {
  if (isToSettle()) return write();
  return whileSettling((note) => {
    for (let round = 1; ; round++) {
      const settling = new Settling(object, round);
      const objects = new Set<KaitaiStruct>();
      note(objects);
      const bytes = settling.run(write, objects);
      if (bytes !== undefined) return bytes;
      if (round === MOST_ROUNDS) throw settling.endless();
    }
  });
}

/** One time of writing, and of computing. */
class Settling {
  /** The field that has changed last. */
  private changed: { readonly id: string; readonly from: unknown; readonly to: unknown } | undefined;
  private failure: unknown;

  constructor(
    private readonly object: KaitaiStruct,
    private readonly round: number,
  ) {}

  /** @returns undefined if a value has changed */
  run(write: () => Uint8Array, objects: ReadonlySet<KaitaiStruct>): Uint8Array | undefined {
    let bytes: Uint8Array | undefined;
    try {
      this.prepare();
      bytes = write();
    } catch (error) {
      // A length that is computed may be wrong yet.
      if (!(error instanceof KaitaiError)) throw error;
      this.failure = error;
    }
    // One way and the other, so that long chains of values are right after few times whichever way they go.
    const ordered = this.round % 2 === 1 ? [...objects] : [...objects].reverse();
    for (const object of ordered) object._compute(this.settle);
    if (this.changed !== undefined) return undefined;
    // Whoever looks for the place of an error takes the field that was asked for last.
    if (bytes === undefined) return write();
    if (this.failure !== undefined) throw this.failure;
    return bytes;
  }

  /** Until what follows from fields alone is known, in whatever order. */
  private prepare(): void {
    for (let times = 0; times < MOST_ROUNDS; times++) {
      const before = changes;
      this.object._prepare();
      if (changes === before) return;
    }
  }

  private readonly settle: Computed = (object, name, field, value, { compute, set, write, index }) => {
    let computed: typeof value;
    try {
      computed = compute();
      if (isSame(value, computed)) return;
      set(computed);
    } catch (error) {
      if (!(error instanceof KaitaiError)) throw error;
      if (!(isUnknown(error) && object._root === undefined)) this.failure ??= error;
      return;
    }
    this.changed = { id: field.id, from: value, to: computed };
    const span = findSpan(object, name, index);
    if (span !== undefined && write !== undefined) patch(span.io, span.start, (io) => write(io, computed));
  };

  endless(): ConsistencyError {
    const { id = '', from, to } = this.changed ?? {};
    return new ConsistencyError(id, `a value that does not depend on itself, as ${String(to)} does`, from);
  }
}

/** Puts a value where it was written, for those that are computed from its bytes. All is written once more anyway. */
function patch(io: KaitaiStream, at: number, write: (io: KaitaiStream) => void): void {
  const mark = io.mark();
  try {
    io.seek(at);
    write(io);
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
  } finally {
    io.reset(mark);
  }
}

/** A value while an object is prepared: what is computed, or as it was where that cannot be known yet. */
export function computeEarly<T>(value: T, compute: () => T): T {
  try {
    const computed = compute();
    if (!isSame(value, computed)) changes++;
    return computed;
  } catch (error) {
    if (error instanceof KaitaiError) return value;
    throw error;
  }
}
