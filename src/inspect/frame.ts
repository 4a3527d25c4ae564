import { Chat } from '../../generated/typescript/chat.js';
import type { Annotation } from '../runtime/index.js';
import { type Row, rowsOf } from './rows.js';

/** One frame: who sent it, and its fields with their bytes. */
export interface InspectedFrame {
  /** Its place in what was inspected: `records[3]`, `frames[0]`. */
  readonly name: string;
  /** Undefined where not even that could be read. */
  readonly side: Chat.Side | undefined;
  /** Its length in bytes. */
  readonly size: number;
  /** How many frames just before it have the same bytes. */
  readonly repeats: number;
  readonly rows: readonly Row[];
}

/** What a frame is made of. */
interface Parts extends Pick<InspectedFrame, 'name' | 'side' | 'repeats'> {
  readonly bytes: Uint8Array;
  /** Of the first of the bytes, in what is inspected as a whole. */
  readonly offset: number;
  readonly annotations: () => readonly Annotation[];
}

/** A frame whose rows are made when somebody wants to see them. */
export class Frame implements InspectedFrame {
  readonly #parts: Parts;
  #rows: readonly Row[] | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get name(): string {
    return this.#parts.name;
  }

  get side(): Chat.Side | undefined {
    return this.#parts.side;
  }

  get size(): number {
    return this.#parts.bytes.length;
  }

  get repeats(): number {
    return this.#parts.repeats;
  }

  get rows(): readonly Row[] {
    const { annotations, bytes, offset } = this.#parts;
    this.#rows ??= rowsOf({ annotations: annotations()[0]?.children ?? [], bytes, offset });
    return this.#rows;
  }
}

/** Who sent a record, as it says; undefined for a frame that is none. */
export function sideOf([record]: readonly Annotation[]): Chat.Side | undefined {
  const side = record?.children.find(({ field }) => field === Chat.Record.fields.side)?.value;
  return side === Chat.Side.CLIENT || side === Chat.Side.SERVER ? side : undefined;
}
